"""Moving events to other days, and copying them there: how far is typed, and what follows is shown."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models import Event
from models.database import Problem
from models.event_acts import duplicate_event
from models.history import step
from models.moving import shift_event
from models.words import N_, _, ngettext
from planning.moving import Moving, Preview, preview
from planning.plan import Picture, Row

from .asking import Asking, fact, typed, wrong
from .columns import Column
from .dates import moment, plain_day, read_day, read_moment, short_day
from .icons import icon
from .parts import button, column, emptied, label, row
from .table import Table

if TYPE_CHECKING:
    from .window import Window

#: Days that a click goes further.
LEAPS = (
    (-7, N_("−1 week")),
    (-1, N_("−1 day")),
    (1, N_("+1 day")),
    (7, N_("+1 week")),
    (364, N_("+1 year")),
)
#: What moves along, in words.
MOVING_WORDS = {
    "event": N_("Event"), "session": N_("Session"), "task": N_("Task"), "leg": N_("Journey"),
    "loan": N_("Loan"), "group": N_("Group"), "event_room": N_("Hours of a room"),
}  # fmt: skip
MOST = 5
_TAKEN = N_(
    "The copy takes over sessions, people, rooms, partners, tasks, journeys and loans. "
    "Nobody has answered in it yet, and nobody has signed up."
)
_INKS = {"block": ("octagon-alert", "bad"), "warn": ("triangle-alert", "warn"), "inform": ("info", "text-2")}


def outermost(picture: Picture, ids: Iterable[int]) -> list[Row]:
    """The chosen events without those that move with a chosen parent."""
    wanted = set(ids)
    found = []
    for row_id in dict.fromkeys(ids):
        event = picture.get("event", row_id)
        parent = picture.get("event", event.part_of_id) if event else None
        above = set()
        while parent:
            above.add(parent.id)
            parent = picture.get("event", parent.part_of_id)
        if event and not above & wanted:
            found.append(event)
    return found


class Far(QWidget):
    """How far: the new day of one event (with its hour where `hours`), or a number of days for several."""

    changed = Signal()

    def __init__(self, events: Sequence[Row], *, hours: bool) -> None:
        super().__init__()
        self.hours = hours
        self.only: Row | None = events[0] if len(events) == 1 and events[0].starts else None
        name = _("New day") if self.only else _("Days later")
        self.field = typed(name, self._text(0), "" if self.only else _("for example 7, or -7"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        leaps = [button(_(words), partial(self.leap, days), role="small") for days, words in LEAPS]
        self.setLayout(column(fact(name, self.field), fact("", *leaps, None), gap=6))

    def leap(self, days: int) -> None:
        """Go so many days further than the field says; from the old day where it says nothing."""
        try:
            now, minutes = self.far()
        except Problem:
            now, minutes = 0, 0
        self.field.setText(self._text(now + days, minutes))

    def far(self) -> tuple[int, int]:
        """Days and minutes that were typed. Raises Problem."""
        text = self.field.text().strip()
        wrong(self.field, False)
        try:
            if self.only is None:
                return _whole(text), 0
            if self.hours:
                by = read_moment(text, self.only.starts) - self.only.starts
                return by.days, by.seconds // 60
            return (read_day(text, self.only.starts.date()) - self.only.starts.date()).days, 0
        except Problem:
            wrong(self.field, bool(text))
            raise

    def _text(self, days: int, minutes: int = 0) -> str:
        if self.only is None:
            return str(days) if days else ""
        try:
            then = self.only.starts + timedelta(days=days, minutes=minutes)
        except OverflowError:
            return str(self.field.text())
        return moment(then, year=True) if self.hours else short_day(then.date(), year=True)


def _whole(text: str) -> int:
    plain = text.replace("−", "-").replace("+", "")
    if not plain.lstrip("-").isdecimal() or len(plain) > 6:
        raise Problem(_("“{text}” is no number of days. Write it like 7, or -7.").format(text=text))
    return int(plain)


class Line(NamedTuple):
    """A thing that moves, with its moments before and after."""

    id: int
    words: str
    title: str
    old: date | datetime | None
    new: date | datetime | None


class MoveEvents(Asking):
    """Shows, while one types, all that would move, and what would become impossible. One step."""

    def __init__(self, window: "Window", ids: Sequence[int], days: int = 0) -> None:
        assert window.store is not None
        chosen = outermost(window.store.picture, ids)
        events = [event for event in chosen if event.starts] or chosen
        many = ngettext("Move {count} event", "Move {count} events", len(events))
        title = _named(events, _("Move “{title}”"), many)
        super().__init__(window, title, _("Move"), wide=680)
        self.events = events
        self.how_far = Far(events, hours=True)
        self.sentence = label("", "second", wrap=True)
        self.table = Table("moving", _COLUMNS, row_height=28)
        self.table.setAccessibleName(_("What would happen"))
        self.table.setMinimumHeight(200)
        self.wrongs = QVBoxLayout()
        self.wrongs.setSpacing(6)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(120)
        self._late.timeout.connect(self.look)
        self.how_far.changed.connect(self._late.start)
        self.furnish(self.how_far, self.sentence, self.wrongs, self.table)
        if days:
            self.how_far.leap(days)
        self.look()

    def look(self) -> None:
        """Show what would happen."""
        try:
            days, minutes = self.how_far.far()
            found = [preview(self.picture, event.id, days=days, minutes=minutes) for event in self.events]
        except Problem as problem:
            self.act.setEnabled(False)
            self.table.show_rows([])
            emptied(self.wrongs)
            self.sentence.setText(str(problem) if self.how_far.field.text().strip() else "")
            return
        self.act.setEnabled(bool(days or minutes))
        self.table.show_rows(_lines(found))
        self.sentence.setText(_sentence(found) if days or minutes else _("Say to which day."))
        emptied(self.wrongs)
        sentences = list(_sentences(found))
        for sentence, mark in sentences[:MOST]:
            self.wrongs.addLayout(_told(sentence, *mark))
        if len(sentences) > MOST:
            self.wrongs.addWidget(label(_("{count} more").format(count=len(sentences) - MOST), "hint"))

    def do(self) -> None:
        days, minutes = self.how_far.far()
        with step(self.windowTitle()):
            for event in self.events:
                shift_event(Event.fetch(event.id), days=days, minutes=minutes)
        self.lectern.tell(self.windowTitle(), undo=True)


class DuplicateEvents(Asking):
    """Copies of events on another day: the work is taken over, not what has happened."""

    def __init__(self, window: "Window", ids: Sequence[int]) -> None:
        assert window.store is not None
        events = outermost(window.store.picture, ids)
        many = ngettext("Duplicate {count} event", "Duplicate {count} events", len(events))
        title = _named(events, _("Duplicate “{title}”"), many)
        super().__init__(window, title, _("Duplicate"))
        self.events = events
        self.title = typed(_("Title"), events[0].title if len(events) == 1 else "")
        self.how_far = Far(events, hours=False)
        things = [fact(_("Title"), self.title)] if len(events) == 1 else []
        if any(event.starts for event in events):
            things.append(self.how_far)
        words = label(_(_TAKEN), "hint", wrap=True)
        self.furnish(*things, words)
        self.title.selectAll()

    def do(self) -> None:
        dated = any(event.starts for event in self.events)
        days = self.how_far.far()[0] if dated else 0
        title = self.title.text().strip() if len(self.events) == 1 else ""
        with step(self.windowTitle()):
            made = [
                duplicate_event(Event.fetch(event.id), days if event.starts else 0, title=title)
                for event in self.events
            ]
        if len(made) == 1:
            self.lectern.go("event", made[0].id)
        self.lectern.tell(self.windowTitle(), undo=True)


def _named(events: Sequence[Row], one: str, many: str) -> str:
    if len(events) == 1:
        return one.format(title=events[0].title)
    return many.format(count=len(events))


def _sentence(found: Sequence[Preview]) -> str:
    fresh, gone = sum(len(p.fresh) for p in found), sum(len(p.gone) for p in found)
    parts = []
    if fresh:
        text = ngettext("{count} problem would arise.", "{count} problems would arise.", fresh)
        parts.append(text.format(count=fresh))
    if gone:
        text = ngettext("{count} problem would end.", "{count} problems would end.", gone)
        parts.append(text.format(count=gone))
    return " ".join(parts) or _("No problem would arise. Absences and printed sheets stay as they are.")


def _sentences(found: Sequence[Preview]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What would be wrong, and the mark of each sentence."""
    for each in found:
        yield from ((finding.message(), _INKS[finding.level]) for finding in each.fresh)
        yield from ((remark.message(), _INKS["warn"]) for remark in each.remarks)


def _told(sentence: str, icon_name: str, ink: str) -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(icon(icon_name, ink).pixmap(16, 16))
    made = row(mark, label(sentence, wrap=True), gap=8)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return made


def _lines(found: Sequence[Preview]) -> list[Line]:
    things = [thing for each in found for thing in sorted(each.moves, key=_order)]
    return [
        Line(number, _(MOVING_WORDS[thing.table]), thing.title, thing.old, thing.new)
        for number, thing in enumerate(things)
    ]


def _order(thing: Moving) -> tuple[int, str]:
    return list(MOVING_WORDS).index(thing.table), str(thing.old)


def _when(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return moment(value) if isinstance(value, datetime) else plain_day(value)


_COLUMNS = (
    Column("what", N_("What"), lambda x: x.words, 112),
    Column("title", N_("Title"), lambda x: x.title, 240, first=True),
    Column("old", N_("Now"), lambda x: _when(x.old), 150, key=lambda x: str(x.old)),
    Column("new", N_("Then"), lambda x: _when(x.new), 150, key=lambda x: str(x.new)),
)
