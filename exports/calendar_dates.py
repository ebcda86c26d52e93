"""The dates of a calendar: single entries as they are, repeating ones within a span of days."""

import re
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models.words import _, ngettext

from .calendar_entries import Entry, row
from .calendar_repeat import Series, When, obstacle, spread
from .incoming_schedule import Draft
from .incoming_text import line

FINITE = 5
"""Years after the last start in which series that end are followed."""
Span = tuple[date, date]


class Occurrence(NamedTuple):
    """One date of an entry; `mark` tells which of a repeating one. An entry may have no start."""

    entry: Entry
    starts: When | None
    ends: When | None
    mark: str = ""

    @property
    def identity(self) -> str:
        """The lasting id: the UID, and for a repeating entry which of its dates this is."""
        uid = line(self.entry.part.text("UID"))
        return f"{uid}#{self.mark}" if uid and self.mark else uid


def occurrences(groups: list[list[Entry]], span: Span | None, year: int, draft: Draft) -> list[Occurrence]:
    """Every date, in the order of the file. Without a span repeating entries are taken for the plan's year.

    Where nothing of the file lies in that year, they are taken for the years of the file.
    """
    repeating = [group for group in groups if len(group) > 1 or group[0].repeats]
    single = [group[0] for group in groups if not (len(group) > 1 or group[0].repeats)]
    chosen = span or (date(year, 1, 1), date(year, 12, 31))
    found = [one for group in repeating for one in _spread(group, chosen, draft)]
    if repeating and not found and not span and not any(_lies_in(entry, chosen) for entry in single):
        chosen = _own_span([each.series for group in groups for each in group if each.series])
        found = [one for group in repeating for one in _spread(group, chosen, draft)]
    if repeating and not span:
        _tell(repeating, found, chosen, draft)
    found += [_once(entry) for entry in single]
    return sorted(found, key=lambda one: one.entry.part.row)


def _once(entry: Entry) -> Occurrence:
    series = entry.series
    return Occurrence(entry, series.starts, series.ends) if series else Occurrence(entry, None, None)


def _spread(group: list[Entry], span: Span, draft: Draft) -> list[Occurrence]:
    """The dates of a repeating entry; only the first where its rule cannot be followed, which is told."""
    series = [each.series for each in group if each.series]
    fault = next((fault for each in series if (fault := obstacle(each, span[1]))), "")
    if not fault:
        try:
            return [
                Occurrence(group[at], starts, ends, mark) for at, starts, ends, mark in spread(series, *span)
            ]
        except ValueError:
            fault = _("Its rule of repetition cannot be followed, so only its first date was taken.")
    rule = next((found for each in group if (found := each.part.get("RRULE"))), None)
    place = row(rule or group[0].part)
    if not any(refusal.place == place for refusal in draft.schedule.refused):
        draft.refuse(place, fault)
    return [_once(entry) for entry in group]


def _tell(repeating: list[list[Entry]], found: list[Occurrence], span: Span, draft: Draft) -> None:
    reached = {id(one.entry) for one in found}
    idle = sum(1 for group in repeating if not any(id(entry) in reached for entry in group))
    draft.schedule.notes.append(
        _("Repeating entries were taken from {first} to {last}.").format(first=span[0], last=span[1])
    )
    if idle:
        told = ngettext(
            "One repeating entry has nothing in that time; other dates can be given.",
            "{count} repeating entries have nothing in that time; other dates can be given.",
            idle,
        )
        draft.schedule.notes.append(told.format(count=idle))


def _own_span(series: list[Series]) -> Span:
    """The years of the file: to the end of all repeating where it ends, else of the last year begun."""
    starts = [day(each.starts) for each in series]
    endless = any(each.rule and not re.search("UNTIL|COUNT", each.rule.upper()) for each in series)
    last = max([*starts, *(day(at) for each in series for at, _ends in each.also)])
    return date(min(starts).year, 1, 1), date(last.year + (0 if endless else FINITE), 12, 31)


def day(at: When, zone: str = "") -> date:
    """The calendar day of a moment, in a zone where one is given."""
    if not isinstance(at, datetime):
        return at
    return at.astimezone(ZoneInfo(zone)).date() if at.tzinfo and zone else at.date()


def _lies_in(entry: Entry, span: Span) -> bool:
    return entry.series is not None and span[0] <= day(entry.series.starts) <= span[1]
