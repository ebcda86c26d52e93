"""Chinese titles stand in columns on the village poster; what is not all Chinese lies as before."""

from datetime import datetime

import pytest
from paper_geometry import faults, run
from sheet_plans import opened, visit

from exports import Request, document, poster
from exports.poster_vertical import can_stand, standing

STAMP = datetime(2026, 5, 12, 14, 5)
THEME = "尊重知识，敢于创新，把家乡建得更好"


def drawn(title, theme="", paper="A3", languages=("zh_CN",)):
    plan = opened(visit())
    event = plan.tables["event"][1]
    plan.tables["event"][1] = event._replace(title_other=title, theme_other=theme)
    request = Request((1,), languages, paper, document("poster").settle({}), printed=STAMP)
    return run(poster.lay_out(plan.picture, request))[0], request


def column_of(sheet, text):
    """The boxes of these characters, one each."""
    boxes = [box for box in sheet.boxes if len(box.text) == 1 and box.text in text]
    return sorted(boxes, key=lambda box: (-round(box.x), box.y))


@pytest.mark.parametrize("paper", ["A3", "A4", "A6"])
@pytest.mark.parametrize("theme", ["", THEME, "全面加强知识产权保护 推动构建新发展格局"])
def test_title_stands_in_columns_from_the_right(paper, theme):
    sheet, request = drawn("山里的发明课", theme, paper)
    assert faults(sheet) == []
    assert request.notes == []
    large = max(box.height for box in sheet.boxes)
    title = [box for box in column_of(sheet, "山里的发明课") if box.height > large * 0.9]
    assert "".join(box.text for box in title) == "山里的发明课"
    assert title[0].x > title[3].x


def test_whole_texts_are_told_for_judging_what_changed():
    sheet, _request = drawn("山里的发明课", THEME)
    assert {"山里的发明课", THEME} <= {said.text for said in sheet.said}


@pytest.mark.parametrize("title", ["3D打印课", "Inventing 发明", "《发明》", "课"])
def test_what_is_not_all_chinese_lies(title):
    sheet, _request = drawn(title)
    assert faults(sheet) == []
    assert any(title in box.text for box in sheet.boxes)


def test_two_languages_lie():
    sheet, _request = drawn("山里的发明课", languages=("zh_CN", "en"))
    assert any(box.text == "山里的发明课" for box in sheet.boxes)


def test_long_title_lies():
    sheet, _request = drawn("从一个好点子到一项发明专利：学生和乡村如何保护、许可和分享自己的发明" * 2)
    assert faults(sheet) == []


def test_no_column_begins_with_a_sign():
    found = standing("小发明，大梦想", (100,), 500, 500)
    assert found is not None
    for width in (40, 80, 120, 500):
        found = standing("小发明，大梦想", (100, 56, 40), width, 200)
        assert found is None or not any(column.startswith("，") for column in found.columns)
    assert can_stand("小发明，大梦想") and not can_stand("，小发明") and not can_stand("发明 2026")


def test_columns_end_after_a_sign_and_tear_no_word_of_the_field():
    title = "知识产权公益课：崇礼雪谷小学"
    assert standing(title, (56,), 200, 180).columns == ("知识产权公益课：", "崇礼雪谷小学")
    assert standing(title, (56,), 200, 130).columns == ("知识产权", "公益课：", "崇礼雪谷小学")
