"""The columns of a schedule's sheets: what each says of a session, how wide it is and how it looks."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.palette import BLACK, BREAK, GREY, RULE, TRACKS, tint
from exports.schedule_rows import Row, Words, shown_end, shown_start
from exports.workbook import Value
from exports.workbook_look import DATE, HAIR, TEXT, TIME, WHOLE, Look
from models.words import N_


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width, what a row says in it, and whether that is bold or wraps."""

    key: str
    head: str
    width: float
    value: Callable[[Row, Words], Value]
    form: str = TEXT
    bold: bool = False
    wrap: bool = False


ID = Column("id", N_("Number in the plan"), 22, lambda row, _words: str(row.session.id))
EVENT = Column("event", N_("Event"), 26, lambda row, words: words.speech.pair(row.event, "title"), wrap=True)
DAY = Column("day", N_("Date"), 17, lambda row, _words: row.day, DATE)
STARTS = Column("starts", N_("Start"), 7.5, lambda row, _words: shown_start(row), TIME, bold=True)
ENDS = Column("ends", N_("End"), 7.5, lambda row, _words: shown_end(row), TIME)
MINUTES = Column("minutes", N_("Min"), 6, lambda row, _words: row.session.minutes, WHOLE)
TITLE = Column("title", N_("Session"), 48, lambda row, _words: row.title, bold=True, wrap=True)
TITLE_OTHER = Column("title_other", N_("Second title"), 32, lambda row, _words: row.title_other, wrap=True)
PEOPLE = Column("people", N_("People"), 27, lambda row, _words: row.people, wrap=True)
ROOM = Column("room", N_("Room"), 20, lambda row, _words: row.rooms, wrap=True)
TRACK = Column("track", N_("Track"), 25, lambda row, _words: row.track_name, wrap=True)
FORMAT = Column(
    "format",
    N_("Format"),
    13,
    lambda row, words: words.formats.get(row.session.format, row.session.format),
    wrap=True,
)
MODE = Column("mode", N_("Mode"), 13.5, lambda row, _words: row.mode, wrap=True)
LANGUAGE = Column(
    "language", N_("Language"), 11, lambda row, words: words.language(row.session.language), wrap=True
)
STATUS = Column(
    "status", N_("Status"), 11, lambda row, words: words.statuses.get(row.session.status, row.session.status)
)
EXPECTED = Column("expected", N_("Expected"), 10, lambda row, _words: row.session.expected, WHOLE)
NEEDS = Column("needs", N_("Needs"), 24, lambda row, _words: row.session.needs, wrap=True)
NOTES = Column("notes", N_("Notes"), 36, lambda row, _words: row.session.notes, wrap=True)

ON_PAPER = (STARTS, ENDS, MINUTES, TITLE, PEOPLE, ROOM, TRACK, MODE, LANGUAGE)
IN_TABLE = (
    DAY, STARTS, ENDS, MINUTES, TITLE, PEOPLE, ROOM, TRACK, FORMAT, MODE, LANGUAGE, STATUS, EXPECTED,
)  # fmt: skip
FOR_STAFF = (NEEDS, NOTES)

INDENTED = frozenset({TITLE, TITLE_OTHER, PEOPLE, ROOM, TRACK, MODE})


class Looks:
    """The look of a cell by column and by kind of row, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[Column, str, str, bool], Look] = {}

    def of(self, column: Column, row: Row, form: str) -> Look:
        """How `column` looks in that row."""
        fill = BREAK if row.is_quiet else ""
        if column is TRACK and row.track is not None:
            fill = tint(TRACKS[row.track % len(TRACKS)].colour, 0.14)
        key = (column, form, fill, row.is_off)
        found = self._made.get(key)
        if found is None:
            number = form == WHOLE
            found = self._made[key] = Look(
                9, column.bold, GREY if row.is_off else BLACK, fill,
                "right" if number else "left", "top", column.wrap, int(column in INDENTED),
                bottom=HAIR if not column.wrap and row.is_quiet else ("thin", RULE), form=form,
            )  # fmt: skip
        return found
