"""Everybody who appears in an event: in which sessions, in which role, and what they replied."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import Appearance
from models.agenda import REPLIES, ROLES
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .chips import Chips, Filter
from .columns import Column, Part, initials
from .dates import moment
from .empty import nothing_here
from .errors import saying
from .parts import Search, button, column, label, row
from .table import Table

if TYPE_CHECKING:
    from .event import EventPage

REPLY_MARKS = {"asked": ("hourglass", "text-2"), "yes": ("circle-check", "good"), "no": ("circle-x", "bad")}


class Appears(NamedTuple):
    """A line of the list; names and titles in the language in force."""

    id: int
    row: Row
    person: Row
    session: Row
    name: str
    second: str
    title: str


def _reply(line: Appears) -> Sequence[Part]:
    mark, ink = REPLY_MARKS[line.row.reply]
    return (Part(_(REPLIES[line.row.reply]), ink, mark, ink),)


COLUMNS = (
    Column(
        "person",
        N_("Name"),
        lambda a: a.name,
        220,
        parts=lambda a: (Part(initials(a.name), mark="face"),),
        second=lambda a: a.second,
        first=True,
    ),
    Column("role", N_("Role"), lambda a: _(ROLES.get(a.row.role, a.row.role)), 110),
    Column("session", N_("Session"), lambda a: a.title, 320),
    Column("when", N_("When"), lambda a: moment(a.session.starts), 160, key=lambda a: a.session.starts),
    Column("phone", N_("Telephone"), lambda a: a.person.phone, 130, spare=1),
    Column("reply", N_("Reply"), lambda a: _(REPLIES[a.row.reply]), 120, parts=_reply),
)


class EventPeople(QWidget):
    """One line an appearance; Enter opens the person, the menu notes replies."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.table = Table("event-people", COLUMNS, row_height=48)
        self.table.setAccessibleName(_("People"))
        self.table.sort(0)
        self.search = Search(_("Filter people"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self.table.setFocus)
        self.chips = Chips([
            Filter("reply", N_("Reply"), lambda a: a.row.reply, lambda key: _(REPLIES[key]), list(REPLIES)),
            Filter("role", N_("Role"), lambda a: a.row.role, lambda key: _(ROLES[key]), list(ROLES)),
        ])  # fmt: skip
        self.chips.changed.connect(self._filter)
        self.sums = label("", "small")
        self.table.opened.connect(lambda line: page.lectern.go("people", line.person.id))
        self.table.typed.connect(self.search.type_on)
        self.table.menu_wanted.connect(self._menu)
        yes = button(_("Said yes"), lambda: self.reply("yes"), icon_name="circle-check", role="quiet")
        no = button(_("Said no"), lambda: self.reply("no"), icon_name="circle-x", role="quiet")
        tools = row(self.search, self.chips, None, self.sums, 8, yes, no, gap=6, margins=(24, 10, 24, 10))
        tools.setStretch(0, 9)  # the filter gives way first
        way = button(_("Go to the sessions"), lambda: page.open_tab("sessions"))
        hint = _("Type names into the column People of the sessions; a new name becomes a new person.")
        self.sides = QStackedWidget()
        full = QWidget()
        full.setLayout(row(self.table, margins=(24, 0, 24, 0)))
        self.sides.addWidget(full)
        self.sides.addWidget(nothing_here(_("Nobody appears yet"), hint, way))
        self.setLayout(column(tools, self.sides, gap=0))

    def refresh(self) -> None:
        """List who appears."""
        picture = self.page.picture
        lines = []
        for session in picture.sessions(self.page.event_id or 0, common=False):
            for appearance, person in picture.people(session.id):
                organisation = picture.get("organisation", person.organisation_id)
                second = spoken(picture, person, "title") or spoken(picture, organisation, "name")
                name, title = spoken(picture, person, "name"), spoken(picture, session)
                lines.append(Appears(appearance.id, appearance, person, session, name, second, title))
        self.sides.setCurrentIndex(0 if lines else 1)
        self.chips.refresh()
        self.table.show_rows(lines)
        waiting = sum(line.row.reply == "asked" for line in lines)
        text = ngettext("{count} reply open", "{count} replies open", waiting)
        self.sums.setText(text.format(count=waiting) if waiting else "")

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())

    def reply(self, answer: str) -> None:
        """Note what the chosen people said."""
        chosen = self.table.chosen()
        if not chosen:
            self.page.lectern.tell(_("Choose people in the list first."), level="warn")
            return
        with saying(self.page.lectern), step(_("Note replies")):
            for line in chosen:
                row_ = Appearance.fetch(line.id)
                row_.reply = answer
                row_.save()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        chosen = self.table.chosen()
        for key, name in REPLIES.items():
            menu.addAction(_(name), partial(self.reply, key)).setEnabled(bool(chosen))
        if len(chosen) == 1:
            menu.addSeparator()
            menu.addAction(_("Open person"), lambda: self.page.lectern.go("people", chosen[0].person.id))
            menu.addAction(
                _("Open session"), lambda: self.page.lectern.go_to("session", chosen[0].session.id)
            )
        menu.addSeparator()
        menu.addAction(_("Copy"), self.table.copy)
        menu.popup(at)

    def show_row(self, row_id: int) -> None:
        """Choose one line."""
        self.table.choose([row_id])
