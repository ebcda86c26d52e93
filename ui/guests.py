"""The sign-up list of an event (报名表): typed, pasted, or imported; with groups."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import Event, Group, Participant
from models.database import Problem
from models.group import PARTICIPANT_STATES, sign_up
from models.history import step
from models.person import CONSENTS
from models.words import N_, _, ngettext
from planning.plan import Row

from .chips import Chips, Filter
from .columns import Column
from .empty import nothing_here
from .errors import saying
from .grid import Grid
from .parts import Elided, Search, button, column, row
from .values import pick

if TYPE_CHECKING:
    from .event import EventPage


class GuestTable(Grid):
    """Takes a whole list as people send it around, titles in any words, wherever the cursor stands."""

    listed = Signal(str)

    def paste(self) -> None:
        from exports.participants_in import titled

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            return
        if self.currentIndex().isValid() and not titled(text):
            super().paste()
        else:
            self.listed.emit(text)


class Guests(QWidget):
    """A table one types into."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.table = GuestTable("guests", self._columns(), add_rows=self._add_rows)
        self.table.setAccessibleName(_("Sign-up list"))
        self.search = Search(_("Filter the list"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(240)
        self.chips = Chips(
            [
                Filter(
                    "state",
                    N_("State"),
                    lambda g: g.state,
                    lambda k: _(PARTICIPANT_STATES[k]),
                    list(PARTICIPANT_STATES),
                ),
                Filter("group", N_("Group"), self._group, str, self._group_names),
            ]
        )
        self.sums = Elided("", "small").giving_way()
        upload = button(_("Import…"), self._import, icon_name="upload", role="quiet")
        gone = button(_("Delete"), self.delete, icon_name="trash-2", role="quiet")
        new = button(_("Add a person"), self.add, icon_name="plus", role="primary")
        tools = row(
            self.search, self.chips, None, self.sums, 8, upload, gone, new, gap=6, margins=(24, 10, 24, 10)
        )
        tools.setStretch(0, 9)  # the filter gives way first
        hint = _(
            "Type names, paste lines from Excel (with or without their titles), or import a sign-up sheet."
        )
        ways = (
            button(_("Add a person"), self.add, icon_name="plus", role="primary"),
            button(_("Import a sign-up sheet…"), self._import, icon_name="upload"),
            button(_("Paste"), self.table.paste, icon_name="clipboard-list"),
        )
        self.sides = QStackedWidget()
        full = QWidget()
        full.setLayout(row(self.table, margins=(24, 0, 24, 0)))
        self.sides.addWidget(full)
        empty = nothing_here(_("Nobody has signed up yet"), hint, *ways)
        QShortcut(QKeySequence.StandardKey.Paste, empty, self.table.paste)
        self.sides.addWidget(empty)
        self.setLayout(column(tools, self.sides, gap=0))
        self.search.textChanged.connect(self._filter)
        self.chips.changed.connect(self._filter)
        self.table.refused.connect(lambda sentence: page.lectern.tell(sentence, level="bad"))
        self.table.listed.connect(self.take)
        self.table.removed.connect(self.delete)
        self.table.menu_wanted.connect(self._menu)
        self.table.chosen_changed.connect(self._sum)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("name", N_("Name"), lambda g: g.name, 160, put=_put("name"), first=True),
            Column(
                "organisation",
                N_("Organisation"),
                lambda g: g.organisation,
                220,
                put=_put("organisation"),
                choices=lambda g: sorted({o.name for o in self.page.picture.all("organisation")}),
            ),
            Column(
                "group",
                N_("Group"),
                self._group,
                140,
                put=self._put_group,
                choices=lambda g: self._group_names(),
            ),
            Column("title", N_("Position"), lambda g: g.title, 120, put=_put("title")),
            Column("phone", N_("Telephone"), lambda g: g.phone, 130, put=_put("phone")),
            Column("email", N_("E-mail"), lambda g: g.email, 170, put=_put("email"), spare=2),
            Column(
                "state",
                N_("State"),
                lambda g: _(PARTICIPANT_STATES.get(g.state, g.state)),
                100,
                put=_coded("state", PARTICIPANT_STATES),
                strict=True,
                choices=lambda g: [_(n) for n in PARTICIPANT_STATES.values()],
            ),
            Column(
                "consent",
                N_("Photographs"),
                lambda g: _(CONSENTS.get(g.consent, "")),
                104,
                put=_coded("consent", CONSENTS),
                strict=True,
                choices=lambda g: [_(n) for n in CONSENTS.values()],
            ),
            Column("notes", N_("Notes"), lambda g: g.notes, 140, put=_put("notes"), spare=1),
        )

    def _group(self, guest: Row) -> str:
        group = self.page.picture.get("group", guest.group_id)
        return group.name if group else ""

    def _group_names(self) -> list[str]:
        return [group.name for group in self.page.picture.of("group", "event_id", self.page.event_id)]

    def _put_group(self, row_id: int, text: str) -> None:
        """A group by name; a new name is a new group."""
        guest = Participant.fetch(row_id)
        name = text.strip()
        found = Group.get_or_none(Group.event == guest.event_id, Group.name == name) if name else None
        guest.group = (found or Group.create(event=guest.event_id, name=name)) if name else None
        guest.save()

    def refresh(self) -> None:
        """Show the list as it is now."""
        rows = list(self.page.picture.of("participant", "event_id", self.page.event_id))
        self.sides.setCurrentIndex(0 if rows else 1)
        self.chips.refresh()
        self.table.show_rows(rows)
        self._sum()

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())
        self._sum()

    def _sum(self) -> None:
        shown = self.table.rows.shown
        here = sum(guest.state == "arrived" for guest in shown)
        text = ngettext("{count} person", "{count} people", len(shown)).format(count=len(shown))
        self.sums.say(_("{people}, {count} arrived").format(people=text, count=here) if here else text)

    def show_row(self, row_id: int) -> None:
        """Choose one line."""
        self.table.choose([row_id])

    # Acts

    def add(self) -> None:
        """Add a line and type the name."""
        with saying(self.page.lectern):
            fresh = sign_up(Event.fetch(self.page.event_id or 0), [{"name": _("New guest")}])
            self.search.clear()
            self.table.edit_row(fresh[0].id, "name")

    def _add_rows(self, count: int) -> list[int]:
        event = Event.fetch(self.page.event_id or 0)
        return [guest.id for guest in sign_up(event, [{"name": "?"} for _n in range(count)])]

    def take(self, text: str) -> None:
        """Bring the list up to date with a pasted one: who is on it already is not doubled."""
        from exports.participants_in import pasted
        from planning.importing import accept
        from planning.listing import propose_participants

        with saying(self.page.lectern):
            found, refused = pasted(text)
            if refused:
                raise Problem(_("{name}: {value}").format(name=refused[0].place, value=refused[0].message))
            picture = self.page.picture
            proposal = propose_participants(picture, found, refused, self.page.event_id)
            with step(_("Paste")):
                accept(proposal, picture)
            told = _("Pasted: {added} new, {changed} changed.")
            added, changed = proposal.count("added"), proposal.count("changed")
            self.page.lectern.tell(told.format(added=added, changed=changed), undo=added + changed > 0)

    def delete(self) -> None:
        """Take the chosen lines off the list."""
        chosen = self.table.chosen()
        if not chosen:
            return
        text = ngettext(
            "Delete {count} person from the list", "Delete {count} people from the list", len(chosen)
        )
        with saying(self.page.lectern):
            with step(text.format(count=len(chosen))):
                for guest in chosen:
                    Participant.fetch(guest.id).delete_instance()
            self.page.lectern.tell(text.format(count=len(chosen)), undo=True)

    def mark(self, state: str) -> None:
        """Give all chosen lines the same state."""
        with saying(self.page.lectern), step(_("Change the sign-up list")):
            for guest in self.table.chosen():
                fresh = Participant.fetch(guest.id)
                fresh.state = state
                fresh.save()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for key, name in PARTICIPANT_STATES.items():
            menu.addAction(_(name), partial(self.mark, key))
        menu.addSeparator()
        menu.addAction(_("Copy"), self.table.copy)
        menu.addAction(_("Paste"), self.table.paste)
        menu.addSeparator()
        menu.addAction(_("Delete"), self.delete)
        menu.popup(at)

    def _import(self) -> None:
        self.page.lectern.files.ask_import(self.page.event_id, "attendance")


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        guest = Participant.fetch(row_id)
        setattr(guest, name, text)
        guest.save()

    return put


def _coded(name: str, codes: dict[str, str]) -> Any:
    def put(row_id: int, text: str) -> None:
        guest = Participant.fetch(row_id)
        names = {code: _(word) for code, word in codes.items()}
        setattr(guest, name, pick(names, text.strip(), getattr(Participant, name).called()))
        guest.save()

    return put
