"""A logo or a picture for posters: shown small, chosen from a file or dropped, and taken away again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.database import Record
from models.image import Image, keep_image
from models.words import N_, _

from .errors import saying
from .parts import button, column, label, row
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
Act = Callable[[Any, Image | None], None]


class ImageBox(QWidget):
    """The image of one row of `model`: `act` gives it another, or takes it away with None."""

    def __init__(self, window: "Window", model: type[Record], act: Act, title: str, hint: str) -> None:
        super().__init__()
        self.lectern, self.model, self.act, self.title = window, model, act, title
        self.row_id: int | None = None
        self.view = Thumbnail(_(title))
        self.choose_button = button(_("Choose…"), self.ask, icon_name="image")
        self.remove_button = button(_("Remove"), self.remove, icon_name="trash-2", role="quiet")
        for asked in (self.choose_button, self.remove_button):
            asked.setAccessibleName(": ".join((_(title), asked.text())))
        acts = row(self.choose_button, self.remove_button, None, gap=6)
        words = column(label(_(hint), "hint", wrap=True), 6, acts, None, gap=0)
        both = row(self.view, words, gap=12)
        both.setStretch(1, 1)
        self.setLayout(column(label(_(title), "section"), 6, both, gap=0))
        self.setAcceptDrops(True)

    def show_row(self, row_id: int, image_id: int | None, data: bytes) -> None:
        """Show the image that a row has now; `data` is empty where it has none."""
        self.row_id = row_id
        self.view.show_image(image_id, data)
        self.remove_button.setEnabled(bool(data))

    def ask(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.window(), _(self.title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        known = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilters([_("Pictures") + f" ({known})"])
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Keep the picture in a file, made anew, and give it to the row: one undo."""
        from exports.image_files import encoded

        if self.row_id is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with saying(self.lectern):
                self.act(self.model.fetch(self.row_id), keep_image(encoded(path)))
        finally:
            QApplication.restoreOverrideCursor()

    def remove(self) -> None:
        """Take the image away; the plan keeps it for undo."""
        if self.row_id is not None:
            with saying(self.lectern):
                self.act(self.model.fetch(self.row_id), None)

    def dragEnterEvent(self, event: Any) -> None:
        """Take one picture file; anything else goes on to the window."""
        event.setAccepted(len(_pictures(event)) == 1)

    def dropEvent(self, event: Any) -> None:
        """Take the picture that is dropped."""
        found = _pictures(event)
        if found:
            event.acceptProposedAction()
            self.take(found[0])


def _pictures(event: Any) -> Sequence[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS]


class Thumbnail(QWidget):
    """A picture made to fit a small frame, on white as on paper; an empty frame where there is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedSize(QSize(132, 88))
        self.setAccessibleName(name)
        self.image_id: int | None = None
        self._shown = QPixmap()

    def show_image(self, image_id: int | None, data: bytes) -> None:
        """Show a kept image; the same one is not read again."""
        if image_id == self.image_id and bool(data) != self._shown.isNull():
            return
        self.image_id = image_id
        self._shown = QPixmap.fromImage(QImage.fromData(data)) if data else QPixmap()
        self.setAccessibleDescription("" if data else _("No picture yet"))
        self.update()

    def paintEvent(self, _event: Any) -> None:
        """The frame, and the picture inside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(colour("line-strong"))
        painter.setBrush(Qt.GlobalColor.white if not self._shown.isNull() else colour("canvas"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        if self._shown.isNull():
            return
        inside = self.rect().adjusted(5, 5, -5, -5)
        size = self._shown.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(inside.topLeft(), size)
        place.moveCenter(inside.center())
        ratio = self.devicePixelRatioF()
        sharp = self._shown.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawPixmap(place, sharp)


LOGO = N_("Logo")
LOGO_HINT = N_("Stands above the organisers on posters. PNG with a clear ground is best.")
PICTURE = N_("Picture for posters")
PICTURE_HINT = N_("Covers the upper part of the poster. A photograph at least 2,000 pixels wide is best.")
