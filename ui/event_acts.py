"""What can be done with chosen events, for the menus of the list and of the page of one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from models.words import _

from .icons import icon

if TYPE_CHECKING:
    from .window import Window


def add_acts(menu: QMenu, window: "Window", ids: Sequence[int]) -> None:
    """Add the acts on these events to a menu."""
    if not ids:
        return
    if len(ids) > 1:
        menu.addAction(icon("list-checks"), _("Change…"), lambda: change(window, ids))
    menu.addAction(icon("calendar-days"), _("Move to another day…"), lambda: move(window, ids))
    menu.addAction(icon("copy"), _("Duplicate…"), lambda: duplicate(window, ids))
    if len(ids) == 1:
        menu.addAction(icon("map-pin"), _("Repeat in other cities…"), lambda: repeat(window, ids[0]))
        menu.addSeparator()
        menu.addAction(icon("git-compare"), _("Release a version…"), lambda: release(window, ids[0]))
        menu.addAction(icon("package"), _("Print pack…"), lambda: pack(window, ids[0]))


def change(window: "Window", ids: Sequence[int]) -> None:
    """Ask what several events shall have in common."""
    from .changing import ChangeEvents

    if ids:
        ChangeEvents(window, ids).open()


def move(window: "Window", ids: Sequence[int], days: int = 0) -> None:
    """Ask to which day events move, and show what would follow."""
    from .moving import MoveEvents

    if ids:
        MoveEvents(window, ids, days).open()


def duplicate(window: "Window", ids: Sequence[int]) -> None:
    """Ask when copies take place."""
    from .moving import DuplicateEvents

    if ids:
        DuplicateEvents(window, ids).open()


def repeat(window: "Window", event_id: int) -> None:
    """Ask in which other cities an event takes place."""
    from .repeat import RepeatDialog

    RepeatDialog(window, event_id).open()


def release(window: "Window", event_id: int) -> None:
    """Ask whether an event is ready for its next version."""
    from .releasing import ReleaseDialog

    ReleaseDialog(window, event_id).open()


def pack(window: "Window", event_id: int) -> None:
    """Ask what the print pack of an event shall hold."""
    from .pack_dialog import PackDialog

    PackDialog(window, event_id).open()
