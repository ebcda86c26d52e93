"""Days, times and lengths as people type them."""

from datetime import date, datetime, time

import pytest

from models.database import Problem
from models.words import speaking
from ui.dates import read_clock, read_day, read_minutes, read_moment, short_day, span


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9点", time(9)),
        ("下午2点30", time(14, 30)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("14:05", time(14, 5)),
    ],
)
def test_clock_is_read_as_typed(typed, meant):
    assert read_clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2026-04-23", date(2026, 4, 23)), ("23.4.2026", date(2026, 4, 23)), ("23 April", date(2026, 4, 23)),
     ("April 23, 2027", date(2027, 4, 23)), ("4月23日", date(2026, 4, 23)), ("23", date(2026, 4, 23)),
     ("Thu 23 April 2026", date(2026, 4, 23)), ("4/23", date(2026, 4, 23)), ("23/4", date(2026, 4, 23))],
)  # fmt: skip
def test_day_is_read_as_typed(typed, meant):
    assert read_day(typed, date(2026, 4, 1)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("45", 45), ("45 min", 45), ("1:30", 90), ("1h30", 90), ("1.5 h", 90), ("90分钟", 90)],
)
def test_length_is_read_as_typed(typed, meant):
    assert read_minutes(typed) == meant


@pytest.mark.parametrize(
    ("reader", "typed"),
    [
        (read_clock, "25:00"),
        (read_day, "31 February"),
        (read_minutes, "long"),
        (read_day, "someday"),
        (read_clock, "soon"),
    ],
)
def test_what_cannot_be_meant_is_a_problem(reader, typed):
    with pytest.raises(Problem, match=typed):
        reader(typed)


def test_moment_keeps_what_was_left_out():
    before = datetime(2026, 4, 23, 14, 0)
    assert read_moment("10:00", before) == datetime(2026, 4, 23, 10, 0)
    assert read_moment("24 April", before) == datetime(2026, 4, 24, 14, 0)
    assert read_moment("2026-05-01 9:30", before) == datetime(2026, 5, 1, 9, 30)


def test_what_is_shown_is_read_back_in_both_languages():
    for name in ("en", "zh_CN"):
        with speaking(name):
            for day in (date(2026, 4, 23), date(2026, 9, 30), date(2026, 12, 1)):
                assert read_day(short_day(day, year=True)) == day


def test_span_of_an_idea_says_that_it_has_no_date():
    assert span(None, None) == "no date yet"
