"""Releasing a version of an event: its number, what is new since the last one, and what stands in the way."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit

from models.database import Problem
from models.settings import setting
from models.words import _, ngettext
from planning.changes import KINDS, between, changes
from planning.released import releases
from planning.releasing import blocking, release
from planning.spoken import spoken

from .asking import Asking
from .parts import button, column, label, row

if TYPE_CHECKING:
    from .window import Window

MOST = 8
"""Lines of what has changed, and of what blocks."""


class ReleaseDialog(Asking):
    """Nothing is released while something blocks it; what blocks can be waived where it stands."""

    def __init__(self, window: "Window", event_id: int) -> None:
        event = window.store.picture.tables["event"][event_id] if window.store else None
        found = releases(window.store.picture, event_id) if window.store else []
        self.number = (found[-1].number if found else 0) + 1
        title = spoken(window.store.picture, event) if window.store else ""
        words = _("Version {number} of “{title}”").format(number=self.number, title=title)
        super().__init__(window, words, _("Release version {number}").format(number=self.number), wide=520)
        self.event_id = event_id
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What this version is about, for those who look it up later"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.furnish(*self._state(), label(_("Note"), "small"), self.note)
        self.note.setFocus()

    def _state(self) -> list[Any]:
        if self.picture.of("event", "part_of_id", self.event_id):
            self.act.setEnabled(False)
            title = spoken(self.picture, self.picture.tables["event"][self.event_id])
            words = _("“{title}” has parts of its own. Release each of them; it follows.")
            return [label(words.format(title=title), "bad", wrap=True)]
        blocks = blocking(self.picture, self.event_id)
        if not blocks:
            return [self._lines(self._news(), "")]
        self.act.setEnabled(False)
        count = len(blocks)
        words = ngettext("{count} problem blocks the release.", "{count} problems block the release.", count)
        show = button(_("Show problems"), self._show, role="link")
        told = [finding.message() for finding in blocks]
        return [
            label(words.format(count=count), "bad", wrap=True),
            self._lines(told, "second"),
            row(show, None),
        ]

    def _lines(self, told: list[str], role: str) -> Any:
        shown = [label(text, role, wrap=True) for text in told[:MOST]]
        rest = len(told) - MOST
        if rest > 0:
            more = ngettext("… and {count} more", "… and {count} more", rest).format(count=rest)
            shown.append(label(more, "hint"))
        return column(*shown, gap=4)

    def _news(self) -> list[str]:
        """What differs from the last version, a line a session."""
        if self.number == 1:
            words = _("This is the first version. From now on deleting a session cancels it, and paper says"
                      " which version it shows.")  # fmt: skip
            return [words]
        try:
            found = between(self.picture, self.event_id)
        except Problem as problem:
            return [str(problem)]
        if found.until:
            return [_("Nothing has changed since version {number}.").format(number=found.until)]
        told = changes(found.old, found.new, self.event_id)
        return [
            _("{title}: {kinds}").format(title=spoken(self.picture, one.row), kinds=_kinds(one))
            for one in told
        ]

    def _show(self) -> None:
        self.reject()
        self.lectern.go("event", self.event_id, ("agenda", None))
        if not self.lectern.problems_panel.is_open():
            self.lectern.problems_panel.toggle()

    def do(self) -> None:
        made = release(self.picture, self.event_id, self.note.toPlainText(), str(setting("name", "")))
        words = _("Version {number} is released.").format(number=made.number)
        self.lectern.tell(words, level="good", act=self._pack, name=_("Print pack…"))

    def _pack(self) -> None:
        from .pack_dialog import PackDialog

        PackDialog(self.lectern, self.event_id).open()


def _kinds(one: Any) -> str:
    return _(", ").join(_(KINDS[change.kind]).lower() for change in one.changes)


def event_here(window: "Window") -> int | None:
    """The event that the page in sight is about."""
    page: Any = window.page()
    found = getattr(page, "event_id", None) if page is not None else None
    return found if isinstance(found, int) else None


def ask_release(window: "Window") -> None:
    """Ask whether the event in sight is ready for its next version."""
    found = event_here(window)
    if found is None:
        window.tell(_("Open an event first: a version is of one event."), level="warn")
    else:
        ReleaseDialog(window, found).open()


def ask_pack(window: "Window") -> None:
    """Ask what the print pack of the event in sight shall hold."""
    from .pack_dialog import PackDialog

    found = event_here(window)
    if found is None:
        window.tell(_("Open an event first: a print pack is of one event."), level="warn")
    else:
        PackDialog(window, found).open()
