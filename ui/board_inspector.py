"""The inspector beside the board: all about the session chosen, edited in place; or what several share."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QStackedWidget, QWidget

from models import Session
from models.agenda import FORMATS
from models.agenda_acts import change_all, pin_all
from models.database import Problem
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .board_facts import CODES, Facts, Title, fact_name, in_step
from .board_keys import ARROWS, KEYS
from .board_people import PeopleOf
from .dates import long_day
from .errors import saying
from .fields import Choose, Fact, Line, Tick
from .icons import icon
from .parts import Elided, button, column, emptied, keycap, label, line, row, scrolling, unveil
from .theme import colour

if TYPE_CHECKING:
    from .board import AgendaBoard

#: Sections of the inspector, and the columns of a session (as in its table) that stand in each.
SECTIONS = (
    (N_("When and where"), ("day", "starts", "ends", "minutes", "rooms", "pinned", "expected")),
    (
        N_("About"),
        ("track", "format", "mode", "status", "language", "title_other", "subtitle", "needs", "notes"),
    ),
)
#: What several sessions can be given at once.
SHARED = ("track", "format", "mode", "status", "pinned")

Part = TypeVar("Part", bound="OneSession | ManySessions | NoSession")


class Inspector(QFrame):
    """Follows what is chosen on the board."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.setProperty("ground", "side")
        self.setMinimumWidth(240)
        self.pages = QStackedWidget()
        self._made: dict[type, QWidget] = {}
        self.setLayout(column(self.pages, gap=0))

    @property
    def one(self) -> "OneSession":
        """The part for one session."""
        return self._part(OneSession)

    @property
    def many(self) -> "ManySessions":
        """The part for several sessions."""
        return self._part(ManySessions)

    @property
    def none(self) -> "NoSession":
        """The part for none."""
        return self._part(NoSession)

    def _part(self, kind: type[Part]) -> Part:
        """A part, made when it is first needed."""
        if kind not in self._made:
            made = kind(self.board)
            area = scrolling(made)
            area.setAccessibleName(_("Inspector"))
            self.pages.addWidget(area)
            self._made[kind] = made
        return self._made[kind]  # type: ignore[return-value]

    def refresh(self) -> None:
        """Show what is chosen now."""
        rows = self.board.chosen_rows()
        part = self.none if not rows else self.one if len(rows) == 1 else self.many
        part.refresh(rows)
        self.pages.setCurrentIndex(list(self._made.values()).index(part))

    def show_problems(self) -> None:
        """The problems may be others now."""
        rows = self.board.chosen_rows()
        if len(rows) == 1:
            self.one.show_problems(rows[0])
        elif not rows:
            self.none.refresh(rows)

    def begin(self) -> None:
        """Put the focus on the first field."""
        rows = self.board.chosen_rows()
        (self.one.title if len(rows) == 1 else self.many.facts["track"]).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def propose(self, starts: Any, ends: Any) -> None:
        """While a session is dragged: where it would be, in the day of each of its people."""
        if len(self.board.chosen.ids) == 1:
            self.one.people.propose(starts, ends)


class OneSession(QWidget):
    """One session: title, when and where, people, what it is about, what is wrong with it."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.session_id: int | None = None
        self.bar = QFrame()
        self.bar.setFixedSize(4, 36)
        self.title = Fact(Title())
        self.title.field.kept.connect(self._rename)
        self.kind = Elided("", "small")
        self.problems = column(gap=6)
        self.parts = [Facts(board, names, self._keep) for _title, names in SECTIONS]
        self.people = PeopleOf(board)
        words = QWidget()
        words.setLayout(column(self.title, row(self.kind, margins=(6, 0, 0, 0)), gap=0))
        head = row(self.bar, words, gap=4, margins=(12, 12, 12, 8))
        head.setStretch(1, 1)
        inside = column(head, column(self.problems, margins=(16, 0, 16, 8)), gap=0)
        for number, (title, _names) in enumerate(SECTIONS):
            inside.addWidget(line())
            inside.addLayout(
                column(label(_(title), "smallstrong"), self.parts[number], gap=4, margins=(16, 10, 12, 10))
            )
            if number == 0:
                inside.addWidget(line())
                inside.addLayout(column(self.people, margins=(16, 10, 12, 12)))
        inside.addStretch(1)
        self.setLayout(inside)

    def refresh(self, rows: Sequence[Row]) -> None:
        """Show the session as it is now."""
        session = rows[0]
        other = session.id != self.session_id
        self.session_id = session.id
        if other:
            self.title.right()
        self.title.field.display(session.title)
        look = self.board.looks.of(session)
        self.bar.setStyleSheet(f"background: {colour(look.colour).name()}; border-radius: 2px;")
        track = self.board.picture.get("track", session.track_id)
        words = (spoken(self.board.picture, track), _(FORMATS.get(session.format, "")), look.times)
        self.kind.say(" · ".join(filter(None, words)))
        for part in self.parts:
            part.display(session, other=other)
        self.people.show_session(session)
        self.setEnabled(session.event_id == self.board.event_id)
        self.show_problems(session)

    def show_problems(self, session: Row) -> None:
        """Say what is wrong with it."""
        emptied(self.problems)
        for finding in self.board.looks.standing(session):
            mark = QLabel()
            name, ink = {"block": ("octagon-alert", "bad")}.get(finding.level, ("triangle-alert", "warn"))
            mark.setPixmap(icon(name, ink).pixmap(14, 14))
            mark.setFixedWidth(16)
            words = label(finding.message(), "small", wrap=True)
            line_ = row(mark, words, gap=6)
            line_.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            line_.setStretch(1, 1)
            self.problems.addLayout(line_)
        unveil(self.problems)

    def _fact(self, name: str) -> tuple[Facts, Fact]:
        return next((part, part.facts[name]) for part in self.parts if name in part.facts)

    def _rename(self, text: str) -> None:
        session = self.board.picture.get("session", self.session_id)
        if session is None or text == spoken(self.board.picture, session):
            self.title.right()
            return
        self._try(self.title, lambda: self.board.acts.rename_or_raise(session, text))

    def _keep(self, name: str, value: Any) -> None:
        session = self.board.picture.get("session", self.session_id)
        if session is None:
            return
        part, fact = self._fact(name)
        if isinstance(fact.field, Line) and value == fact.field.before:
            fact.right()
            return
        if name == "pinned":
            self._try(fact, lambda: pin_all([Session.fetch(session.id)], bool(value)))
        elif name in CODES or name == "notes":
            self._try(fact, lambda: change_all([Session.fetch(session.id)], name, value))
        else:
            put = part.cells[name].put
            assert put is not None
            title = _("Change {field} of “{title}”").format(field=fact_name(name), title=session.title)
            self._try(fact, lambda: in_step(title, put, session.id, str(value)))

    def _try(self, fact: Fact, act: Callable[[], object]) -> None:
        """Do it; a refusal stays in its field with a sentence."""
        session_id = self.session_id
        try:
            fact.right()
            act()
        except Problem as problem:
            fact.refuse(str(problem))
            return
        if session_id is not None:
            self.board.telling.say_problems([session_id])


class ManySessions(QWidget):
    """What several sessions share, and what is done with all of them."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.title, self.sums = label("", "section"), label("", "small", wrap=True)
        self.part = Facts(board, SHARED, self._keep)
        self.facts = self.part.facts
        acts = board.acts
        ways = column(
            button(_("Unplace"), acts.unplace, icon_name="inbox"),
            button(_("Copy"), acts.copy, icon_name="copy"),
            button(_("Delete"), acts.remove, icon_name="trash-2", role="danger"), gap=6,
        )  # fmt: skip
        self.setLayout(column(
            column(self.title, self.sums, gap=2, margins=(16, 14, 16, 10)), line(),
            column(label(_("Give all of them"), "smallstrong"), self.part, gap=4, margins=(16, 10, 12, 10)),
            line(),
            column(ways, margins=(16, 12, 16, 12)), None, gap=0,
        ))  # fmt: skip

    def refresh(self, rows: Sequence[Row]) -> None:
        """Show what these sessions share; what differs stands empty."""
        self.title.setText(ngettext("{count} session", "{count} sessions", len(rows)).format(count=len(rows)))
        minutes = sum(session.minutes for session in rows)
        self.sums.setText(
            _("{hours} h {minutes} min in all").format(hours=minutes // 60, minutes=minutes % 60)
        )
        for name, fact in self.facts.items():
            values = {self._value(session, name) for session in rows}
            shared = values.pop() if len(values) == 1 else None
            if isinstance(fact.field, Choose | Tick):
                fact.field.display(shared)
            else:
                fact.field.display(str(shared or ""))

    def _value(self, session: Row, name: str) -> Any:
        return self.part.cells["track"].text(session) if name == "track" else getattr(session, name)

    def _keep(self, name: str, value: Any) -> None:
        rows = self.board.acts.editable()
        put = self.part.cells["track"].put
        if not rows or (name == "track" and not str(value).strip()):
            return
        self.facts[name].right()
        with saying(self.board.window_):
            if name == "pinned":
                pin_all([Session.fetch(session.id) for session in rows], bool(value))
            elif name == "track":
                assert put is not None
                title = ngettext(
                    "Change “{field}” of {count} session", "Change “{field}” of {count} sessions", len(rows)
                )
                with step(title.format(field=_("Track"), count=len(rows))):
                    for session in rows:
                        put(session.id, str(value))
            else:
                change_all([Session.fetch(session.id) for session in rows], name, value)


class NoSession(QWidget):
    """Nothing is chosen: the day in figures, and the keys."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.day, self.sums = label("", "section", wrap=True), label("", "small", wrap=True)
        keys = QGridLayout()
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setHorizontalSpacing(10)
        keys.setVerticalSpacing(6)
        lines = [*ARROWS, *((act.shown, act.words) for act in KEYS)]
        for number, (key, words) in enumerate(lines):
            keys.addWidget(keycap(key), number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            keys.addWidget(label(_(words), "small", wrap=True), number, 1)
        keys.setColumnStretch(1, 1)
        self.setLayout(column(
            column(self.day, self.sums, gap=2, margins=(16, 14, 16, 10)), line(),
            column(label(_("Keys on the board"), "smallstrong"), 4, keys, gap=4, margins=(16, 10, 12, 10)),
            None, gap=0,
        ))  # fmt: skip

    def refresh(self, rows: Sequence[Row]) -> None:
        """Say what is on the day."""
        board = self.board
        self.day.setText(long_day(board.day) if board.day else _("No date yet"))
        count = len(board.plan.by_session)
        wrong = sum(1 for cards in board.plan.by_session.values() if board.looks.of(cards[0].session).level)
        words = [ngettext("{count} session", "{count} sessions", count).format(count=count)]
        if wrong:
            words.append(
                ngettext("{count} with a problem", "{count} with problems", wrong).format(count=wrong)
            )
        if board.day is None:
            words = [_("Give the event a date; then its sessions can be placed.")]
        self.sums.setText(" · ".join(words))
