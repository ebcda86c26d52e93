"""The people of a session in the inspector: role, reply, and the day of each as a strip."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models import Appearance, Person, Session
from models.agenda import REPLIES, ROLES, appear
from models.agenda_acts import answer
from models.history import step
from models.person import person_named
from models.words import _
from planning.placement import person_busy
from planning.plan import Row, utc
from planning.spoken import spoken

from .errors import saying
from .fields import Choose, Line
from .parts import Elided, column, emptied, icon_button, label, row, unveil
from .theme import colour, font

if TYPE_CHECKING:
    from .board import AgendaBoard


class PeopleOf(QWidget):
    """Everybody who appears in a session, and a field that adds one more."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.session: Row | None = None
        self.strips: list[Strip] = []
        self.list = QVBoxLayout()
        self.list.setSpacing(8)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.name = Line(_("Add a person"), empty=_("Add a person"))
        self.name.offering(lambda: sorted({person.name for person in board.picture.all("person")}))
        self.name.kept.connect(self._add)
        self.setLayout(column(label(_("People"), "smallstrong"), self.list, self.name, gap=6))
        self._shown: object = None

    def show_session(self, session: Row) -> None:
        """List the people of a session; as they were, when nothing differs."""
        people = self.board.picture.people(session.id)
        self.session = session
        wanted = (session.id, people)
        if wanted == self._shown:
            for strip in self.strips:
                strip.refresh()
            return
        self._shown = wanted
        emptied(self.list)
        self.strips = []
        for number, (appearance, person) in enumerate(people):
            self.list.addWidget(self._one(appearance, person, is_first=not number))
        unveil(self.list)
        self.name.display("")

    def propose(self, starts: datetime | None, ends: datetime | None) -> None:
        """Show in each strip where the session would be."""
        for strip in self.strips:
            strip.proposed = (starts, ends) if starts and ends else None
            strip.update()

    def _one(self, appearance: Row, person: Row, *, is_first: bool) -> QWidget:
        box = QWidget()
        role, reply = Choose(_("Role of {person}").format(person=person.name)), Choose(
            _("Reply of {person}").format(person=person.name))  # fmt: skip
        role.fill([(key, _(name)) for key, name in ROLES.items()])
        reply.fill([(key, _(name)) for key, name in REPLIES.items()])
        role.display(appearance.role)
        reply.display(appearance.reply)
        role.kept.connect(lambda code: self._set_role(appearance.id, str(code)))
        reply.kept.connect(lambda code: self._set_reply(appearance.id, str(code)))
        gone = icon_button(
            "x", _("Remove {person}").format(person=person.name), lambda: self._remove(appearance.id)
        )
        strip = Strip(self.board, person)
        self.strips.append(strip)
        rise = icon_button(
            "arrow-up",
            _("{person} comes earlier").format(person=person.name),
            lambda: self._rise(appearance.id),
        )
        rise.setHidden(is_first)
        first = row(Elided(spoken(self.board.picture, person, "name"), "strong"), rise, gone, gap=4)
        first.setStretch(0, 1)
        box.setLayout(column(first, row(role, reply, gap=4), strip, gap=2))
        return box

    # Acts

    def _add(self, name: str) -> None:
        session = self.session
        if session is None or not name.strip():
            return
        with saying(self.board.window_):
            with step(_("Add {person} to “{title}”").format(person=name.strip(), title=session.title)):
                people = [(Person.fetch(p.id), a.role) for a, p in self.board.picture.people(session.id)]
                appear(Session.fetch(session.id), [*people, (person_named(name), "speaker")])
            self.name.setModified(False)
            self.name.display("")
            self.board.telling.say_problems([session.id])

    def _remove(self, appearance_id: int) -> None:
        session = self.session
        if session is not None:
            with saying(self.board.window_):
                kept = [(a, p) for a, p in self.board.picture.people(session.id) if a.id != appearance_id]
                appear(Session.fetch(session.id), [(Person.fetch(p.id), a.role) for a, p in kept])
            self.name.setFocus()

    def _rise(self, appearance_id: int) -> None:
        """Put somebody before the one above: the order of names on paper, and of seats."""
        session = self.session
        if session is None:
            return
        people = self.board.picture.people(session.id)
        at = next((n for n, (appearance, _person) in enumerate(people) if appearance.id == appearance_id), 0)
        if at:
            people.insert(at - 1, people.pop(at))
            with saying(self.board.window_):
                appear(Session.fetch(session.id), [(Person.fetch(p.id), a.role) for a, p in people])

    def _set_role(self, appearance_id: int, role: str) -> None:
        with saying(self.board.window_):
            appearance = Appearance.fetch(appearance_id)
            with step(_("Change the role of {person}").format(person=appearance.person.name)):
                appearance.role = role
                appearance.save()

    def _set_reply(self, appearance_id: int, reply: str) -> None:
        with saying(self.board.window_):
            answer(Appearance.fetch(appearance_id), reply)


class Strip(QWidget):
    """The day of a person: when they are in sessions, red where the one in the hand meets them."""

    def __init__(self, board: "AgendaBoard", person: Row) -> None:
        super().__init__()
        self.board, self.person = board, person
        self.proposed: tuple[datetime, datetime] | None = None
        self._busy, self._hours = self._read_busy(), self._read_hours()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The day of {person}").format(person=person.name))

    def refresh(self) -> None:
        """Read the day of the person anew."""
        self._busy, self._hours = self._read_busy(), self._read_hours()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        hours = self._hours
        if hours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pressed"))
        painter.drawRoundedRect(QRectF(0, 2, self.width(), 8), 2, 2)
        begin, end = hours
        self._paint_bars(painter, hours)
        if self.proposed:
            x = self._x(self.proposed[0], hours)
            painter.fillRect(
                QRectF(x, 0, max(3.0, self._x(self.proposed[1], hours) - x), 2), colour("accent")
            )
        painter.setFont(font(12))
        painter.setPen(colour("text-3"))
        metrics = painter.fontMetrics()
        for moment, where in ((begin, 0.0), (begin + (end - begin) / 2, 0.5), (end, 1.0)):
            text = f"{moment:%H:%M}"
            painter.drawText(QPointF((self.width() - metrics.horizontalAdvance(text)) * where, 23), text)

    def _paint_bars(self, painter: QPainter, hours: tuple[datetime, datetime]) -> None:
        """Other sessions grey, this one blue, where they meet red."""
        session_id = self.board.inspector.one.session_id
        own = next(((starts, ends) for starts, ends, of in self._busy if of == session_id), None)
        others = [(starts, ends) for starts, ends, of in self._busy if of != session_id]
        for starts, ends in others:
            self._bar(painter, starts, ends, hours, "text-2")
        if own and not self.proposed:
            self._bar(painter, *own, hours, "accent")
        mine = self.proposed or own
        if mine:
            for starts, ends in others:
                self._bar(painter, max(starts, mine[0]), min(ends, mine[1]), hours, "bad")

    def _read_hours(self) -> tuple[datetime, datetime] | None:
        """The part of the day in which anything happens."""
        plan = self.board.plan
        cards = list(plan.all())
        if plan.day is None:
            return None
        begin, end = self.board.focus.first_spot()[1], self.board.focus.first_spot()[1] + timedelta(hours=8)
        if cards:
            begin, end = min(card.starts for card in cards), max(card.ends for card in cards)
        begin -= timedelta(minutes=begin.minute)
        return begin, max(end + timedelta(minutes=-end.minute % 60), begin + timedelta(hours=4))

    def _read_busy(self) -> list[tuple[datetime, datetime, int]]:
        plan = self.board.plan
        shift = plan.first - utc(plan.first, plan.event.time_zone)
        spans = person_busy(self.board.picture, self.person.id).spans
        return [(span.starts + shift, span.ends + shift, span.session_id) for span in spans]

    def _x(self, moment: datetime, hours: tuple[datetime, datetime]) -> float:
        part = (moment - hours[0]) / (hours[1] - hours[0])
        return min(max(part, 0.0), 1.0) * self.width()

    def _bar(
        self, painter: QPainter, starts: datetime, ends: datetime, hours: tuple[datetime, datetime], ink: str
    ) -> None:
        left, right = self._x(starts, hours), self._x(ends, hours)
        if right > left:
            painter.fillRect(QRectF(left, 2, max(2.0, right - left), 8), colour(ink))
