"""Agendas in tables: one session a row below a header, in workbooks and text files."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from models.words import _
from planning.schedule import Item, Schedule

from . import incoming_times as times
from . import table_times
from .columns import Header
from .incoming_days import Days, weekday
from .incoming_schedule import Draft, placed
from .incoming_text import paragraphs
from .incoming_times import has_clock, moment
from .incoming_words import format_of, language_of
from .table_rows import Row, people
from .table_times import Cells
from .tables import Table

NEEDED = {"title"}
TIMED = {"date", "start", "day", "duration", "end"}
EVENING, DAWN = time(18), time(6)
CANCELLED = re.compile("cancel|abgesagt|取消", re.IGNORECASE)


def fits(head: Header | None) -> bool:
    """Whether a header says enough to be an agenda's: a title, and something of a time."""
    return bool(head and head.fields >= NEEDED and head.fields & TIMED)


def lacking(head: Header | None) -> str:
    """What a table would need to be read as an agenda."""
    if head is None or "title" not in head.fields:
        return _("a column for the title of each session")
    return _("a column for the date or the start of each session")


def titled(head: Header | None) -> bool:
    """Whether a header names at least the titles: sessions still to be placed."""
    return bool(head and head.fields >= NEEDED)


def read(found: list[tuple[Table, Header]], zone: str, first_day: date) -> Schedule:
    """The sessions of these tables."""
    draft = Draft("table", zone)
    rows = [row for table, head in found for row in _rows(table, head)]
    days = Days([row.label() for row in rows], first_day)
    for table, head in found:
        mine = [row for row in rows if row.table is table]
        cells = Cells(
            (row.value(name) for row in mine for name in ("date", "start", "end_date")), first_day.year
        )
        hours = table_times.in_hours(row.value("duration") for row in mine) and "min" not in _said(
            head, "duration"
        )
        last: date | None = None
        for row in mine:
            last = _add(row, draft, days, cells, hours, last)
    if days.guessed:
        draft.schedule.notes.append(
            _("The file gives no dates; its days are counted from {day}.").format(day=first_day.isoformat())
        )
    return draft.finished()


def _rows(table: Table, head: Header) -> Iterator[Row]:
    again = {column.header for column in head.columns}
    for number in range(head.row + 1, len(table.rows)):
        row = Row(table, head, number)
        filled = [column for column in head.columns if row.at(column)]
        if filled and {row.at(column) for column in filled} - again:
            yield row


def _said(head: Header, field: str) -> str:
    column = head.at(field)
    return column[0].header.casefold() if column else ""


def _add(row: Row, draft: Draft, days: Days, cells: Cells, hours: bool, last: date | None) -> date | None:
    """One row as a session; the day is returned, as the rows below may leave it out."""
    place, fault = row.fault()
    if fault:
        draft.refuse(place, fault)
        return last
    title = row.text("title")
    if not title:
        if sum(1 for column in row.head.columns if row.at(column)) > 2:
            draft.refuse(row.place("title"), _("It has no title."))
        return last
    day, wrong = _day(row, days, cells)
    if wrong:
        draft.refuse(row.place("date"), wrong)
        return last
    starts, ends, unread = _times(row, day or last, days, draft)
    if unread:
        draft.refuse(row.place("start"), _("Its start “{text}” is not a time.").format(text=unread))
        return last
    day = day or (last if starts else None)
    said = table_times.length(row.value("duration"), hours)
    minutes = said if said is not None else _between(starts, ends)
    draft.add(_item(row, title, day, starts, minutes))
    return day or last


def _item(row: Row, title: str, day: date | None, starts: datetime | None, minutes: int) -> Item:
    number = row.text("number")
    rooms = row.text("room")
    expected = row.text("expected")
    return Item(
        place=row.place("title"),
        title=title,
        title_other=row.text("title_other"),
        guid="" if number.isdigit() or len(number) < 4 else number,
        number=number if number.isdigit() else "",
        subtitle=row.text("subtitle"),
        abstract=paragraphs(*(row.raw(column) for column in row.head.at("abstract"))),
        link=row.text("link"),
        format=format_of(row.text("format")),
        language=language_of(row.text("language")),
        track=row.text("track").split("\\n")[0],
        day=day,
        starts=starts,
        minutes=minutes,
        rooms=(rooms,) if rooms else (),
        status="cancelled" if CANCELLED.search(row.text("status")) else "planned",
        expected=int(expected) if expected.isdigit() and len(expected) < 8 else None,
        notes=row.text("notes"),
        people=tuple(people(row)),
    )


def _day(row: Row, days: Days, cells: Cells) -> tuple[date | None, str]:
    """The day a row gives, and what is wrong with it."""
    for field in ("date", "start", "day"):
        value = row.value(field)
        if (
            field == "start"
            and not isinstance(value, datetime)
            and not (isinstance(value, str) and len(value) > 9)
        ):
            continue
        if isinstance(value, time):
            continue
        day, wrong = cells.day(value)
        if day or wrong:
            return day, wrong
    said = row.text("date")
    counted = days.of(row.text("day")) or (
        days.of(said) if weekday(said) is not None or len(said) < 8 else None
    )
    torn = isinstance(row.value("date"), float) and "." in said
    if counted is None and (torn or len(said) > 5) and not table_times.RANGE.search(said):
        return None, _("“{text}” is not a date.").format(text=said)
    return counted, ""


def _times(
    row: Row, day: date | None, days: Days, draft: Draft
) -> tuple[datetime | None, datetime | None, str]:
    """Start and end; and the text of a start that is none."""
    value = row.value("start")
    whole = moment(value) if isinstance(value, str) and has_clock(value) else None
    if isinstance(value, datetime):
        whole = value
    at = row.value("date")
    if value is None and isinstance(at, datetime) and at.time() != time():
        value = whole = at
    elif value is None and isinstance(at, str) and (has_clock(at) or times.day(at) is None):
        value, whole = at, moment(at) if has_clock(at) else None
    first, last = (whole.time(), None) if whole else table_times.span(value)
    if first is None:
        unread = row.text("start")
        return None, None, unread if unread and not _vague(unread) else ""
    starts = whole or placed(day or days.only(), first, draft.schedule.day_starts)
    return starts, _end(row, starts, last), ""


def _vague(said: str) -> bool:
    """Times that are words, such as TBA, 全天 or 晚上2小时: the session is kept, its time is not known."""
    return not re.search(r"\d[:：]\d|\d{3}", said)


def _end(row: Row, starts: datetime, last: time | None) -> datetime | None:
    value = row.value("end")
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and has_clock(value):
        return moment(value)
    found = table_times.clock(value) or last
    if found is None:
        return None
    end_day, _wrong = Cells((), starts.year).day(row.value("end_date"))
    ends = datetime.combine(end_day or starts.date(), found)
    local = starts.replace(tzinfo=None)
    if ends < local and not end_day and local.time() >= EVENING and found <= DAWN:
        ends += timedelta(days=1)
    return ends


def _between(starts: datetime | None, ends: datetime | None) -> int:
    return times.between(starts, ends) if starts and ends else 0
