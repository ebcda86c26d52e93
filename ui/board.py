"""The agenda board of an event: days as tabs, the tray, the board, and the inspector of what is chosen."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QSplitter
from shiboken6 import isValid

from models.history import Changes
from models.words import _, ngettext
from planning.plan import Picture, Row

from .board_acts import Acts
from .board_chosen import Chosen
from .board_colours import ColourButton, coloured_by
from .board_empty import EmptyBoard, RoomMenu
from .board_focus import Focus
from .board_hand import Hand
from .board_inspector import Inspector
from .board_keys import Keys
from .board_layout import Card, DayPlan, board_days, lay_out, shown_sessions, unplaced
from .board_looks import Looks
from .board_menu import board_menu
from .board_parts import DayTabs
from .board_telling import Telling
from .board_tray import WIDE, Tray, TrayCards
from .board_typing import Typing
from .board_view import BoardView
from .board_voice import give_voice
from .parts import button, column, icon_button, line, row
from .remembered import remembered

if TYPE_CHECKING:
    from .window import Window

#: Tables of which a change may show on the board.
_SHOWN = ("session", "session_room", "appearance", "event", "event_room", "room", "track", "person", "waiver",
          "plan", "absence", "release")  # fmt: skip
_INSPECTOR, _NARROW, _NARROWER = 296, 1060, 800


class AgendaBoard(QFrame):
    """Shows one event of the plan and keeps up with it. `edit_wanted` tells which session is to be edited."""

    edit_wanted = Signal(object)
    acts: Acts
    focus: Focus
    typing: Typing
    view: BoardView

    def __init__(self, window: "Window", event_id: int) -> None:
        super().__init__()
        assert window.store is not None
        self.window_, self.store, self.event_id = window, window.store, event_id
        self.zoom = int(str(remembered("board/zoom") or 100)) / 100
        self.chosen = Chosen(self)
        self.days: list[date] = []
        self.day: date | None = None
        self.looks = Looks(self.picture, [])
        self.plan: DayPlan = lay_out(self.picture, event_id, None)
        self.acts, self.keys = Acts(self), Keys(self)
        self.focus, self.telling = Focus(self), Telling(self)
        self._stale, self._seen_before = False, False
        self.setProperty("ground", "canvas")
        self.view = BoardView(self, self.plan)
        self.tray = Tray(self)
        self.inspector = Inspector(self)
        self.tabs = DayTabs()
        self.hand = Hand(self)
        self.typing = Typing(self)
        self.rooms, self.empty = RoomMenu(self), EmptyBoard(self)
        self.search = self.tray.search
        self._lay_out()
        self.chosen.changed.connect(self._chosen_changed)
        self.store.changed.connect(self._changed)
        self.store.judged.connect(self._judged)
        self.refresh()

    def _lay_out(self) -> None:
        less = icon_button("minus", _("Zoom out"), lambda: self.view.next_zoom(-1))
        more = icon_button("plus", _("Zoom in"), lambda: self.view.next_zoom(1))
        self.zoom_button = button("", lambda: self.view_at(1.0), role="quiet", hint=_("Zoom to 100 %"))
        self.zoom_button.setFixedWidth(60)
        self.tray_button = button(
            "", self._toggle_tray, icon_name="inbox", role="quiet", hint=_("Unplaced sessions")
        )
        self.room_button = button(
            _("Add a room…"), lambda: self.rooms.open(self.room_button), icon_name="plus", role="quiet"
        )
        self.colour_button = ColourButton(self)
        self.side_button = icon_button("columns-2", _("Show or hide the inspector"), self._toggle_inspector)
        self.side_button.setCheckable(True)
        self.tabs.chosen.connect(self.show_day)
        bar = row(self.tabs, None, self.room_button, self.tray_button, self.colour_button, less,
                  self.zoom_button, more, self.side_button, gap=4, margins=(16, 6, 12, 6))  # fmt: skip
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        for part in (self.tray, self.view, self.inspector):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([WIDE, 900, _INSPECTOR])
        layout = column(bar, line(), self.split, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.inspector_wanted = remembered("board/inspector") != "closed"
        self.setTabOrder(self.tray.cards, self.view)

    # The plan, and what changes in it

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def refresh(self) -> None:
        """Show the plan as it is now; choice, day and place are kept."""
        if self.picture.get("event", self.event_id) is None:
            return
        self.days = board_days(self.picture, self.event_id)
        if self.day not in self.days:
            self.day = date.today() if date.today() in self.days else self.days[0] if self.days else None
        self.looks = self._looks()
        self.plan = lay_out(self.picture, self.event_id, self.day)
        known = {session.id for session in shown_sessions(self.picture, self.event_id)}
        self.tray.show_rows(unplaced(self.picture, self.event_id))
        self.tabs.show_days(self.days, self.day, self._day_hints())
        self.view.show_plan(self.plan)
        self.chosen.keep(known)
        self.tray_button.setText(str(len(self.tray.cards.all)))
        self.zoom_button.setText(f"{round(self.zoom * 100)} %")
        self.empty.refresh()
        self.inspector.refresh()

    def show_event(self, event_id: int) -> None:
        """Show another event."""
        if event_id != self.event_id:
            self.hand.cancel()
            self.chosen.clear()
            self.event_id, self.day, self.chosen.spot = event_id, None, None
            self.refresh()
            self._scroll_home()

    def show_session(self, session_id: int) -> None:
        """Go to a session, on its day or in the tray, and choose it."""
        for day in (self.day, *self.days):
            if day is not None and session_id in lay_out(self.picture, self.event_id, day).by_session:
                self.show_day(day)
                break
        self.chosen.only(session_id)
        self.view.bring_current()
        self.tray.cards.bring(session_id)
        (self.view if session_id in self.plan.by_session else self.tray.cards).setFocus()

    def show_day(self, day: date) -> None:
        """Show another day, at the time of day the board is scrolled to."""
        if day != self.day and day in self.days:
            top = self.view.space.moment(self.view.verticalScrollBar().value())
            away = timedelta(days=(day - self.day).days) if self.day else timedelta()
            self.day = day
            if self.chosen.spot:
                self.chosen.spot = (self.chosen.spot[0], self.chosen.spot[1] + away)
            self.refresh()
            self.view.verticalScrollBar().setValue(round(self.view.space.y(top + away)))

    def _changed(self, touched: Changes) -> None:
        if any(table in touched for table in _SHOWN):
            self._refresh_when_seen()

    def _judged(self) -> None:
        """The problems may differ: read the looks anew, the rest stays."""
        if not self.isVisible():
            self._stale = True
            return
        looks = self._looks()
        if looks.problems != self.looks.problems:
            self.looks = self.view.looks = looks
            self.view.repaint_all()
            self.tray.cards.viewport().update()
            self.inspector.show_problems()

    def _refresh_when_seen(self) -> None:
        if self.isVisible():
            self.hand.cancel()
            self.refresh()
        else:
            self._stale = True

    # Choosing

    def chosen_rows(self) -> list[Row]:
        """The chosen sessions."""
        rows = (self.picture.get("session", session_id) for session_id in self.chosen.ids)
        return [row for row in rows if row is not None]

    def _chosen_changed(self) -> None:
        self.tray.cards.viewport().update()
        self.inspector.refresh()
        if self.inspector.parentWidget() is self and not self.chosen.ids and self.inspector.isVisible():
            self._fit()

    # What hand, keys and menu ask for

    def on_day(self, session: Row, day: date) -> datetime:
        """When a session would start on another day: at its time, or when the event does."""
        if session.starts is None:
            usual = self.plan.event.starts.time() if self.plan.event.starts else time(9)
            return datetime.combine(day, usual)
        filed = session.day or session.starts.date()
        return session.starts + timedelta(days=(day - filed).days)

    def day_at(self, where: QPoint) -> date | None:
        """The day whose tab is at a point of the screen."""
        return self.tabs.day_at(where)

    def show_drop_day(self, day: date | None) -> None:
        """Show which day's tab would take the drop."""
        self.tabs.welcome(day)

    def tray_holds(self, where: QPoint) -> bool:
        """Whether a point of the screen is on the tray."""
        return self.tray.isVisible() and self.tray.rect().contains(self.tray.mapFromGlobal(where))

    def edit(self) -> None:
        """Open the inspector for what is chosen, or make a session where nothing is."""
        if not self.chosen.ids:
            self.acts.new()
            return
        self.inspector_wanted = True
        self._fit()
        self.inspector.begin()
        if self.chosen.current:
            self.edit_wanted.emit(self.chosen.current[0])

    def open_menu(self, card: Card | None, where: QPoint | None) -> None:
        """Open the context menu for a card, or for what is chosen."""
        if card is not None and card.session.id not in self.chosen:
            self.chosen.only(card.session.id, card.key[1])
        if where is None:
            current = self.chosen.current
            area, _part = self.typing.place_of(current[0]) if current else (QRect(80, 80, 1, 1), None)
            where = self.mapToGlobal(area.bottomLeft())
        menu = board_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def view_at(self, zoom: float) -> None:
        """Show the board at a zoom."""
        self.view.zoom_to(zoom)
        self.zoomed()

    def zoomed(self) -> None:
        """The zoom is another one: say and remember it."""
        self.zoom_button.setText(f"{round(self.zoom * 100)} %")
        remembered("board/zoom", round(self.zoom * 100))

    def recolour(self) -> None:
        """Paint the cards anew: their colours tell something else."""
        self.looks = self.view.looks = self._looks()
        self.view.repaint_all()
        self.tray.cards.viewport().update()

    def _looks(self) -> Looks:
        return Looks(self.picture, self.store.problems, self.looks, coloured_by())

    # Telling

    def tell(self, text: str, *, undo: bool = False, level: str = "") -> None:
        """Say a sentence at the bottom of the window."""
        self.window_.tell(text, undo=undo, level=level)

    def _day_hints(self) -> dict[date, str]:
        """How many sessions each day has."""
        counts = Counter(s.day for s in shown_sessions(self.picture, self.event_id) if s.starts)
        words = {day: ngettext("{count} session", "{count} sessions", counts[day]) for day in self.days}
        return {day: text.format(count=counts[day]) for day, text in words.items()}

    # The parts beside each other

    def begin(self) -> None:
        """Put the focus on the board."""
        self.view.setFocus()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
        if not self._seen_before:
            self._seen_before = True
            self._fit()
            self._scroll_home()
        panel = getattr(self.window_, "problems_panel", None)
        if panel is not None:
            panel.say(self.telling.key_words())

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.hand.cancel()
        panel = getattr(self.window_, "problems_panel", None)
        if panel is not None and isValid(panel):
            panel.say("")

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scroll_home(self) -> None:
        """Scroll to where the day begins: its first session, else the event."""
        starts = [card.starts for card in self.plan.all()]
        first = min(starts) if starts else self.focus.first_spot()[1]
        self.view.verticalScrollBar().setValue(round(self.view.space.y(first)) - 14)
        self.view.horizontalScrollBar().setValue(0)

    def _toggle_tray(self) -> None:
        self.tray.setVisible(not self.tray.isVisible())

    def _toggle_inspector(self) -> None:
        self.inspector_wanted = not self.inspector.isVisible()
        remembered("board/inspector", "open" if self.inspector_wanted else "closed")
        self._fit()

    def _fit(self) -> None:
        """Under a certain width the inspector lies over the board, and the tray becomes a button."""
        narrow = self.width() < _NARROW
        if self.width() < _NARROWER and not self._narrowest:
            self.tray.hide()
        self._narrowest = self.width() < _NARROWER
        wanted = self.inspector_wanted and (not narrow or bool(self.chosen.ids))
        if narrow and self.inspector.parentWidget() is not self:
            self.inspector.setParent(self)
        elif not narrow and self.inspector.parentWidget() is self:
            self.split.addWidget(self.inspector)
        if narrow:
            top = self.split.geometry().top()
            self.inspector.setGeometry(self.width() - _INSPECTOR, top, _INSPECTOR, self.height() - top)
            self.inspector.raise_()
        self.inspector.setVisible(wanted)
        self.side_button.setChecked(wanted)

    _narrowest = False


give_voice(BoardView)
give_voice(TrayCards)
