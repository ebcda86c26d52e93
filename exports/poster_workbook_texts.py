"""What a poster sheet says and how large: titles, days, and the sessions that draw most."""

from collections.abc import Sequence
from datetime import date, datetime

from exports.schedule_rows import Row
from exports.workbook_fit import lines

TITLES = (64.0, 56.0, 48.0, 42.0, 36.0, 30.0, 26.0, 22.0, 18.0)
"""Sizes of titles: the largest that fits is taken."""
FIRST = ("keynote", "opening", "press_conference", "competition")
"""Formats a poster names before others."""


def largest(text: str, width: float) -> float:
    """The largest size at which a title takes one line, or two, or three, and breaks no word."""
    longest = max(text.split(), key=len, default="")
    for most in (1, 2, 3):
        least = {1: 42.0, 2: 30.0, 3: 0.0}[most]
        for size in TITLES:
            whole = lines(text, width, size, True) <= most and lines(longest, width, size, True) == 1
            if size >= least and whole:
                return size
    return TITLES[-1]


def days_told(first: date, last: date) -> str:
    """“23”, “23–25”, “30/4–2/5”."""
    if first == last:
        return str(first.day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}"
    return f"{first.day}/{first.month}–{last.day}/{last.month}"


def highlights(rows: Sequence[Row], rooms: Sequence[int], most: int) -> list[Row]:
    """What a poster names: one session a start, those that draw most first, in the order of time."""

    def rank(row: Row) -> tuple[int, int, datetime]:
        draw = FIRST.index(row.session.format) if row.session.format in FIRST else len(FIRST)
        room = rooms.index(row.room_ids[0]) if row.room_ids and row.room_ids[0] in rooms else len(rooms)
        return draw, room, row.starts or datetime.max

    firsts: dict[datetime, Row] = {}
    shown = [row for row in rows if row.starts and not row.is_off and not row.is_quiet]
    for row in sorted(shown, key=rank):
        if row.starts:
            firsts.setdefault(row.starts, row)
    best = sorted(firsts.values(), key=rank)[:most]
    return sorted(best, key=lambda row: row.starts or datetime.max)
