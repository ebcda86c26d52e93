"""What stands behind some documents and is edited from there: words of letters, forms that came back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from models.words import N_, _

from .parts import button

if TYPE_CHECKING:
    from .documents import DocumentsPage


def edit_buttons(page: "DocumentsPage") -> list[QPushButton]:
    """The ways from the document chosen to what it is made of; most documents have none."""
    from .poster_set import set_buttons

    if page.event_id is None or page.document.key not in EDITS:
        return set_buttons(page)
    words, icon_name, act = EDITS[page.document.key]
    return [button(_(words), lambda: act(page), icon_name=icon_name)]


def _letters(page: "DocumentsPage") -> None:
    from .letters import LettersDialog

    kind = page.options.values.get("kind", "invitation")
    LettersDialog(page.lectern, page.event_id or 0, kind, page.options.languages[0]).open()


def _answers(page: "DocumentsPage") -> None:
    page.lectern.go("event", page.event_id, ("feedback", None))


def _budget(page: "DocumentsPage") -> None:
    page.lectern.go("event", page.event_id, ("budget", None))


def _people(page: "DocumentsPage") -> None:
    page.lectern.go("event", page.event_id, ("people", None))


EDITS: dict[str, tuple[str, str, Callable[["DocumentsPage"], None]]] = {
    "letters": (N_("Edit the words…"), "pencil", _letters),
    "feedback-form": (N_("Type the answers in"), "pencil", _answers),
    "feedback-report": (N_("Type the answers in"), "pencil", _answers),
    "approval-form": (N_("Edit the budget"), "wallet", _budget),
    "seating": (N_("Edit who appears"), "users", _people),
}
