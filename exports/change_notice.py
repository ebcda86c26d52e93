"""The change notice: what is different since the version that people hold, each session old and new."""

from collections.abc import Generator
from typing import Any

from exports import Request
from exports.change_rows import SECTIONS, Entry, Line, entries, event_lines, titles
from exports.finishing import finished
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import BODY, SMALL_GREY, TEXT, TEXT_GREY, Style
from exports.table import Entry as TableRow
from exports.table import Section
from exports.wording import clock, day
from models.database import Problem
from models.words import N_
from planning.changes import between
from planning.plan import Picture

WHEN = Style("Bold", 9, 12)
WHAT = Style("Medium", 9, 12)
COLUMNS = ((N_("When"), 25), (N_("Session"), 52), (N_("What"), 23), (N_("Until now"), 40), (N_("Now"), 40))
WORDS = N_("Take down older sheets that show what is listed here. What is not listed has not changed.")


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The notice as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("Nothing has changed in “{title}” since the version asked for.")
    return lay_out_events(picture, request, N_("Change notice"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    try:
        found = between(paper.picture, paper.facts.id, int(paper.request.option("since", "0")))
    except Problem as problem:
        if len(paper.request.events) == 1:
            raise
        paper.note(str(problem))
        return
    table = Columns(paper, *COLUMNS)
    sections = _event(paper, table, event_lines(found, paper.facts.id, paper.speech))
    told = entries(found, paper.facts.id, paper.speech)
    for key, title in SECTIONS:
        own = [row for entry in told if entry.section == key for row in _rows(paper, table, entry)]
        if own:
            sections.append(table.section(paper.speech.say(title), own))
    if not sections:
        return
    head = Head(paper.speech.say(N_("Change notice")), other=titles(found, paper.speech),
                left=[event_fact(paper)], right=place_fact(paper))  # fmt: skip
    yield from draw_table(paper, head, sections, note(paper, paper.speech.say(WORDS)))


def _event(paper: Paper, table: Columns, lines: list[Line]) -> list[Section]:
    rows = [table.entry([], [(paper.facts.title, WHAT)], *_cells(line)) for line in lines]
    return [table.section(paper.speech.say(N_("The event itself")), rows)] if rows else []


def _rows(paper: Paper, table: Columns, entry: Entry) -> list[TableRow]:
    """A row for each difference; the first names the session."""
    found = []
    for number, line in enumerate(entry.lines):
        when: list[Any] = []
        session: list[Any] = []
        if not number:
            date = entry.day or (entry.starts and entry.starts.date())
            shown = day(date, paper.speech.main, weekday=False, year=False) if date else ""
            when = [(clock(entry.starts) if entry.starts else "", WHEN), (shown, SMALL_GREY)]
            session = [(entry.title, WHAT), (entry.title_other, TEXT)]
        row = table.entry(when, session, *_cells(line))
        row.leads = number + 1 < len(entry.lines)
        found.append(row)
    return found


def _cells(line: Line) -> tuple[list[Any], ...]:
    return (
        [(line.what, TEXT_GREY)],
        [(text, TEXT_GREY) for text in line.old.split("\n")],
        [(text, BODY) for text in line.new.split("\n")],
    )
