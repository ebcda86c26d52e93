"""Every design of posters takes every paper, colour, language and amount of text, or says what it needs."""

# ruff: noqa: E501 - tables

import io
import re
from datetime import date, datetime, timedelta

import pypdf
import pytest
from paper_geometry import faults, fonts, run, text_of
from paper_pictures import Builder, open_day, partners, people
from sheet_plans import visit

from exports import Request, document, make, poster, poster_sheet
from exports.catalogue.posters import COLOURS as POSTER_COLOURS
from exports.catalogue.posters import DESIGNS as POSTER_DESIGNS
from exports.palette import ACCENTS
from exports.palette import POSTER_COLOURS as COLOURS
from exports.poster_programme import longitude
from exports.poster_templates import TEMPLATES
from models.database import Problem
from models.programme import COLOURS as PROGRAMME_COLOURS

STAMP = datetime(2026, 5, 12, 14, 5)
FILL = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) rg")
LINK = "https://example.org/open-day?id=2026"
LONG = (
    "From a first idea to a granted patent: how pupils, students and villages protect, license and share what "
    "they invent"
)
LONG_ZH = "从一个好点子到一项发明专利：学生和乡村如何保护、许可和分享自己的发明"
CITIES = (
    ("Hefei", "合肥"), ("Wuhan", "武汉"), ("Changsha", "长沙"), ("Guiyang", "贵阳"), ("Kunming", "昆明"),
    ("Chengdu", "成都"), ("Lanzhou", "兰州"), ("Xi’an", "西安"), ("Zhengzhou", "郑州"), ("Jinan", "济南"),
    ("Dalian", "大连"), ("Harbin", "哈尔滨"),
)  # fmt: skip
ITEMS = (
    ("Opening and keynote", "开幕式与主旨报告"), ("Press conference: the outline of the Five-Year Plan", "规划纲要发布会"),
    ("Patent search workshop", "专利检索工作坊"), ("GI stories on the dining table: film and tasting", "餐桌上的地理标志"),
    ("Salon for Innovation and High-Quality Development", "创新与高质量发展沙龙"), ("Pledge financing clinic", "质押融资"),
)  # fmt: skip


def season(days=7, items=2, stops=12, title="IP Publicity Week", other="知识产权宣传周"):
    """Event 1 with everything: parts on `days` days, or `stops` of a tour."""
    plan = Builder()
    people(plan)
    programme = plan.add("programme", name="IP Publicity Week", name_other="知识产权宣传周", colour="week")
    campaign = plan.add(
        "campaign", programme_id=programme, title=title, title_other=other,
        starts=date(2026, 4, 20), ends=date(2026, 4, 26),
        theme="Enhancing Intellectual Property Protection Comprehensively",
        theme_other="全面加强知识产权保护，推动构建新发展格局",
    )  # fmt: skip
    start = datetime(2026, 4, 20, 9)
    values = {"title": title, "title_other": other, "starts": start, "campaign_id": campaign}
    event = plan.add(
        "event", **values, ends=start + timedelta(days=max(days, 1) - 1, hours=8), audience="Everybody"
    )
    partners(plan, event)
    for number in range(days):
        for place in range(items):
            name, name_other = ITEMS[(number + place) % len(ITEMS)]
            plan.add("event", part_of_id=event, title=name, title_other=name_other, city="Beijing", city_other="北京",
                     starts=start + timedelta(days=number, hours=place % 12))  # fmt: skip
    for number in range(stops if not days else 0):
        city, city_other = CITIES[number % len(CITIES)]
        plan.add("event", part_of_id=event, title=f"{title}, {city}", city=city, city_other=city_other,
                 theme="GIs and rural revitalization" if number % 2 else "", theme_other="地理标志助力乡村振兴",
                 starts=start + timedelta(days=14 * number))  # fmt: skip
    return plan.picture


def full(template):
    """A plan that has what the design shows."""
    return season(0 if template == "tour" else 7)


def wanted(template="auto", languages=("en",), paper="A3", key="poster", **more):
    options = document(key).settle({"template": template, "link": LINK, **more})
    return Request((1,), languages, paper, options, printed=STAMP)


def drawn(picture, request, module=poster):
    return run(module.lay_out(picture, request))[0]


def words(sheet):
    return "".join("".join(box.text.split()) for box in sheet.boxes)


def test_designs_and_colours_of_the_menu_are_those_that_can_be_drawn():
    assert tuple(TEMPLATES) == POSTER_DESIGNS
    assert tuple(COLOURS) == POSTER_COLOURS
    assert set(COLOURS.values()) == set(ACCENTS) == set(PROGRAMME_COLOURS)
    assert [name.capitalize() for name in COLOURS] == [PROGRAMME_COLOURS[key] for key in COLOURS.values()]


@pytest.mark.parametrize("template", POSTER_DESIGNS)
@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
@pytest.mark.parametrize("paper", ["A3", "A4", "Letter", "A1"])
def test_design_has_no_text_cut_or_overlapping(template, languages, paper):
    sheet = drawn(full(template), wanted(template, languages, paper))
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 7 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("template", POSTER_DESIGNS)
@pytest.mark.parametrize("paper", ["A5", "A6"])
def test_small_paper_takes_the_design_or_says_what_it_needs(template, paper):
    try:
        sheet = drawn(full(template), wanted(template, paper=paper))
    except Problem as problem:
        assert "needs at least A" in str(problem)
        assert paper == "A6" and template == "landscape"
    else:
        assert faults(sheet) == []


@pytest.mark.parametrize("template", POSTER_DESIGNS)
@pytest.mark.parametrize("languages", [("en",), ("zh_CN", "en")])
def test_overlong_title_is_whole_on_every_design(template, languages):
    picture = season(0 if template == "tour" else 7, title=LONG, other=LONG_ZH)
    sheet = drawn(picture, wanted(template, languages))
    assert faults(sheet) == []
    first = LONG if languages[0] == "en" else LONG_ZH
    assert "".join(first.split()) in words(sheet)


@pytest.mark.parametrize("template", POSTER_DESIGNS)
def test_organisers_stand_in_their_order_and_no_telephone_is_public(template):
    text = text_of(run(make(document("poster"), full(template), wanted(template), ".pdf"))[0])
    heads = [text.index(word) for word in ("Host", "Organisers", "Co-organisers", "Supporters")]
    assert heads == sorted(heads)
    assert "13800138000" not in text and "010-62086666" not in text


@pytest.mark.parametrize("colour", POSTER_COLOURS)
def test_chosen_colour_is_painted(colour):
    pdf = run(make(document("poster"), open_day(), wanted("door", colour=colour), ".pdf"))[0]
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    fills = {tuple(map(float, found)) for found in FILL.findall(content)}
    accent = ACCENTS[COLOURS[colour]].accent
    painted = tuple(int(accent[at : at + 2], 16) / 255 for at in (0, 2, 4))
    assert any(fill == pytest.approx(painted, abs=1e-5) for fill in fills)


@pytest.mark.parametrize("template", POSTER_DESIGNS)
def test_same_bytes_twice_and_fonts_embedded(template):
    picture, request = full(template), wanted(template, ("zh_CN", "en"))
    first = run(make(document("poster"), picture, request, ".pdf"))[0]
    assert first == run(make(document("poster"), picture, request, ".pdf"))[0]
    assert all(fonts(first).values())


# Week


def test_every_day_of_the_week_is_a_step_higher_than_the_one_before():
    sheet = drawn(season(7), wanted("week"))
    numbers = [next(box for box in sheet.boxes if box.text == str(day)) for day in range(20, 27)]
    assert [box.x for box in numbers] == sorted(box.x for box in numbers)
    assert [box.y for box in numbers] == sorted((box.y for box in numbers), reverse=True)
    text = words(sheet)
    assert all("".join(name.split()) in text for name, _other in ITEMS)


@pytest.mark.parametrize("days", [1, 2, 5, 10])
@pytest.mark.parametrize("items", [1, 3, 9, 40])
def test_week_of_any_length_fits_and_tells_what_it_left_out(days, items):
    request = wanted("week", ("en",), "A4")
    sheet = drawn(season(days, items), request)
    assert faults(sheet) == []
    if items == 40:
        assert request.notes and "more" in words(sheet)


def test_week_of_a_campaign_bears_its_name_and_shows_its_events():
    plan = Builder()
    programme = plan.add("programme", name="Week", colour="week")
    campaign = plan.add("campaign", programme_id=programme, title="The Week 2026", starts=date(2026, 4, 20),
                        ends=date(2026, 4, 26))  # fmt: skip
    for number in range(3):
        plan.add(
            "event", campaign_id=campaign, title=f"Talk {number}", starts=datetime(2026, 4, 20 + number, 9)
        )
    plan.add(
        "event", campaign_id=campaign, title="Called off", status="cancelled", starts=datetime(2026, 4, 24, 9)
    )
    plan.add("event", campaign_id=campaign, title="Long after", starts=datetime(2026, 9, 24, 9))
    text = words(drawn(plan.picture, wanted("week")))
    assert "TheWeek2026" in text and "20–22April2026" in text
    assert all(f"Talk{number}" in text for number in range(3))
    assert "Calledoff" not in text and "Longafter" not in text


def test_poster_of_days_without_days_says_so():
    plan = Builder()
    plan.add("event", title="Idea")
    with pytest.raises(Problem, match="has no dated events"):
        drawn(plan.picture, wanted("week"))
    with pytest.raises(Problem, match="has 11 days"):
        drawn(season(11), wanted("week"))


# Tour


def test_stops_stand_in_order_of_time_from_west_to_east():
    from exports.poster_line import EAST, WEST, across

    request = wanted("tour")
    sheet = drawn(season(0), request)
    names = [box for box in sheet.boxes if box.text in {city for city, _other in CITIES}]
    assert [box.text for box in sorted(names, key=lambda box: box.y)] == [city for city, _other in CITIES]
    stops = next(poster.posters(season(0), request)).content.stops
    places = dict(zip([stop.city for stop in stops], across(stops), strict=True))
    assert places["Kunming"] == WEST and places["Harbin"] == EAST
    assert places["Lanzhou"] < places["Xi’an"] < places["Wuhan"] < places["Dalian"]


@pytest.mark.parametrize("stops", [2, 15, 24, 30])
@pytest.mark.parametrize("languages", [("en",), ("zh_CN", "en")])
def test_tour_of_any_length_fits(stops, languages):
    sheet = drawn(season(0, stops=stops), wanted("tour", languages))
    assert faults(sheet) == []


def test_stop_in_a_place_nobody_knows_lies_between_its_neighbours():
    from exports.poster_content import Stop
    from exports.poster_line import across

    xs = across([Stop("", "", "", 100.0), Stop("", "", "", None), Stop("", "", "", 120.0)])
    assert xs[0] < xs[1] < xs[2] and xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])
    assert len(set(across([Stop("", "", "", None)] * 3))) == 1


@pytest.mark.parametrize(
    ("text", "east"),
    [("Xi'an", 108.9), ("西安市", 108.9), ("Wuchang, Harbin", 127.2), ("Sangzhi County", 110.2), ("哈尔滨市五常", 126.6),
     ("Atlantis", None), ("", None)],
)  # fmt: skip
def test_longitude_of_a_place(text, east):
    assert longitude(text) == east


def test_tour_without_stops_says_so():
    with pytest.raises(Problem, match="has no stops"):
        drawn(open_day(), wanted("tour"))


def test_parent_of_stops_gets_the_line_by_itself():
    assert next(poster.posters(season(0), wanted())).template == "tour"
    assert next(poster.posters(season(7), wanted())).template == "week"
    assert next(poster.posters(season(7), wanted(), is_wide=True)).template == "landscape"


# Bilingual, notice, landscape


def test_bilingual_poster_sets_both_titles_in_one_size():
    sheet = drawn(season(), wanted("bilingual"))
    title = [box for box in sheet.boxes if box.text.startswith(("IP Publicity", "知识产权"))]
    largest = sorted(title, key=lambda box: -box.height)[:2]
    assert largest[0].height == pytest.approx(largest[1].height)
    assert largest[0].y == pytest.approx(largest[1].y)


def test_notice_names_when_where_and_programme():
    text = words(drawn(open_day(), wanted("notice")))
    for word in (
        "When",
        "Where",
        "For",
        "Agenda",
        "Thursday23April2026,08:30–16:30",
        "09:00MainHallOpeningandkeynote",
    ):
        assert word in text


def test_notice_tells_how_much_of_the_programme_it_left_out():
    request = wanted("notice", paper="A5")
    assert faults(drawn(open_day(), request)) == []
    assert any("of its details" in note for note in request.notes)


def test_landscape_has_the_shape_of_a_screen():
    sheet = drawn(season(), wanted("landscape"))
    assert (sheet.width, sheet.height) == (420, 420 * 9 / 16)
    png = run(make(document("poster"), season(), wanted("landscape"), ".png"))[0]
    assert int.from_bytes(png[16:20], "big") == 1920 and int.from_bytes(png[20:24], "big") == 1080


# Sizes, bleed, sheets


@pytest.mark.parametrize("size", ["600x900", "800 × 2000 mm", "400x400", "1200x500", "100x210"])
@pytest.mark.parametrize("template", ["auto", "notice"])
def test_poster_of_its_own_size(size, template):
    try:
        sheet = drawn(open_day(), wanted(template, size=size))
    except Problem as problem:
        assert template == "notice" and size == "1200x500", problem
        return
    assert faults(sheet) == []
    width, height = (float(part.strip(" m")) for part in size.replace("×", "x").split("x"))
    assert (sheet.width, sheet.height) == (width, height)


@pytest.mark.parametrize("size", ["large", "20x30", "600x9000", "600", "x"])
def test_size_that_is_none_is_refused(size):
    with pytest.raises(Problem):
        drawn(open_day(), wanted(size=size))


def test_bleed_adds_marks_and_boxes_for_the_printer():
    pdf = run(make(document("poster"), open_day(), wanted("door", bleed="yes"), ".pdf"))[0]
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    mm = 72 / 25.4
    assert [float(edge) / mm for edge in page.trimbox] == pytest.approx([10, 10, 307, 430], abs=0.01)
    assert [float(edge) / mm for edge in page.bleedbox] == pytest.approx([7, 7, 310, 433], abs=0.01)
    assert [float(edge) / mm for edge in page.mediabox] == pytest.approx([0, 0, 317, 440], abs=0.01)
    assert faults(drawn(open_day(), wanted("door", bleed="yes"))) == []


@pytest.mark.parametrize("template", POSTER_DESIGNS)
def test_every_design_goes_on_a_sheet(template):
    request = wanted(template, key="poster-sheet", paper="A3", up="2")
    assert faults(drawn(full(template), request, poster_sheet)) == []


def test_workbook_takes_the_chosen_colour_and_a_page_for_each_part():
    import openpyxl

    request = wanted(key="poster-sheet", paper="A4", parts="yes", colour="purple")
    data = run(make(document("poster-sheet"), season(0, stops=3), request, ".xlsx"))[0]
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len(book.worksheets) == 3
    assert ACCENTS["media"].accent in book.loaded_theme.decode()


def test_parts_get_a_page_each_in_the_order_of_time():
    sheet = drawn(season(0, stops=3), wanted("door", parts="yes"))
    assert sheet.page == 3
    cities = [
        box.text.split(", ")[-1] for box in sheet.boxes if box.text.endswith(("Hefei", "Wuhan", "Changsha"))
    ]
    assert list(dict.fromkeys(cities)) == ["Hefei", "Wuhan", "Changsha"]


@pytest.mark.parametrize("template", POSTER_DESIGNS)
@pytest.mark.parametrize("languages", [("en",), ("zh_CN", "en")])
def test_monstrous_words_are_broken_rather_than_not_printed(template, languages):
    title = "Donaudampfschifffahrtsgesellschaft <b> R&D 😀 𠮷野家 عربي " + "x" * 70
    picture = season(0 if template == "tour" else 7, title=title, other="龘" * 40)
    sheet = drawn(picture, wanted(template, languages))
    assert faults(sheet) == []
    expected = title if languages[0] == "en" else "龘" * 40
    plain = "".join(expected.replace("😀", "").replace("𠮷", "").split())
    assert plain in words(sheet).replace("😀", "").replace("𠮷", "")


def test_upright_design_on_a_wide_size_says_so():
    with pytest.raises(Problem, match="This design is upright"):
        drawn(open_day(), wanted("rings", size="1200x300"))


@pytest.mark.parametrize("template", ["rings", "terraces"])
@pytest.mark.parametrize("paper", ["A3", "A6"])
def test_when_and_where_are_told_on_any_paper(template, paper):
    settled = document("poster").settle({"template": template})
    sheet, _told = run(poster.lay_out(visit(), Request((1,), ("en",), paper, settled, printed=STAMP)))
    text = " ".join(box.text for box in sheet.boxes)
    assert "17 September 2026" in text and "Liyuan" in text and faults(sheet) == []


def test_village_poster_names_its_facts():
    settled = document("poster").settle({"template": "terraces"})
    sheet, _told = run(poster.lay_out(visit(), Request((1,), ("zh_CN",), "A3", settled, printed=STAMP)))
    assert {"时间", "地点"} <= {box.text for box in sheet.boxes}
