"""The groups that visit an event: how many, minors and adults, when they come, and their rounds."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models import Event, Group, Session
from models.group import set_round
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.rounds import heads_of, round_of, round_problems
from planning.spoken import spoken

from .columns import Column, Part, number
from .dates import brief_day, clock, moment, read_moment
from .empty import nothing_here
from .errors import saying
from .grid import Grid
from .icons import icon
from .parts import Elided, Holder, button, column, emptied, icon_button, label, line, row, scrolling, unveil
from .tongues import tongue_codes, tongues
from .values import read, read_count

if TYPE_CHECKING:
    from .event import EventPage


class Groups(QWidget):
    """A table one types into; beside it the round of the group one stands on."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.wrong: dict[int, list[str]] = {}
        self.table = Grid("groups", self._columns(), add_rows=self._add_rows)
        self.table.setAccessibleName(_("Visiting groups"))
        self.table.refused.connect(lambda sentence: page.lectern.tell(sentence, level="bad"))
        self.table.removed.connect(self.delete)
        self.table.chosen_changed.connect(self._show_round)
        self.table.menu_wanted.connect(self._menu)
        self.sums = label("", "small")
        self.round = Round(page)
        self._lay_out()

    def _lay_out(self) -> None:
        new = button(_("Add a group"), self.add, icon_name="plus", role="primary")
        gone = button(_("Delete"), self.delete, icon_name="trash-2", role="quiet")
        tools = row(label(_("Visiting groups"), "section"), None, self.sums, 8, gone, new, gap=6,
                    margins=(24, 10, 24, 10))  # fmt: skip
        ways = (
            button(_("Add a group"), self.add, icon_name="plus", role="primary"),
            button(_("Paste"), self.table.paste, icon_name="clipboard-list"),
        )
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        left = QWidget()
        left.setLayout(row(self.table, margins=(24, 0, 8, 0)))
        halves.addWidget(left)
        halves.addWidget(self.round)
        halves.setSizes([760, 360])
        halves.setStretchFactor(0, 1)
        self.sides = QStackedWidget()
        self.sides.addWidget(halves)
        self.sides.addWidget(nothing_here(_("No group comes yet"), _(_EMPTY), *ways))
        self.setLayout(column(tools, self.sides, gap=0))

    def _columns(self) -> Sequence[Column]:
        return (
            Column("name", N_("Group"), lambda g: g.name, 150, put=_put("name"), first=True),
            Column("organisation", N_("Organisation"), self._organisation, 150, put=_organisation, spare=2,
                   choices=lambda _g: sorted(o.name for o in self.page.picture.all("organisation"))),
            Column("heads", N_("Heads"), lambda g: number(g.heads), 64, right=True, put=_count("heads"),
                   key=lambda g: g.heads),
            Column("minors", N_("Minors"), lambda g: number(g.minors), 64, right=True, put=_count("minors"),
                   key=lambda g: g.minors),
            Column("adults", N_("Adults"), lambda g: number(g.adults), 64, right=True, put=_count("adults"),
                   key=lambda g: g.adults),
            Column("arrives", N_("Arrives"), lambda g: self._hour(g.arrives), 84, put=self._moment("arrives"),
                   key=lambda g: g.arrives),
            Column("leaves", N_("Leaves"), lambda g: self._hour(g.leaves), 84, put=self._moment("leaves"),
                   key=lambda g: g.leaves),
            Column("language", N_("Language"), lambda g: tongues(g.language), 84,
                   put=lambda row_id, text: _put("language")(row_id, tongue_codes(text)), spare=3),
            Column("contact", N_("Contact"), lambda g: g.contact, 110, put=_put("contact"), spare=4),
            Column("phone", N_("Telephone"), lambda g: g.phone, 110, put=_put("phone"), spare=1),
            Column("round", N_("Round"), self._stops, 120, parts=self._stops_part, searched=False),
            Column("notes", N_("Notes"), lambda g: g.notes, 140, put=_put("notes"), hidden=True),
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the groups as they are now."""
        picture = self.page.picture
        rows = list(picture.of("group", "event_id", self.page.event_id))
        self.wrong = {group.id: round_problems(picture, group) for group in rows}
        self.sides.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.choose([rows[0].id])
        heads = sum(heads_of(group) for group in rows)
        minors, adults = (sum(getattr(group, name) or 0 for group in rows) for name in ("minors", "adults"))
        text = ngettext("{count} group", "{count} groups", len(rows)).format(count=len(rows))
        more = _("{groups}: {heads} heads, {minors} minors, {adults} adults")
        self.sums.setText(more.format(groups=text, heads=heads, minors=minors, adults=adults) if rows else "")
        self._show_round()

    def _show_round(self) -> None:
        now = self.table.now()
        self.round.show_group(self.page.picture.get("group", now.id) if now is not None else None)

    def show_row(self, row_id: int) -> None:
        """Stand on one group."""
        self.table.choose([row_id])

    def _organisation(self, group: Row) -> str:
        found = self.page.picture.get("organisation", group.organisation_id)
        return str(found.name) if found else ""

    def _hour(self, value: datetime | None) -> str:
        """The hour alone on the first day of the event."""
        event = self.page.row()
        same = value and event and event.starts and value.date() == event.starts.date()
        return clock(value) if same else moment(value)

    def _moment(self, name: str) -> Any:
        def put(row_id: int, text: str) -> None:
            group = Group.fetch(row_id)
            near = getattr(group, name) or group.arrives or group.event.starts
            setattr(group, name, read_moment(text, near) if text.strip() else None)
            group.save()

        return put

    def _stops(self, group: Row) -> str:
        count = len(self.page.picture.of("group_stop", "group_id", group.id))
        return ngettext("{count} session", "{count} sessions", count).format(count=count) if count else ""

    def _stops_part(self, group: Row) -> Sequence[Part]:
        words = self._stops(group)
        if self.wrong.get(group.id):
            return (Part(words, "warn", "triangle-alert", "warn"),)
        return (Part(words),)

    # Acts

    def _add_rows(self, count: int) -> list[int]:
        event = Event.fetch(self.page.event_id)
        return [int(Group.create(event=event, name="?", arrives=event.starts).id) for _n in range(count)]

    def add(self) -> None:
        """Add a group and type its name."""
        with saying(self.page.lectern):
            with step(_("Add a group")):
                ids = self._add_rows(1)
            self.table.edit_row(ids[0], "name")

    def delete(self) -> None:
        """Delete the chosen groups; their people stay on the sign-up list."""
        chosen = self.table.chosen()
        if not chosen:
            return
        text = ngettext("Delete {count} group", "Delete {count} groups", len(chosen))
        text = text.format(count=len(chosen))
        with saying(self.page.lectern):
            with step(text):
                for group in chosen:
                    Group.fetch(group.id).delete_instance()
            self.page.lectern.tell(text, undo=True)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icon("plus"), _("Add a group"), self.add)
        menu.addAction(icon("copy"), _("Copy"), self.table.copy)
        menu.addAction(icon("clipboard-list"), _("Paste"), self.table.paste)
        menu.addSeparator()
        menu.addAction(icon("trash-2"), _("Delete"), self.delete).setEnabled(bool(self.table.chosen()))
        menu.popup(at)


class Round(QWidget):
    """The sessions one group goes through, in order of time, and what about them cannot be."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.group_id: int | None = None
        self.title = label("", "section", wrap=True)
        self.hint = label("", "hint", wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.wrong = label("", "bad", wrap=True)
        self.menu = QMenu(self)
        self.plus = button(_("Add a session"), icon_name="plus")
        self.plus.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        inside = QWidget()
        inside.setLayout(column(self.title, 4, line(), self.list, 6, self.wrong, self.hint, 6,
                                row(self.plus, None), None, gap=0, margins=(12, 6, 24, 16)))  # fmt: skip
        self.setLayout(column(scrolling(inside), gap=0))

    def show_group(self, group: Row | None) -> None:
        """Show the round of a group."""
        self.group_id = group.id if group is not None else None
        emptied(self.list)
        self.setEnabled(group is not None)
        if group is None:
            self.title.setText(_("Round"))
            return
        picture = self.page.picture
        self.title.setText(_("Round of {group}").format(group=group.name))
        for session in round_of(picture, group.id):
            rooms = _(", ").join(spoken(picture, room, "name") for room in picture.session_rooms(session.id))
            gone = icon_button("x", _("Leave out"), partial(self.leave_out, session.id))
            inside = row(self._line(session, rooms), gone, gap=0)
            inside.setStretch(0, 1)
            box = QWidget()
            box.setLayout(inside)
            self.list.addWidget(box)
            self.list.addWidget(line())
        unveil(self.list)
        found = round_problems(picture, group)
        self.wrong.setText("\n".join(found))
        self.wrong.setVisible(bool(found))
        empty = not picture.of("group_stop", "group_id", group.id)
        self.hint.setText(_("No session yet: the group goes where it likes.") if empty else "")
        self.hint.setVisible(empty)

    def _line(self, session: Row, rooms: str) -> QWidget:
        """When, what and where, in two lines; a click leads there."""
        when = label(clock(session.starts) if session.starts else "–", "second")
        when.setFixedWidth(44)
        second = " · ".join(filter(None, (rooms, brief_day(session.starts.date()) if session.starts else "")))
        words, title = QWidget(), spoken(self.page.picture, session)
        words.setLayout(column(Elided(title), Elided(second or _("unplaced"), "hint"), gap=0))
        inside = row(when, words, gap=6, margins=(2, 3, 2, 3))
        inside.setStretch(1, 1)
        go = partial(self.page.lectern.go_to, "session", session.id)
        return Holder(inside, 44, go, f"{when.text()} {title}, {second}")

    def _fill(self) -> None:
        self.menu.clear()
        picture, event_id = self.page.picture, self.page.event_id
        used = {stop.session_id for stop in picture.of("group_stop", "group_id", self.group_id)}
        for session in picture.sessions(event_id or 0):
            if session.id not in used and session.status != "cancelled":
                title = spoken(picture, session)
                words = f"{clock(session.starts)}  {title}" if session.starts else title
                self.menu.addAction(words, partial(self.put_in, session.id))
        if self.menu.isEmpty():
            self.menu.addAction(_("No other session")).setEnabled(False)

    def put_in(self, session_id: int) -> None:
        """Let the group go through one more session, at its time."""
        ids = [session.id for session in round_of(self.page.picture, self.group_id or 0)]
        rows = {row_id: self.page.picture.tables["session"][row_id] for row_id in (*ids, session_id)}
        self._set(sorted(rows, key=lambda i: (rows[i].starts is None, rows[i].starts or datetime.max)))

    def leave_out(self, session_id: int) -> None:
        """Let the group go through a session no longer."""
        self._set([s.id for s in round_of(self.page.picture, self.group_id or 0) if s.id != session_id])

    def _set(self, ids: Sequence[int]) -> None:
        with saying(self.page.lectern):
            set_round(Group.fetch(self.group_id), [Session.fetch(row_id) for row_id in ids])


_EMPTY = N_("Add schools and parties, or paste lines from Excel; then say which sessions each goes through.")


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        group = Group.fetch(row_id)
        setattr(group, name, text.strip())
        group.save()

    return put


def _count(name: str) -> Any:
    """Heads, minors or adults; heads follow where both others are known."""

    def put(row_id: int, text: str) -> None:
        group = Group.fetch(row_id)
        setattr(group, name, read_count(text) if text.strip() else None)
        if name != "heads" and group.minors is not None and group.adults is not None:
            group.heads = group.minors + group.adults
        group.save()

    return put


def _organisation(row_id: int, text: str) -> None:
    group = Group.fetch(row_id)
    group.organisation = read(Group._meta.fields["organisation"], text)
    if text.strip() and group.name == "?":
        group.name = text.strip()[:200]
    group.save()
