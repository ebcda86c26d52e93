"""The agenda board with 900 sessions in 40 rooms, beside bare Qt: a QGraphicsView, an item a card."""

import os
import random
import statistics
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from .figures import Figure, median
from .frames import drop, frames, settle, timed

SESSIONS, ROOMS, DAYS = 900, 40, 4
FIRST = datetime(2026, 4, 23, 8)


def figures() -> list[Figure]:
    """Building it, frames of scrolling, dragging and zooming, the mask, and one edit with its refresh."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LECTERN_HOME"] = folder
        return _measured(Path(folder) / "board.lectern")


def _measured(path: Path) -> list[Figure]:
    from models.file import close_plan, new_plan
    from ui.opening import open_window

    new_plan(path, "Board")
    event_id = congress()
    close_plan()
    window = open_window(path)
    assert window.store is not None
    window.store.judge()
    window.hide()
    settle()
    try:
        return [*_of_board(window, event_id), *_of_mask(window.store.picture, event_id)]
    finally:
        window.close()


def _of_board(window: Any, event_id: int) -> list[Figure]:
    from PySide6.QtWidgets import QGraphicsView

    from ui.board import AgendaBoard

    def built() -> AgendaBoard:
        board = AgendaBoard(window, event_id)
        board.resize(1600, 1000)
        board.show()
        settle()
        return board

    def bare() -> QGraphicsView:
        view = _bare_view(board)
        view.resize(1600, 1000)
        view.show()
        settle()
        return view

    board = built()
    ours, peer = [], []
    for _run in range(5):
        for make, times in ((built, ours), (bare, peer)):
            seconds, made = timed(make)
            times.append(seconds)
            drop(made)
    found = [Figure("board of 900 sessions × 40 rooms, built and shown", 1000 * statistics.median(ours), "ms",
                    1000 * statistics.median(peer), "QGraphicsView", "≤ 150 ms")]  # fmt: skip
    view = bare()
    found += frames(
        "scroll frame", _scrolling(board.view), _scrolling(view), "QGraphicsView", ("–", "≤ 16 ms")
    )
    found += frames("drag frame", _dragging(board), _dragging_bare(view), "QGraphicsView", ("–", "≤ 16 ms"))
    found += frames("zoom step", _zooming(board), None, "", ("–", "–"))
    name = "one edit, stored with FULL sync, board refreshed and painted"
    edits = frames(name, _editing(board), None, "", ("≤ 20 ms", "≤ 60 ms"))
    drop(board)
    drop(view)
    return [*found, *edits]


def _scrolling(view: Any) -> list[float]:
    """Frames of scrolling: 24 pixels down, and across, all over the board."""
    times = []
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        bar.setValue(0)
        settle()
        while bar.value() < bar.maximum():
            times.append(timed(lambda bar=bar: (bar.setValue(bar.value() + 24), settle()))[0])
    return times


def _dragging(board: Any) -> list[float]:
    """Frames of a drag all over the board, the first with its mask."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    board.view.verticalScrollBar().setValue(round(board.view.space.y(FIRST)) - 20)
    board.view.horizontalScrollBar().setValue(0)
    settle()
    card = next(iter(board.view.space.cards_in(board.view.seen())))
    surface, begin = board.view.viewport(), board.view.to_viewport(board.view.space.rect(card)).center()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    times = []
    for number in range(300):
        where = QPoint(
            60 + number * 37 % (surface.width() - 120), 60 + number * 16 % (surface.height() - 120)
        )
        times.append(timed(lambda where=where: (QTest.mouseMove(surface, where), settle()))[0])
    board.hand.cancel()
    settle()
    return times


def _dragging_bare(view: Any) -> list[float]:
    item = view.items()[-1]
    times = []
    for number in range(300):
        where = view.mapToScene(*_path(number, 1500, 900))
        times.append(timed(lambda where=where: (item.setPos(where), settle()))[0])
    return times


def _path(number: int, wide: int, high: int) -> tuple[int, int]:
    """Where the pointer is after so many moves of 14 × 9 pixels, turning back at the edges."""
    x, y = number * 14 % (2 * (wide - 120)), number * 9 % (2 * (high - 120))
    return 60 + min(x, 2 * (wide - 120) - x), 60 + min(y, 2 * (high - 120) - y)


def _zooming(board: Any) -> list[float]:
    times = []
    for way in [-1] * 7 + [1] * 11 + [-1] * 4:
        times.append(timed(lambda way=way: (board.view.next_zoom(way), settle()))[0])
    board.view_at(1.0)
    settle()
    return times


def _editing(board: Any) -> list[float]:
    """Moving one session by an arrow key, again and again."""
    card = next(iter(board.view.space.cards_in(board.view.seen())))
    board.chosen.only(card.session.id, card.key[1])
    times = []
    for number in range(60):
        minutes = 5 if number % 8 < 4 else -5
        times.append(timed(lambda minutes=minutes: (board.acts.move(minutes, 0), settle()))[0])
    return times


def _of_mask(picture: Any, event_id: int) -> list[Figure]:
    """The mask of one session over all slots, beside asking every rule at every slot; caches warm."""
    from planning.mask import Mask
    from planning.placement import standing
    from planning.problems import findings

    rooms = {room.id: (room.id,) for room in picture.event_rooms(event_id)}
    session = next(s for s in picture.sessions(event_id) if s.day == FIRST.date() and picture.people(s.id))
    placed, first = standing(picture, session), FIRST.replace(hour=4)

    def masked() -> None:
        Mask(picture, placed, rooms, FIRST.date(), first, first + timedelta(days=1))

    def asked() -> None:
        for own in rooms.values():
            for number in range(24 * 12):
                at = first + timedelta(minutes=5 * number)
                findings(picture, placed._replace(starts=at, day=FIRST.date(), rooms=own), masking=True)

    masked()
    return [
        Figure("forbidden mask of one session, 40 rooms × 288 slots", 1000 * median(masked, 9), "ms",
               1000 * median(asked, 3), "every rule at every slot", "≤ 8 ms"),
    ]  # fmt: skip


def _bare_view(board: Any) -> Any:
    from PySide6.QtGui import QBrush, QColor
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView

    scene, space = QGraphicsScene(), board.view.space
    for card in board.plan.all():
        item = scene.addRect(space.rect(card), brush=QBrush(QColor("#E2F3F4")))
        text = QGraphicsSimpleTextItem(card.session.title, item)
        text.setPos(space.rect(card).topLeft())
    view = QGraphicsView(scene)
    view.kept = scene
    return view


def congress(count: int = SESSIONS) -> int:
    """Store the event, in one step: sessions of 30 to 90 minutes, two people each, and a few that wait."""
    from models import Appearance, Event, EventRoom, Person, Room, Session, SessionRoom, Track, Venue
    from models.history import step

    rng = random.Random(3)
    with step("Fill"):
        venue = Venue.create(name="Congress")
        event = Event.create(kind="conference", title="Congress", starts=FIRST, status="confirmed",
                             ends=FIRST + timedelta(days=DAYS - 1, hours=13))  # fmt: skip
        rooms = [
            Room.create(venue=venue, name=f"Room {n + 1}", seats=40 + 10 * n, position=n)
            for n in range(ROOMS)
        ]
        EventRoom.add_all([EventRoom(event=event, room=room, position=n) for n, room in enumerate(rooms)])
        tracks = [
            Track.create(event=event, code=c, title=f"Track {c}", position=n)
            for n, c in enumerate("ABCDEFGH")
        ]
        people = [Person(name=f"Speaker {n}") for n in range(300)]
        Person.add_all(people)
        sessions, places, cast = [], [], []
        for number in range(count):
            day = number % DAYS
            slot = number // DAYS // ROOMS
            starts = FIRST + timedelta(days=day, minutes=slot * 95 + 5 * rng.randrange(4))
            title = f"Session {number} about " + " ".join(rng.choices(_WORDS, k=rng.randrange(2, 7)))
            made = Session(event=event, title=title, minutes=rng.choice((30, 45, 60, 90)), starts=starts,
                           track=rng.choice(tracks), status=rng.choice(("planned", "confirmed")))  # fmt: skip
            sessions.append(made)
        Session.add_all(sessions)
        for number, made in enumerate(sessions):
            places.append(SessionRoom(session=made, room=rooms[number // DAYS % ROOMS]))
            cast += [Appearance(session=made, person=p, reply="yes") for p in rng.sample(people, 2)]
        SessionRoom.add_all(places)
        Appearance.add_all(cast)
    return int(event.id)


_WORDS = (
    "patents", "trade", "marks", "designs", "villages", "pupils", "films", "machines", "search", "examiners",
    "inventors", "markets", "law",
)  # fmt: skip
