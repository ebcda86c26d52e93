"""A document for many places in one act, from the Documents page: a folder with a file each, and of posters
also one PDF of all."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from exports import write
from exports.files import safe_name
from exports.sets import Written, places_of, write_set
from models import file
from models.words import _, ngettext
from planning.plan import Row

from .parts import button

if TYPE_CHECKING:
    from .documents import DocumentsPage

#: Documents of which one file for all makes sense; of the other sheets of an event each place gets its own.
TOGETHER = frozenset({"poster"})


def set_buttons(page: "DocumentsPage") -> list[QPushButton]:
    """The way to a set, where the event has sisters that one design serves as well."""
    if page.event_id is None or page.document.needs != "event" or "pdf" not in page.document.formats:
        return []
    count = len(places_of(page.picture, page.event_id))
    if count < 2:
        return []
    words = ngettext("For {count} place…", "For {count} places…", count).format(count=count)
    made = button(words, icon_name="copy")
    menu = QMenu(made)
    if page.document.key in TOGETHER:
        menu.addAction(_("One PDF of all…"), lambda: PosterSet(page).ask_file())
    menu.addAction(_("One file each, in a folder…"), lambda: PosterSet(page).ask_folder())
    made.setMenu(menu)
    return [made]


class PosterSet:
    """A set as the page has its options now."""

    def __init__(self, page: "DocumentsPage") -> None:
        self.window, self.document, self.picture = page.lectern, page.document, page.picture
        self.request = page.request()
        self.places = tuple(places_of(page.picture, page.event_id or 0))

    def ask_file(self) -> None:
        """Ask where the one file goes."""
        dialog = self._dialog(_("Save the posters as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(safe_name(f"{self._all().title} {_(self.document.title)}", ".pdf"))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def _all(self) -> Row:
        """The event whose places these are."""
        events = self.picture.tables["event"]
        part = events[self.places[0]]
        return events.get(part.part_of_id, part)

    def ask_folder(self) -> None:
        """Ask for the folder."""
        dialog = self._dialog(_("Save in a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.fill(Path(chosen)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        folder = file.current()
        dialog = QFileDialog(self.window, title, str(folder.parent if folder else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def save(self, path: Path) -> None:
        """Write all posters into one file."""
        request = replace(self.request, events=self.places, notes=[])

        def steps() -> Generator[float, None, Path]:
            return (yield from write(self.document, self.picture, path, request))

        def saved(written: Path) -> None:
            self._tell(_("Saved {name}.").format(name=written.name), written.parent, level="good")

        self.window.start(_("Writing {name}").format(name=path.name), steps(), saved)

    def fill(self, folder: Path) -> None:
        """Write a file for each place into a folder."""
        steps = write_set(self.document, self.picture, folder, self.places, self.request, "pdf")
        name = _("Writing {name}").format(name=folder.name)
        self.window.start(name, steps, lambda done: self._say(done, folder))

    def _say(self, done: Written, folder: Path) -> None:
        count = len(done.paths)
        said = ngettext("Saved {count} file.", "Saved {count} files.", count).format(count=count)
        if done.failed:
            name, why = done.failed[0]
            said += " " + _("{name}: {why}").format(name=name, why=why)
            if len(done.failed) > 1:
                said += " " + _("And {count} more could not be made.").format(count=len(done.failed) - 1)
        self._tell(said, folder, level="warn" if done.failed else "good")

    def _tell(self, text: str, folder: Path, *, level: str) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self.window.tell(text, level=level, act=show, name=_("Show folder"))
