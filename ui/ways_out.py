"""The ways out of the Documents page: the printer, and files of every format."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from exports import write
from exports.printed import TRANSIENT, asked_of, entry_of, version_of
from exports.stating import PageFacts
from models import file
from models.printing import Asked, Print, note_prints
from models.settings import setting
from models.words import N_, _

if TYPE_CHECKING:
    from .documents import DocumentsPage

FORMATS = {
    "pdf": N_("Save PDF…"),
    "png": N_("Save picture…"),
    "xlsx": N_("Save Excel…"),
    "ics": N_("Save calendar…"),
    "xml": N_("Save XML…"),
    "json": N_("Save JSON…"),
}


class WaysOut:
    """Prints and saves what the page shows."""

    def __init__(self, page: "DocumentsPage") -> None:
        self.page = page

    def ask_print(self) -> None:
        """Open the printer's dialog; without a printer offer the file."""
        from .printing import Printing, has_printer

        if not self.page.data:
            return
        if not has_printer():
            self.page.lectern.tell(_("No printer is set up on this computer."), level="warn",
                              act=lambda: self.ask_save("pdf"), name=_("Save PDF…"))  # fmt: skip
            return
        page = self.page
        older = page.options.values.get("version", "")
        out = page.asked and self._out(page.asked, page.facts, older)

        def printed(numbers: Sequence[int]) -> None:
            self._note()
            if out:
                note_prints([out._replace(printed=frozenset(numbers))], str(setting("name", "")))

        Printing(page.lectern, page.data, self._name(), printed).ask()

    def ask_save(self, ending: str) -> None:
        """Ask where a file of this document goes."""
        from exports.files import safe_name

        folder = file.current()
        name = safe_name(self._name(), ending)
        dialog = QFileDialog(
            self.page.lectern, _(FORMATS[ending]).rstrip("…"), str(folder.parent if folder else Path.home())
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # one kept would watch the folder on
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the document to a file; its ending chooses the format."""
        request, document = self.page.request(), self.page.document
        asked = asked_of(document.key, request)

        def steps() -> Generator[float, None, Path]:
            return (yield from write(document, self.page.picture, path, request))

        def saved(written: Path) -> None:
            if path.suffix.lower() == ".pdf":
                out = self._out(asked, request.pages, request.option("version"))
                note_prints([out] if out else [], str(setting("name", "")))
            self._saved(written)

        self.page.lectern.start(_("Writing {name}").format(name=path.name), steps(), saved)

    def _out(self, asked: Asked, pages: Sequence[PageFacts], older: str) -> Print | None:
        """What goes out, all its pages printed; nothing of what nobody keeps up to date.

        `older` is the number of an earlier version that is shown.
        """
        if asked.document in TRANSIENT or not pages:
            return None
        version, draft = version_of(self.page.picture, asked.event_id)
        if older:
            version, draft = int(older), False
        found = [entry_of(page, asked.document) for page in pages]
        return Print(asked, found, frozenset(page.number for page in pages), version, draft)

    def _note(self) -> None:
        """Remember what was made, with a picture of its first page, for Home."""
        from .recent_papers import WIDTH, note

        page = self.page
        image = page.preview.picture(0, WIDTH) if page.preview.count() else None
        event_id = page.event_id if page.document.needs == "event" else None
        note(page.picture, page.document.key, event_id, image)

    def _saved(self, path: Path) -> None:
        self._note()
        self.page.lectern.tell(
            _("Saved {name}.").format(name=path.name),
            level="good",
            name=_("Show folder"),
            act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _name(self) -> str:
        event = self.page.picture.get("event", self.page.event_id)
        if self.page.document.needs == "event" and event:
            return f"{event.title} {_(self.page.document.title)}"
        return f"{self.page.picture.plan.title} {_(self.page.document.title)}"
