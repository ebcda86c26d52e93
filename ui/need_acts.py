"""The one button of each thing that needs attention: it does it in place, and the toast has Undo."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from models import Appearance, Event, Task, Venue
from models.event_acts import change_events
from models.history import step
from models.task import check_off
from models.words import N_, _
from planning.attention import Need

from .errors import saying
from .icons import icon

if TYPE_CHECKING:
    from .window import Window

#: What the button of each kind of need says; “…” means that it asks first.
WORDS = {
    "block": N_("Fix…"), "warn": N_("Fix…"), "inform": N_("Fix…"), "overdue": N_("Check off"),
    "due": N_("Check off"), "reply": N_("Replies…"), "venue": N_("Choose…"), "confirm": N_("Confirm"),
    "attendance": N_("Enter…"),
}  # fmt: skip
#: Venues that are offered before one has to go and look.
MOST = 20


def meet(window: "Window", need: Need, at: QWidget) -> None:
    """Do what the button of a need says; a menu opens below `at`."""
    _ACTS[need.kind](window, need, at)


def _fix(window: "Window", need: Need, at: QWidget) -> None:
    from planning.fixes import fixes

    menu, finding = QMenu(at), need.finding
    if finding is None or window.store is None:
        return
    found = fixes(window.store.picture, finding)
    for fix in found:
        menu.addAction(icon("check"), fix.label(), partial(_apply, window, fix))
    if not found:
        menu.addAction(_("Nothing that was tried helps")).setEnabled(False)
    menu.addSeparator()
    session = next((row_id for table, row_id in finding.objects if table == "session"), None)
    if session is not None:
        menu.addAction(icon("arrow-right"), _("Show it"), partial(window.go_to, "session", session))
    _open(menu, at)


def _apply(window: "Window", fix: object) -> None:
    from planning.fixes import Fix, apply_fix

    assert isinstance(fix, Fix)
    words = fix.label()
    with saying(window):
        apply_fix(fix)
        window.tell(words, undo=True)


def _done(window: "Window", need: Need, _at: QWidget) -> None:
    with saying(window):
        task = Task.fetch(need.objects[0][1])
        check_off(task)
        window.tell(_("Done: {task}").format(task=task.title), level="good", undo=True)


def _replies(window: "Window", need: Need, at: QWidget) -> None:
    assert window.store is not None
    picture, menu = window.store.picture, QMenu(at)
    asked: dict[int, list[int]] = {}
    for table, row_id in need.objects:
        row = picture.get("appearance", row_id) if table == "appearance" else None
        if row is not None:
            asked.setdefault(row.person_id, []).append(row_id)
    people = [picture.tables["person"][row_id] for row_id in asked]
    if len(people) > 1:
        every = [row_id for rows in asked.values() for row_id in rows]
        menu.addAction(icon("circle-check"), _("All said yes"), partial(_reply, window, every, "yes", ""))
        menu.addSeparator()
    for person in sorted(people, key=lambda person: person.name):
        below = menu.addMenu(person.name)
        for words, mark, reply in ((_("Said yes"), "circle-check", "yes"), (_("Said no"), "circle-x", "no")):
            below.addAction(icon(mark), words, partial(_reply, window, asked[person.id], reply, person.name))
    addresses = [person.email for person in people if person.email]
    menu.addSeparator()
    copy = menu.addAction(icon("copy"), _("Copy e-mail addresses"), partial(_copy, window, addresses))
    copy.setEnabled(bool(addresses))
    _open(menu, at)


def _reply(window: "Window", rows: list[int], reply: str, name: str) -> None:
    words = _("{name} said yes") if reply == "yes" else _("{name} said no")
    text = words.format(name=name) if name else _("All said yes")
    with saying(window):
        with step(text):
            for row_id in rows:
                appearance = Appearance.fetch(row_id)
                appearance.reply = reply
                appearance.save()
        window.tell(text, undo=True)


def _copy(window: "Window", addresses: list[str]) -> None:
    QGuiApplication.clipboard().setText("; ".join(addresses))
    window.tell(_("Copied. Paste them into your mail program."))


def _venue(window: "Window", need: Need, at: QWidget) -> None:
    assert window.store is not None
    picture, menu = window.store.picture, QMenu(at)
    event = picture.get("event", need.event_id)
    if event is None:
        return
    near = [venue for venue in picture.all("venue") if event.city and venue.city == event.city]
    rows = sorted(near or picture.all("venue"), key=lambda venue: (venue.city, venue.name))
    for venue in rows[:MOST]:
        words = venue.name if near or not venue.city else f"{venue.name} · {venue.city}"
        menu.addAction(icon("map-pin"), words, partial(_put, window, event.id, venue.id))
    if not rows:
        menu.addAction(_("There is no venue yet")).setEnabled(False)
    menu.addSeparator()
    menu.addAction(_("All places"), lambda: window.go("places"))
    _open(menu, at)


def _put(window: "Window", event_id: int, venue_id: int) -> None:
    with saying(window):
        event, venue = Event.fetch(event_id), Venue.fetch(venue_id)
        change_events([event], venue=venue, **({} if event.city else {"city": venue.city}))
        window.tell(_("“{title}” is in {venue}.").format(title=event.title, venue=venue.name), undo=True)


def _confirm(window: "Window", need: Need, _at: QWidget) -> None:
    with saying(window):
        event = Event.fetch(need.event_id)
        change_events([event], status="confirmed")
        window.tell(_("“{title}” is confirmed.").format(title=event.title), undo=True)


def _count(window: "Window", need: Need, _at: QWidget) -> None:
    from .attendance import Attendance

    Attendance(window, [row_id for table, row_id in need.objects if table == "event"]).open()


def _open(menu: QMenu, at: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at.mapToGlobal(at.rect().bottomLeft()))


_ACTS: dict[str, Callable[["Window", Need, QWidget], None]] = {
    "block": _fix, "warn": _fix, "inform": _fix, "overdue": _done, "due": _done, "reply": _replies,
    "venue": _venue, "confirm": _confirm, "attendance": _count,
}  # fmt: skip
