"""The list of events: one sheet for the season, telephone numbers for staff only."""

# ruff: noqa: E501 - texts

from datetime import datetime, timedelta

import pytest
from paper_geometry import faults, run, text_of, word_faults
from paper_pictures import Builder, partners, people

from exports import Request, document, events, make
from models.database import Problem

CITIES = (("Beijing", "北京"), ("Tianjin", "天津"), ("Zhengzhou", "郑州"), ("Wuhan", "武汉"), ("Guangzhou", "广州"),
          ("Chengdu", "成都"), ("Xi’an", "西安"), ("Jinan", "济南"), ("Harbin", "哈尔滨"), ("Kunming", "昆明"))  # fmt: skip


def season(count=10):
    """An Open Day in ten cities and more, its parts under one parent."""
    plan = Builder()
    people(plan)
    programme = plan.add("programme", name="CNIPA Open Day", name_other="国家知识产权局开放日")
    campaign = plan.add("campaign", programme_id=programme, title="Open Day 2026", title_other="2026年开放日")
    start = datetime(2026, 4, 23, 9)
    parent = plan.add("event", title="CNIPA Open Day", campaign_id=campaign, starts=start, ends=start + timedelta(4),
                      expected=99_999)  # fmt: skip
    for number in range(count):
        city, other = CITIES[number % len(CITIES)]
        day = start + timedelta(days=number // 3)
        event = plan.add(
            "event", title=f"Open Day in {city}", title_other=f"{other}开放日", part_of_id=parent, campaign_id=campaign,
            city=city, city_other=other, starts=day, ends=day + timedelta(hours=7), expected=100 * number,
            contact_id=number % 12 + 1, mode=("in_person", "hybrid", "online")[number % 3], times=1 + 979 * (number == 5),
            status="idea" if number == 7 else "planned",
        )  # fmt: skip
        partners(plan, event)
    return plan.picture


def pdf_of(picture, **more):
    more.setdefault("printed", datetime(2026, 5, 12, 14, 5))
    return run(make(document("events"), picture, Request(**more), ".pdf"))[0]


def test_list_has_no_text_cut_or_overlapping():
    for languages in (("en",), ("zh_CN",), ("en", "zh_CN")):
        request = Request(languages=languages, paper="A4", options={}, audience="staff")
        assert faults(run(events.lay_out(season(40), request))[0]) == []
    assert word_faults(pdf_of(season())) == []


def test_telephone_and_mail_are_for_staff_only():
    public, staff = text_of(pdf_of(season())), text_of(pdf_of(season(), audience="staff"))
    assert "13800138000" not in public and "canary@example.org" not in public
    assert "13800138000" in staff and "canary@example.org" in staff
    assert "ZhangHui" in public


def test_parts_stand_under_their_parent_and_figures_count_them_only():
    text = text_of(pdf_of(season()))
    assert text.index("23–27April2026") < text.index("OpenDayinBeijing") < text.index("OpenDayinKunming")
    assert "10events" in text
    assert "4,500" in text
    assert "99,999" not in text
    assert "held980times" in text


def test_chosen_events_only():
    text = text_of(pdf_of(season(), events=(2, 4)))
    assert "OpenDayinBeijing" in text and "OpenDayinZhengzhou" in text
    assert "OpenDayinTianjin" not in text


def test_parent_alone_lists_its_ten_cities():
    picture = season()
    found = text_of(pdf_of(picture, events=(1,)))
    assert "10events" in found and "OpenDayinKunming" in found


def test_list_can_be_of_what_belongs_to_a_campaign_or_event():
    picture = season()
    other = Builder()
    other.tables, other.plan = picture.tables, picture.plan
    other.add("event", title="Salon", starts=datetime(2026, 4, 2, 9))
    whole = text_of(pdf_of(other.picture))
    assert "Salon" in whole and "11events" in whole
    for words in ("open day 2026", "国家知识产权局开放日"):
        found = text_of(pdf_of(other.picture, options={"within": words}))
        assert "Salon" not in found and "10events" in found
    assert "Wuhan" not in text_of(pdf_of(other.picture, options={"within": "in Beijing"}))
    with pytest.raises(Problem, match="No event belongs to “Tour”"):
        pdf_of(other.picture, options={"within": "Tour"})
