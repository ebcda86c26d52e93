"""The sessions of an event as a table one types into."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import Appearance, Event, Session
from models.agenda import REPLIES, new_session, remove_session, unplace
from models.database import new_id
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.problems import waiver

from .board_layout import is_placed
from .chips import Chips, Filter
from .dates import short_day
from .empty import nothing_here
from .errors import saying
from .grid import Grid
from .parts import Elided, Search, button, column, row
from .session_cells import SessionCells

if TYPE_CHECKING:
    from .event import EventPage


class Sessions(QWidget):
    """Filter, table, and the acts on what is chosen."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.marks: dict[int, tuple[int, int]] = {}
        self._seen: tuple[int | None, list[int]] = (None, [])
        self.cells = SessionCells(page.store, self.marks)
        self.table = Grid("sessions", self.cells.columns(), add_rows=self._add_rows)
        self.table.setAccessibleName(_("Sessions"))
        self.table.sort(self.table.column("day"))
        self.search = Search(_("Filter sessions"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(240)
        self.chips = Chips(self._filters())
        self.sums = Elided("", "small").giving_way()
        self.catalogue = button(
            _("From the catalogue…"), self.from_catalogue, icon_name="book-open", role="quiet"
        )
        tools = row(
            self.search, self.chips, None, self.sums, 8,
            self.catalogue,
            button(_("Duplicate"), self.duplicate, icon_name="copy", role="quiet"),
            button(_("Delete"), self.delete, icon_name="trash-2", role="quiet"),
            button(_("New session"), self.add, icon_name="plus", role="primary"),
            gap=6, margins=(24, 10, 24, 10),
        )  # fmt: skip
        tools.setStretch(0, 9)  # the filter gives way first
        hint = _(
            "Each line is one thing on the agenda: when, where, who. You can also paste lines from Excel."
        )
        way = button(_("New session"), self.add, icon_name="plus", role="primary")
        upload = button(_("Import a schedule…"), self._import, icon_name="upload")
        empty = nothing_here(_("No sessions yet"), hint, way, upload)
        self.sides = QStackedWidget()
        full = QWidget()
        full.setLayout(row(self.table, margins=(24, 0, 24, 0)))
        self.sides.addWidget(full)
        self.sides.addWidget(empty)
        self.setLayout(column(tools, self.sides, gap=0))
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self.table.setFocus)
        self.chips.changed.connect(self._filter)
        self.table.refused.connect(lambda sentence: self.page.lectern.tell(sentence, level="bad"))
        self.table.removed.connect(self.delete)
        self.table.menu_wanted.connect(self._menu)
        self.table.chosen_changed.connect(self._sum)

    def _filters(self) -> list[Filter]:
        def rows() -> list[Row]:
            return self._rows()

        return [
            Filter(
                "day", N_("Day"), lambda s: s.day, short_day, lambda: sorted({s.day for s in rows() if s.day})
            ),
            Filter(
                "room",
                N_("Room"),
                self.cells.rooms,
                str,
                lambda: sorted({self.cells.rooms(s) for s in rows()} - {""}),
            ),
            Filter(
                "unplaced",
                N_("Unplaced"),
                self._is_loose,
                count=lambda: sum(map(self._is_loose, rows())),
            ),
            Filter("wrong", N_("With problems"), lambda s: s.id in self.marks, count=lambda: len(self.marks)),
        ]

    def _is_loose(self, session: Row) -> bool:
        """Whether it lies in the tray of the board."""
        return session.status != "cancelled" and not is_placed(self.page.picture, session)

    def _rows(self) -> list[Row]:
        return self.page.picture.sessions(self.page.event_id, common=False) if self.page.event_id else []

    def _in_place(self, rows: list[Row]) -> list[Row]:
        """Sessions without a time stay where they were, and those made here come after them, so that no line
        runs away while its title is typed."""
        event_id, known = self._seen
        if event_id == self.page.event_id:
            at = {row_id: n for n, row_id in enumerate(known)}
            rows = sorted(rows, key=lambda s: (s.starts is None, s.starts is None and at.get(s.id, len(at))))
        self._seen = self.page.event_id, [row_.id for row_ in rows]
        return rows

    def refresh(self) -> None:
        """Show the sessions as they are now."""
        self.marks.clear()
        for finding in self.page.store.problems:
            if waiver(self.page.picture, finding) is None:
                for table, row_id in finding.objects:
                    if table == "session":
                        block, warn = self.marks.get(row_id, (0, 0))
                        bad = finding.level == "block"
                        self.marks[row_id] = (block + bad, warn + (not bad))
        rows = self._in_place(self._rows())
        ids = {row_.id for row_ in rows}
        for row_id in set(self.marks) - ids:
            del self.marks[row_id]
        self.sides.setCurrentIndex(0 if rows else 1)
        self.chips.refresh()
        self.catalogue.setVisible(bool(self.page.picture.tables["talk"]))
        self.table.show_rows(rows)
        self._sum()

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())
        self._sum()

    def _sum(self) -> None:
        shown = self.table.rows.shown
        text = ngettext("{count} session", "{count} sessions", len(shown)).format(count=len(shown))
        chosen = self.table.chosen()
        if len(chosen) > 1:
            minutes = sum(s.minutes for s in chosen)
            text = _("{count} selected, {hours}:{minutes:02} h").format(
                count=len(chosen), hours=minutes // 60, minutes=minutes % 60)  # fmt: skip
        self.sums.say(text)

    def show_row(self, row_id: int) -> None:
        """Choose one session, whatever the filter was."""
        if row_id not in {s.id for s in self.table.rows.shown}:
            self.search.clear()
            self.chips.chosen.clear()
            self.chips.refresh()
            self._filter()
        for n, session in enumerate(self.table.rows.shown):
            if session.id == row_id:
                at = self.table.rows.index(n, self.table.column("title"))
                self.table.setCurrentIndex(at)
                self.table.scrollTo(at, self.table.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    # Acts

    def add(self) -> None:
        """Make a session after the last one, and type its title."""
        with saying(self.page.lectern):
            event = Event.fetch(self.page.event_id or 0)
            session = new_session(event, _("New session"))
            self.search.clear()
            self.table.edit_row(session.id, "title")

    def from_catalogue(self) -> None:
        """Add a lecture of the catalogue."""
        from .talks_session import FromCatalogue

        FromCatalogue(self.page.lectern, event_id=self.page.event_id, made=self.show_row).open()

    def _add_rows(self, count: int) -> list[int]:
        """Rows for what is pasted; inside the step that pastes."""
        event = Event.fetch(self.page.event_id or 0)
        made = [int(new_session(event, _("New session")).id) for _n in range(count)]
        self._seen[1].extend(made)  # as they are pasted, not by their titles
        return made

    def duplicate(self) -> None:
        """Repeat the chosen sessions, unplaced, with their people."""
        chosen = self.table.chosen()
        if not chosen:
            return
        text = ngettext("Duplicate {count} session", "Duplicate {count} sessions", len(chosen))
        with saying(self.page.lectern), step(text.format(count=len(chosen))):
            for row_ in chosen:
                copy_session(row_.id)

    def delete(self) -> None:
        """Delete the chosen sessions, or cancel them once the event is released."""
        chosen = self.table.chosen()
        if not chosen:
            return
        text = (_("Delete “{title}”").format(title=chosen[0].title) if len(chosen) == 1
                else _("Delete {count} sessions").format(count=len(chosen)))  # fmt: skip
        with saying(self.page.lectern):
            with step(text):
                for row_ in chosen:
                    remove_session(Session.fetch(row_.id))
            self.page.lectern.tell(text, undo=True)

    def unplace(self) -> None:
        """Put the chosen sessions back among those to be placed."""
        chosen = self.table.chosen()
        text = ngettext("Unplace {count} session", "Unplace {count} sessions", len(chosen))
        with saying(self.page.lectern), step(text.format(count=len(chosen))):
            for row_ in chosen:
                unplace(Session.fetch(row_.id))

    def mark(self, **values: Any) -> None:
        """Give all chosen sessions the same value, in one step."""
        chosen = self.table.chosen()
        text = ngettext("Change {count} session", "Change {count} sessions", len(chosen))
        with saying(self.page.lectern), step(text.format(count=len(chosen))):
            for row_ in chosen:
                session = Session.fetch(row_.id)
                for name, value in values.items():
                    setattr(session, name, value)
                session.save()

    def reply(self, answer: str) -> None:
        """Note the same reply of everybody in the chosen sessions."""
        with saying(self.page.lectern), step(_("Note replies")):
            for row_ in self.table.chosen():
                for appearance in Appearance.select().where(Appearance.session == row_.id):
                    appearance.reply = answer
                    appearance.save()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        chosen = self.table.chosen()
        if chosen:
            menu.addAction(_("Edit"), lambda: self.table.edit(self.table.currentIndex()))
            menu.addAction(_("Copy"), self.table.copy)
            menu.addAction(_("Paste"), self.table.paste)
            menu.addSeparator()
            menu.addAction(_("Duplicate"), self.duplicate)
            menu.addAction(_("Unplace"), self.unplace)
            pinned = all(s.pinned for s in chosen)
            menu.addAction(
                _("Unpin") if pinned else _("Pin time and room"), lambda: self.mark(pinned=not pinned)
            )
            replies = menu.addMenu(_("Replies of its people"))
            for key, name in REPLIES.items():
                replies.addAction(_(name), partial(self.reply, key))
            menu.addSeparator()
            menu.addAction(_("Delete"), self.delete)
        else:
            menu.addAction(_("New session"), self.add)
            menu.addAction(_("From the catalogue…"), self.from_catalogue)
            menu.addAction(_("Paste"), self.table.paste)
        menu.popup(at)

    def _import(self) -> None:
        self.page.lectern.files.ask_import(self.page.event_id, "agenda")


def copy_session(row_id: int) -> Session:
    """A second session like this one, unplaced, with its rooms left out and its people asked anew.
    Inside a step."""
    old = Session.fetch(row_id)
    values = {name: value for name, value in old.__data__.items() if name not in _OWN}
    fresh = Session.create(id=new_id(), **values)
    for appearance in Appearance.select().where(Appearance.session == row_id):
        Appearance.create(
            session=fresh, person=appearance.person_id, role=appearance.role, position=appearance.position
        )
    return fresh


_OWN = {"id", "starts", "day", "source", "external_id", "gone", "pinned"}
