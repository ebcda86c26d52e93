"""Moving an event to another day: first what moves along and what becomes impossible, then one step."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QWidget

from models import Event
from models.moving import shift_event
from models.words import _, ngettext
from planning.moving import Moving, Preview, preview
from planning.plan import Picture
from planning.spoken import spoken
from planning.workdays import due_of

from .dates import clock, plain_day, short_day
from .errors import saying
from .icons import icon
from .parts import Elided, button, column, label, line, row
from .roomy import EDGE, Roomy
from .theme import font

if TYPE_CHECKING:
    from .calendar import CalendarPage

MANY = 40  # lines of one kind in the dialog
_MARKS = {"block": ("octagon-alert", "bad"), "warn": ("triangle-alert", "warn"), "inform": ("info", "text-2")}
_TABLES = ("event", "session", "group", "task", "leg", "loan", "event_room")


class Carry:
    """An event in the hand: how many days it would move, and what that would do. Previews are kept by day."""

    def __init__(self, picture: Picture, event_id: int) -> None:
        self.picture, self.event_id = picture, event_id
        self.event = picture.tables["event"][event_id]
        parts = [part.starts for part in picture.of("event", "part_of_id", event_id) if part.starts]
        self.starts: datetime = self.event.starts or min(parts)  # a parent may have no day of its own
        self.days = 0
        self._known: dict[int, Preview] = {}

    def target(self) -> date:
        """The day on which it would begin."""
        return self.starts.date() + timedelta(days=self.days)

    def preview(self) -> Preview:
        """What the move would do."""
        if self.days not in self._known:
            self._known[self.days] = preview(self.picture, self.event_id, days=self.days)
        return self._known[self.days]


def count_of(table: str, count: int) -> str:
    """“18 sessions”."""
    words = {
        "event": ngettext("{count} part", "{count} parts", count),
        "session": ngettext("{count} session", "{count} sessions", count),
        "group": ngettext("{count} group", "{count} groups", count),
        "task": ngettext("{count} task", "{count} tasks", count),
        "leg": ngettext("{count} journey", "{count} journeys", count),
        "loan": ngettext("{count} loan", "{count} loans", count),
        "event_room": ngettext("the hours of {count} room", "the hours of {count} rooms", count),
    }
    return words[table].format(count=count)


def along(carry: Carry) -> dict[str, list[Moving]]:
    """What moves along, by table; tasks due so many working days from the event too."""
    after = carry.preview()
    found: dict[str, list[Moving]] = {}
    for move in after.moves:
        if move.row_id != carry.event_id:
            found.setdefault(move.table, []).append(move)
    tasks = list(_relative(carry.picture, after, carry.event_id))
    if tasks:
        found["task"] = found.get("task", []) + tasks
    return {table: found[table] for table in _TABLES if table in found}


def _relative(picture: Picture, after: Preview, event_id: int) -> Iterator[Moving]:
    moved = {move.row_id for move in after.moves if move.table == "event"} | {event_id}
    for owner in moved:
        for task in picture.of("task", "event_id", owner):
            old, new = due_of(picture, task), due_of(after.moved, task)
            if task.due is None and not task.done and old != new:
                yield Moving("task", task.id, task.title, old, new)


def warnings_of(after: Preview) -> list[tuple[str, str]]:
    """(level, sentence) of what the move would make impossible or doubtful, worst first."""
    order = list(_MARKS)
    fresh = sorted(after.fresh, key=lambda finding: order.index(finding.level))
    return [*((f.level, f.message()) for f in fresh), *(("warn", r.message()) for r in after.remarks)]


def away(days: int) -> str:
    """“6 days later”."""
    count = abs(days)
    if days < 0:
        return ngettext("{count} day earlier", "{count} days earlier", count).format(count=count)
    return ngettext("{count} day later", "{count} days later", count).format(count=count)


def in_a_sentence(carry: Carry) -> str:
    """What moves along, for the hint and for who cannot see it."""
    parts = [count_of(table, len(moves)) for table, moves in along(carry).items()]
    return _("With it: {things}.").format(things=_(", ").join(parts)) if parts else _("Nothing else moves.")


class MoveHint(QFrame):
    """What floats beside a carried event: where it would go, what comes along, what that breaks."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("ground", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.first = label("", "onhint", wrap=True)
        self.first.setFont(font(12, 700))
        self.rest = label("", "onhint", wrap=True)
        self.rest.setFont(font(12))
        self.setLayout(column(self.first, self.rest, gap=3, margins=(10, 8, 10, 8)))
        self.setFixedWidth(320)
        self.hide()

    def say(self, carry: Carry, near: QRectF, *, by_key: bool) -> str:
        """Say what a drop here would do, beside a day (in the page's coordinates)."""
        self.first.setText(f"{short_day(carry.target(), year=True)} · {away(carry.days)}")
        found = warnings_of(carry.preview())
        lines = [in_a_sentence(carry), *(sentence for _level, sentence in found[:3])]
        if len(found) > 3:
            lines.append(_("And {count} more.").format(count=len(found) - 3))
        if by_key:
            lines.append(_("Enter moves it there, Esc leaves it where it is."))
        self.rest.setText("\n".join(lines))
        wide = self.width() - 20
        self.setFixedHeight(self.first.heightForWidth(wide) + self.rest.heightForWidth(wide) + 20)
        host = self.parentWidget()
        assert host is not None
        left = near.right() + 8
        if left + self.width() > host.width() - 8:
            left = near.left() - self.width() - 8
        top = min(near.top(), host.height() - self.height() - 8)
        self.move(int(max(8, left)), int(max(8, top)))
        self.show()
        self.raise_()
        return " ".join([self.first.text(), *lines])


def propose(page: "CalendarPage", event_id: int, days: int) -> None:
    """Move an event; where that is more than a date, say first what happens."""
    if not days:
        return
    with saying(page.lectern):
        carry = Carry(page.picture, event_id)
        carry.days = days
        if along(carry) or warnings_of(carry.preview()):
            MoveDialog(page, carry).open()
        else:
            carry_out(page, carry)


def carry_out(page: "CalendarPage", carry: Carry) -> None:
    """Move it and all that moves along, in one step, and follow it there."""
    with saying(page.lectern):
        shift_event(Event.fetch(carry.event_id), days=carry.days)
        page.go_day(carry.target(), event_id=carry.event_id)
        page.begin()
        text = _("“{title}” is now on {day}.")
        page.lectern.tell(
            text.format(title=spoken(carry.picture, carry.event), day=short_day(carry.target(), year=True)),
            undo=True,
        )


class MoveDialog(QDialog):
    """Each thing that moves, what becomes impossible, and what is no problem any more."""

    def __init__(self, page: "CalendarPage", carry: Carry) -> None:
        super().__init__(page.lectern)
        self.page, self.carry = page, carry
        self.setWindowTitle(_("Move an event"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = short_day(carry.target(), year=True)
        title = label(
            _("Move “{title}”?").format(title=spoken(carry.picture, carry.event)), "section", wrap=True
        )
        old = short_day(carry.starts.date(), year=True)
        where = label(f"{old} → {day} · {away(carry.days)}", "second", wrap=True)
        self.move_button = button(_("Move to {day}").format(day=short_day(carry.target())), self._move,
                                  role="primary")  # fmt: skip
        self.move_button.setProperty("tall", "yes")
        self.move_button.setDefault(True)
        inside = QWidget()
        inside.setLayout(column(*self._parts(), None, gap=4, margins=(0, 0, 14, 0)))
        area = Roomy(inside, 420)
        foot = row(None, button(_("Cancel"), self.reject, role="large"), self.move_button)
        said = label(in_a_sentence(carry), "second", wrap=True)
        self.setLayout(
            column(title, where, said, *self._whole(), 8, area, 12, foot, gap=2, margins=(20, 20, 20, 20))
        )
        self.setFixedWidth(min(560, page.lectern.width() - EDGE))
        self.move_button.setFocus()

    def _whole(self) -> list[QWidget]:
        """For a part of a larger event: the way to move all of it."""
        picture, parent_id = self.carry.picture, self.carry.event.part_of_id
        parent = picture.get("event", parent_id)
        if parent is None:
            return []
        words = _("Move all of “{title}” instead…").format(title=spoken(picture, parent))
        return [button(words, partial(self._move_whole, parent_id), role="small", icon_name="calendar-days")]

    def _move_whole(self, parent_id: int) -> None:
        self.reject()
        propose(self.page, parent_id, self.carry.days)

    def _parts(self) -> list[QWidget | int]:
        made: list[QWidget | int] = []
        after = self.carry.preview()
        found = warnings_of(after)
        if found:
            made += [label(_("Becomes a problem"), "smallstrong"), line()]
            made += [_sentence(*_MARKS[level], text) for level, text in found]
        if after.gone:
            made += [8, label(_("No longer a problem"), "smallstrong"), line()]
            made += [_sentence("check", "good", finding.message()) for finding in after.gone]
        for table, moves in along(self.carry).items():
            head = _("Moves along: {things}").format(things=count_of(table, len(moves)))
            made += [8, label(head, "smallstrong"), line()]
            made += [_moving(move) for move in sorted(moves, key=_by_time)[:MANY]]
            if len(moves) > MANY:
                made.append(label(_("And {count} more.").format(count=len(moves) - MANY), "hint"))
        made.append(8)
        made.append(label(_("Absences and printed sheets stay as they are."), "hint", wrap=True))
        return made

    def _move(self) -> None:
        self.accept()
        carry_out(self.page, self.carry)


def _by_time(move: Moving) -> tuple[bool, str, str]:
    return move.old is None, str(move.old), move.title


def _sentence(icon_name: str, ink: str, text: str) -> QWidget:
    mark = QLabel()
    mark.setPixmap(icon(icon_name, ink).pixmap(16, 16))
    made = QWidget()
    inside = row(mark, label(text, wrap=True), gap=8, margins=(0, 3, 0, 3))
    inside.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    inside.setStretch(1, 1)
    made.setLayout(inside)
    return made


def _moving(move: Moving) -> QWidget:
    made = QWidget()
    words = label(_from_to(move), "small")
    inside = row(Elided(move.title), words, gap=12, margins=(0, 2, 0, 2))
    inside.setStretch(0, 1)
    made.setLayout(inside)
    return made


def _from_to(move: Moving) -> str:
    values: Sequence[date | datetime | None] = (move.old, move.new)
    shown = [
        f"{short_day(v.date())} {clock(v)}" if isinstance(v, datetime) else short_day(v) if v else "–"
        for v in values
    ]
    same_year = not (move.old and move.new) or move.old.year == move.new.year
    return " → ".join(shown if same_year else [plain_day(v) for v in values])
