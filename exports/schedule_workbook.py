"""The schedule as a workbook: a sheet and a grid a day to print, all sessions in one table to work with."""

from collections.abc import Generator, Sequence
from datetime import date

from exports import Request
from exports.facts import EventFacts, chosen_events, event_facts
from exports.palette import BLACK, accent
from exports.schedule_columns import (
    DAY,
    EVENT,
    FOR_STAFF,
    ID,
    IN_TABLE,
    INDENTED,
    LANGUAGE,
    ON_PAPER,
    PEOPLE,
    STARTS,
    TITLE,
    TITLE_OTHER,
    TRACK,
    Column,
    Looks,
)
from exports.schedule_grid_sheet import grid_page
from exports.schedule_lists import choices, list_name, lists_page
from exports.schedule_rows import Row, Words, rows_of
from exports.wording import MONTHS, Speech, day, span
from exports.workbook import Book, Page, Value
from exports.workbook_fit import lines, points
from exports.workbook_look import ACCENT, MOMENT, TIME, WHOLE, Look, form_in
from models.database import Problem
from models.words import _, speaking
from planning.plan import Picture

MOST_DAY_SHEETS = 31
"""Days of one workbook; beyond, a sheet holds a month."""
MOST_FOR_PAPER = 2500
"""Sessions of one workbook; beyond, nobody prints them day by day, and the one table is written alone."""
EDITABLE_ROWS = 200
"""Rows below the table where the lists of choices work as well, for sessions typed in later."""


BAND = Look(17, True, "FFFFFF", ACCENT, down="center", indent=1)
UNDER = Look(9.5, False, "FFFFFF", ACCENT, down="top", indent=1)
HEAD = Look(9, True, down="center", wrap=True, top=("medium", BLACK), bottom=("thin", BLACK))
NUMBER_HEAD = Look(
    9, True, align="right", down="center", wrap=True, top=("medium", BLACK), bottom=("thin", BLACK)
)
INDENTED_HEAD = Look(
    9, True, down="center", wrap=True, indent=1, top=("medium", BLACK), bottom=("thin", BLACK)
)
CLOSED = frozenset({"format", "status", "mode"})
"""Columns that take no word but those of their list."""
GAP = 6.0
HEAD_ROW = 5
"""The row of the head of a table under its band."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The workbook of one event, of several, or of the whole season."""
    speech = Speech.of(request.languages, picture.plan)
    with speaking(speech.main):
        events = chosen_events(picture, request.events)
        if not events:
            raise Problem(_("The plan has no event yet. Add one, then write its schedule."))
        facts = [event_facts(picture, event_id, speech) for event_id in events]
        schedule = _Schedule(picture, request, speech, facts)
    yield from schedule.write()
    with speaking(speech.main):
        return schedule.book.pack(request.notes)


class _Schedule:
    """One workbook in the making."""

    def __init__(
        self, picture: Picture, request: Request, speech: Speech, facts: Sequence[EventFacts]
    ) -> None:
        self.picture, self.request, self.speech, self.facts = picture, request, speech, facts
        self.words = Words(picture, speech)
        self.rows = rows_of(self.words, [fact.id for fact in facts])
        shade = facts[0].accent if len({fact.accent for fact in facts}) == 1 else accent("open-day")
        self.shade = shade
        self.book = Book(shade, request.printed)
        self.looks = Looks()
        self.is_one = len(facts) == 1
        self.choices = choices(self.words, [fact.id for fact in facts])
        self.table_name = ""

    def write(self) -> Generator[float, None, None]:
        """Every sheet, in the order of the tabs."""
        shown = [row for row in self.rows if row.starts and not row.is_off]
        total = 2 * len(self.rows) + 1
        done = 0
        if len(self.rows) <= MOST_FOR_PAPER:
            for key, rows in self._sheets(shown):
                self._day(key, rows)
                done += len(rows)
                yield done / total
            if self.is_one:
                for key, rows in self._sheets(shown):
                    self._grid(key, rows)
                    yield done / total
        for count in self._table():
            yield (done + count) / total
        lists_page(self.book, self.choices, self._about())

    def _sheets(self, rows: Sequence[Row]) -> list[tuple[date, list[Row]]]:
        """The sessions sheet by sheet: by day, or by month where the days are many."""
        days: dict[date, list[Row]] = {}
        many = len({row.day for row in rows}) > MOST_DAY_SHEETS
        for row in rows:
            if row.day:
                days.setdefault(row.day.replace(day=1) if many else row.day, []).append(row)
        return sorted(days.items())

    # Sheets to print

    def _day(self, key: date, rows: Sequence[Row]) -> None:
        with speaking(self.speech.main):
            dates = sorted({row.day for row in rows if row.day})
            columns = self._paper_columns(rows, one_day=len(dates) == 1)
            page = self.book.page(_tab(dates, self.speech.main))
            page.sheet.sheet_properties.tabColor = self.shade.accent
            page.columns([column.width for column in columns])
            page.freeze(HEAD_ROW + 1, 3)
            page.paper(landscape=True, size=_paper(self.request))
            self._band(page, len(columns), dates)
            self._heads(page, columns)
            for row in rows:
                self._put(page, columns, row)
            page.heads(HEAD_ROW, len(columns), page.rows)
            self._foot(page, _("Agenda"))

    def _paper_columns(self, rows: Sequence[Row], *, one_day: bool) -> list[Column]:
        """What is worth its width on paper: a column that would stay empty is left out."""
        columns = list(ON_PAPER)
        if any(row.title_other for row in rows):
            columns.insert(columns.index(TITLE) + 1, TITLE_OTHER)
        for column, there in (
            (TRACK, any(row.track is not None for row in rows)),
            (LANGUAGE, any(row.session.language for row in rows)),
            (PEOPLE, any(row.people for row in rows)),
        ):
            if not there:
                columns.remove(column)
        if not one_day:
            columns.insert(0, DAY)
        if not self.is_one:
            columns.insert(columns.index(STARTS), EVENT)
        return columns

    def _band(self, page: Page, columns: int, dates: Sequence[date]) -> None:
        """Title and facts above a table."""
        when = ", ".join(self.speech.in_each(lambda name: span(dates[0], dates[-1], name)) if dates else [])
        title, facts = self._title(), []
        if self.is_one:
            fact = self.facts[0]
            facts = [", ".join(filter(None, fact.venue)), *(fact.partners[:1] and [_partner(fact)])]
        under = " · ".join(filter(None, [when, *facts])).replace("\n", " ")
        blank = [(BAND, None)] * (columns - 1)
        page.put([(Look(4, fill=ACCENT), None), *[(Look(4, fill=ACCENT), None)] * (columns - 1)], GAP)
        page.put([(BAND, title), *blank], 29)
        page.merge(2, 1, 2, columns)
        page.put([(UNDER, under), *[(UNDER, None)] * (columns - 1)], 20)
        page.merge(3, 1, 3, columns)
        page.put([], GAP)

    def _title(self) -> str:
        if self.is_one:
            return " ".join(filter(None, (self.facts[0].title, self.facts[0].title_other)))
        return self.picture.plan.title or _("All events")

    def _grid(self, key: date, rows: Sequence[Row]) -> None:
        with speaking(self.speech.main):
            dates = sorted({row.day for row in rows if row.day})
            if len(dates) != 1:
                return
            title = f"{self.facts[0].title}, {day(key, self.speech.main)}"
            name = " ".join((_("Grid"), _tab(dates, self.speech.main)))
            page = grid_page(self.book, self.words, rows, title, name)
            if page:
                self._foot(page, _("Agenda grid"))
            else:
                self._no_grid(key)

    def _no_grid(self, key: date) -> None:
        sentence = _("The grid of {day} would be too full for a sheet. The agenda grid as PDF shows it.")
        self.request.notes.append(sentence.format(day=day(key, self.speech.main)))

    # The table to work with

    def _table(self) -> Generator[int, None, None]:
        with speaking(self.speech.main):
            columns = self._table_columns()
            page = self.book.page(_("All sessions"))
            page.columns([column.width for column in columns], hidden=[len(columns)])
            page.freeze(2, columns.index(TITLE) + 2)
            page.paper(landscape=True, size=_paper(self.request))
            self._heads(page, columns)
            self.table_name = page.title
        for count, row in enumerate(self.rows, 1):
            self._put(page, columns, row)
            if count % 250 == 0:
                yield count
        with speaking(self.speech.main):
            page.heads(1, len(columns), page.rows)
            last = max(page.rows, 2) + EDITABLE_ROWS
            keys = [column.key for column in columns]
            for key, values in self.choices.items():
                if values:
                    letter = chr(65 + keys.index(key))
                    page.choices(f"{letter}2:{letter}{last}", list_name(key), strict=key in CLOSED)
            for key, kind in (("day", "date"), ("minutes", "whole")):
                letter = chr(65 + keys.index(key))
                error = _("A date, please.") if kind == "date" else _("A whole number, please.")
                page.takes(f"{letter}2:{letter}{last}", kind, 1, error)
            self.book.name("Sessions", page.title, f"$A$1:${chr(64 + len(columns))}${max(page.rows, 2)}")
            self._foot(page, _("All sessions"))

    def _table_columns(self) -> list[Column]:
        columns = list(IN_TABLE)
        if any(row.title_other for row in self.rows):
            columns.insert(columns.index(TITLE) + 1, TITLE_OTHER)
        if not self.is_one:
            columns.insert(0, EVENT)
        if self.request.audience == "staff":
            columns += FOR_STAFF
        return [*columns, ID]

    def _about(self) -> list[tuple[str, str]]:
        """What the file is and of which state of the plan, so that a later import knows what changed."""
        plan = self.picture.plan
        return [
            ("plan", plan.identity), ("changes", str(plan.changes)),
            ("printed", self.request.printed.isoformat()),
            ("columns", ",".join(column.key for column in self._table_columns())),
            ("languages", ",".join(self.speech.languages)),
            ("table", self.table_name), *(("event", str(fact.id)) for fact in self.facts),
        ]  # fmt: skip

    # Rows

    def _heads(self, page: Page, columns: Sequence[Column]) -> None:
        texts = [self.speech.say(column.head, "\n") for column in columns]
        count = max(lines(text, column.width, 9, True) for text, column in zip(texts, columns, strict=True))
        looks = [
            NUMBER_HEAD if column.form == WHOLE else INDENTED_HEAD if column in INDENTED else HEAD
            for column in columns
        ]
        page.put(list(zip(looks, texts, strict=True)), points(count, 9, 7))

    def _put(self, page: Page, columns: Sequence[Column], row: Row) -> None:
        cells: list[tuple[Look, Value] | None] = []
        most = 1
        for column in columns:
            value = column.value(row, self.words)
            form = column.form
            if form == TIME and value is not None and hasattr(value, "year"):
                form = MOMENT
            if column.wrap and value:
                most = max(most, lines(str(value), column.width - (column in INDENTED), 9, column.bold))
            cells.append((self.looks.of(column, row, form_in(form, self.speech.main)), value))
        page.put(cells, points(most, 9, 2.5))

    def _foot(self, page: Page, what: str) -> None:
        version = self.facts[0].version if self.is_one else ""
        pages = _("page {page} of {pages}").format(page="&P", pages="&N")
        page.footer(what, " · ".join(filter(None, [version, pages])))


def _partner(fact: EventFacts) -> str:
    role, names = fact.partners[0]
    with_colon = _("{role}: {names}")
    return with_colon.format(role=role, names=", ".join(names))


def _paper(request: Request) -> str:
    return request.paper or "A4"


def _tab(dates: Sequence[date], language: str) -> str:
    """The name of a sheet: “Thu 23 Apr”, “4月23日 星期四”, “April 2026”."""
    first = dates[0]
    if len(dates) > 1:
        return (
            f"{first.year}年{first.month}月"
            if language == "zh_CN"
            else f"{MONTHS[first.month - 1]} {first.year}"
        )
    if language == "zh_CN":
        return day(first, language, year=False)
    weekday, number, month, *_rest = day(first, language).split()
    return f"{weekday[:3]} {number} {month[:3]}"
