"""What a board without a day or rooms says: what is missing, and the way to it; and how rooms are added."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from models import Event, Room
from models.agenda_acts import add_room
from models.event import use_room
from models.history import step
from models.words import _
from planning.plan import Row

from .errors import saying
from .parts import button, column, label, row

if TYPE_CHECKING:
    from .board import AgendaBoard

WIDE = 420


class EmptyBoard(QFrame):
    """Lies over a board on which nothing can be placed yet."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__(board.view)
        self.board = board
        self.setProperty("ground", "pop")
        self.title, self.words = label("", "section"), label("", "second", wrap=True)
        facts = ("overview", None)
        self.date = button(_("Give it a date"), lambda: board.window_.go("event", board.event_id, facts))
        self.room = button(
            _("Add a room…"), lambda: board.rooms.open(self.room), icon_name="plus", role="primary"
        )
        self.setLayout(
            column(
                self.title, self.words, 6, row(self.date, self.room, None), gap=4, margins=(20, 16, 20, 16)
            )
        )
        self.setFixedWidth(WIDE)

    def refresh(self) -> None:
        """Say what is missing, or nothing."""
        plan = self.board.plan
        missing = plan.day is None or not plan.columns
        self.setVisible(missing)
        if missing:
            dated = plan.day is not None
            self.title.setText(_("No rooms yet") if dated else _("No date yet"))
            rooms = _("The board has a column for each room. Add the first, then drag the sessions into it.")
            date = _("Sessions can be placed once the event has a date. Until then they wait in the tray.")
            self.words.setText(rooms if dated else date)
            self.date.setVisible(not dated)
            self.room.setVisible(dated)
            self.put()

    def put(self) -> None:
        """Stand in the middle of the board."""
        self.adjustSize()
        area = self.board.view.viewport().geometry()
        self.move(
            area.center().x() - self.width() // 2, max(area.top() + 20, area.center().y() - self.height())
        )


class RoomMenu:
    """Adds rooms to the event of a board: others of its venue, or new ones by name."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board = board

    def spare(self) -> list[Row]:
        """The rooms of the venue that the event does not use yet."""
        picture = self.board.picture
        event = picture.tables["event"][self.board.event_id]
        used = {column.key for column in self.board.plan.columns}
        rooms = picture.of("room", "venue_id", event.venue_id) if event.venue_id else ()
        return [room for room in rooms if room.id not in used]

    def open(self, below: QWidget) -> None:
        """Offer the rooms below a button; without any to offer, let a name be typed at once."""
        spare = self.spare()
        if not spare:
            self.ask()
            return
        menu = QMenu(self.board)
        for room in spare[:40]:
            made = menu.addAction(room.name)
            made.triggered.connect(lambda _checked=False, room=room: self.use([room]))
        if len(spare) > 1:
            menu.addSeparator()
            menu.addAction(_("All of them")).triggered.connect(lambda _checked=False: self.use(spare))
        menu.addSeparator()
        menu.addAction(_("New room…")).triggered.connect(lambda _checked=False: self.ask())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def ask(self) -> None:
        """Let the name of a new room be typed over the heads."""
        board = self.board
        corner = board.view.mapTo(board, board.view.viewport().geometry().topLeft())
        space = board.view.space
        left = min(
            space.width - board.view.horizontalScrollBar().value(), board.view.viewport().width() - 210
        )
        where = QRect(corner.x() + max(4, left), corner.y() - 37, 200, 30)
        board.typing.ask(where, _("Room"), _("Name of the room"), self._named)

    def use(self, rooms: list[Row]) -> None:
        """Let the event use rooms of its venue."""
        event = Event.fetch(self.board.event_id)
        names = _(", ").join(room.name for room in rooms)
        with saying(self.board.window_), step(_("Add room {room}").format(room=names)):
            for room in rooms:
                use_room(event, Room.fetch(room.id))

    def _named(self, name: str) -> bool:
        if not name.strip():
            return True
        done = False
        with saying(self.board.window_):
            add_room(Event.fetch(self.board.event_id), name)
            done = True
        return done
