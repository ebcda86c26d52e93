"""Every field says in a plain sentence what it does not take, and keeps what it does take exactly."""

import math
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import MODELS, Absence, Agreement, Campaign, Event, EventRoom, Group, Plan, Room, Session, Task
from models.database import Problem, clean, new_id
from models.fields import Choice, Clock, Count, Day, Flag, Moment, Text
from models.words import speaking


def named(field, name="starts_at"):
    field.name = name
    return field


def said(field, value):
    """The sentence that refuses a value."""
    with pytest.raises(Problem) as caught:
        field.inspect(value)
    sentence = str(caught.value)
    assert sentence[0] in "“T" and sentence.endswith(".")
    assert "{" not in sentence and "\n" not in sentence and len(sentence) < 200
    return sentence


# Text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Open Day\t\n", "Open Day"), ("开放日 🎓", "开放日 🎓"),
        ("a\r\nb\rc\x0bd\x0ce\u2028f\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("NUL\0BEL\x07ESC\x1bDEL\x7fC1\x9f", "NULBELESCDELC1"), ("half \ud83c pair", "half  pair"),
        ("evil\u202egpj.exe", "evilgpj.exe"), ("\ufeffBOM", "BOM"), ("\ufffe\uffff", ""), (None, ""),
        (7, "7"), ("e\u0301 \u00e9", "e\u0301 \u00e9"), ("=1+1", "=1+1"),
        ("<b>&amp;", "<b>&amp;"), ("\u200fשלום", "\u200fשלום"),
    ],
)  # fmt: skip
def test_text_is_kept_without_what_no_file_carries(typed, kept):
    assert Text("Title").inspect(typed) == kept


@given(st.text())
def test_cleaned_text_is_utf_8_of_one_kind_and_stays_so(text):
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert not set(once) & set("\0\r\x0b\x0c\x1b\u2028")


def test_text_says_what_it_does_not_take():
    assert said(Text("Title", needed=True), "  \0 ") == "“Title” must not be empty."
    assert said(Text("Title", limit=5), "123456") == "“Title” takes at most 5 characters; this text has 6."
    assert said(Text("Title"), b"bytes") == "“Title” takes text."
    assert Text("Title", limit=5).inspect("  12345  ") == "12345"


def test_field_without_a_label_is_called_by_its_name():
    assert said(named(Text(needed=True), "external_id"), "") == "“external id” must not be empty."


# Choices, counts, flags


@pytest.mark.parametrize("value", ["picnic", "", None, 5, ["a"], object, "a" * 500])
def test_choice_takes_its_codes_only(value):
    assert said(Choice("Kind", {"a": "A"}), value).startswith("“Kind” cannot be “")


@pytest.mark.parametrize(
    "value", ["5", "", 5.0, math.nan, math.inf, -1, 101, True, Decimal(5), 10**30, None, [], "٥", b"5"]
)
def test_count_takes_whole_numbers_of_its_range_only(value):
    assert said(Count("Seats", most=100), value).startswith(
        "“Seats” takes a whole number from 0 to 100, not “"
    )


def test_count_takes_its_ends_and_nothing_where_it_may():
    assert [Count("Seats", most=100, null=True).inspect(n) for n in (0, 100, None)] == [0, 100, None]
    assert Count("Workdays", least=-10).inspect(-10) == -10


@pytest.mark.parametrize("value", ["no", "1", 2, -1, math.nan, [], 0.5])
def test_flag_is_yes_or_no(value):
    assert said(Flag("Pinned"), value).startswith("“Pinned” is yes or no, not “")
    assert [Flag("Pinned").inspect(v) for v in (True, False, 1, 0, None)] == [True, False, True, False, False]


# Days and times


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-31",
        "31/02/2026",
        "",
        "tomorrow",
        datetime(2026, 4, 1),
        45000,
        "2026-13-01",
        time(9),
        math.nan,
    ],
)
def test_day_takes_days_that_exist(value):
    assert "needs a day that exists, written like 2026-04-23" in said(Day("Day"), value)


@pytest.mark.parametrize(
    "value", ["2026-02-30 09:00", "24:00", "", "2026-04-01 25:00", date(2026, 4, 1), 45000.5]
)
def test_moment_takes_moments_that_exist(value):
    assert "needs a day and time that exist" in said(Moment("Starts"), value)


@pytest.mark.parametrize("value", ["25:00", "9 o'clock", datetime(2026, 1, 1), 9])
def test_clock_takes_times_of_day(value):
    assert "needs a time of day, written like 09:30" in said(Clock("Opens"), value)


@pytest.mark.parametrize("value", [datetime(1066, 10, 14), datetime(9999, 12, 31), "0001-01-01 00:00"])
def test_year_that_cannot_be_meant_is_refused(value):
    assert "cannot be meant" in said(Moment("Starts"), value)


@pytest.mark.parametrize(
    "value", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01 09:00+08:00", "2026-01-01T09:00Z"]
)
def test_moment_with_an_offset_is_refused(value):
    assert "takes a local time without an offset" in said(Moment("Starts"), value)


def test_days_and_times_are_kept_to_the_minute():
    moment = Moment("Starts").inspect(datetime(2026, 4, 23, 9, 30, 59, 999_999))
    assert moment == datetime(2026, 4, 23, 9, 30)
    assert Moment("Starts").db_value(moment) == "2026-04-23 09:30"
    assert Clock("Opens").db_value(Clock("Opens").inspect("09:30:40")) == "09:30"
    assert Day("Day").inspect("2024-02-29") == date(2024, 2, 29)
    assert [Day("Day").inspect(None), Moment("M").inspect(None)] == [None, None]
    assert "needs a day" in said(Day("Day", null=False), None)


def test_stored_day_that_does_not_exist_is_a_sentence_when_read():
    with pytest.raises(Problem, match="2026-02-31"):
        Day("Day").python_value("2026-02-31")
    assert Day("Day").python_value(None) is None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)))
def test_every_moment_comes_back_to_the_minute(moment):
    field = Moment("Starts")
    assert field.python_value(field.db_value(field.inspect(moment))) == moment.replace(
        second=0, microsecond=0
    )


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_comes_back(day):
    assert Day("Day").python_value(Day("Day").db_value(Day("Day").inspect(day))) == day


# Every field of every model


HOSTILE = [
    "", " ", "\0", "x" * 300_000, -1, 2**80, math.nan, math.inf, True, b"\xff", [], {}, "2026-02-31", "24:00",
    datetime(1, 1, 1), date(9999, 12, 31), "'; DROP TABLE person; --", "\ud800", object(),
]  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_is_broken_by_any_value(model):
    for field in model._meta.sorted_fields:
        inspect = getattr(field, "inspect", None)
        for value in HOSTILE if inspect else []:
            try:
                kept = inspect(value)
            except Problem as problem:
                assert str(problem).endswith(".") and len(str(problem)) < 250
            else:
                assert kept is None or type(kept) in (str, int, bool, date, datetime, time)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_a_user_types_has_a_label(model):
    quiet = {"source", "external_id", "identity", "position", "gone", "digest"}
    for field in model._meta.sorted_fields:
        if getattr(field, "needed", False) and field.name not in quiet and model.__name__ != "Waiver":
            assert field.verbose_name, f"{model.__name__}.{field.name}"


def test_ids_are_random_63_bit_numbers():
    found = {new_id() for _ in range(1000)}
    assert len(found) == 1000
    assert all(0 < number < 2**63 for number in found)
    assert max(found) > 2**62


# What a model asks of several fields


def event(**values):
    return Event(title="E", **values)


RULES = [
    (event(starts=datetime(2026, 5, 2), ends=datetime(2026, 5, 1)), "ends before it starts"),
    (event(time_zone="Moon/Base"), "no time zone"),
    (event(time_zone="Asia"), "no time zone"),
    (event(time_zone="../../etc/passwd"), "no time zone"),
    (event(day_starts="25:00"), "no time of day"),
    (event(kind="picnic"), "“Kind” cannot be “picnic”"),
    (event(times=0), "from 1 to"),
    (Room(name="A", opens="9:99", closes="10:00"), "no time of day"),
    (Room(name="A", opens="09:00"), "both an opening and a closing time"),
    (EventRoom(hours="{"), "cannot be read"),
    (EventRoom(hours='{"2026-01-01": ["x", "y"]}'), "no time of day"),
    (Campaign(title="C", targets='{"events": "many"}'), "not whole numbers"),
    (Campaign(title="C", targets="["), "not whole numbers"),
    (Campaign(title="C", starts="2026-02-02", ends="2026-02-01"), "ends before it starts"),
    (Agreement(signed=date(2026, 1, 2), ends=date(2026, 1, 1)), "cannot end before it was signed"),
    (Absence(starts=datetime(2026, 1, 1), ends=datetime(2026, 1, 1)), "has to end after it starts"),
    (Group(name="G", arrives=datetime(2026, 1, 2), leaves=datetime(2026, 1, 1)), "leaves before it arrives"),
    (Task(title="T", due=date(2026, 1, 1), workdays=-3), "not both"),
    (Session(title="S", minutes=-1), "“Minutes” takes a whole number"),
    (Plan(identity="i", language="tlh"), "“Language” cannot be “tlh”"),
]


@pytest.mark.parametrize(("row", "match"), RULES, ids=[match for _row, match in RULES])
def test_rule_of_a_model_is_a_sentence(plan, row, match):
    with pytest.raises(Problem) as caught:
        if isinstance(row, EventRoom):
            row.room = Room(name="A")
        row.check()
    assert match in str(caught.value) and str(caught.value).endswith(".")


def test_sentence_is_said_in_the_language_in_force():
    with speaking("zh_CN"), pytest.raises(Problem, match=r"^“标题”.*。$"):
        Text("Title", needed=True).inspect("")
