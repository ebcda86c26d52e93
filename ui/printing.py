"""Paper: the printer's dialog, and pages sent one by one with progress."""

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from exports.pdf_merge import page_count
from exports.png import LOCK
from models.database import Problem
from models.words import _

if TYPE_CHECKING:
    from .window import Window

DOTS = 300


def has_printer() -> bool:
    """Whether this computer has one."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QDialog):
    """Asks the printer's questions, then prints page after page; the window stays usable.

    `printed` is told the numbers of the pages that were sent, from 1.
    """

    def __init__(
        self,
        window: "Window",
        data: bytes,
        title: str,
        printed: Callable[[Sequence[int]], None] | None = None,
    ) -> None:
        super().__init__(window)
        self.window_, self.data, self.printed = window, data, printed
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setResolution(DOTS)
        self.printer.setDocName(title)
        with LOCK:
            file = pdfium.PdfDocument(data)
            set_page(self.printer, *file.get_page_size(0))
            self.printer.setFromTo(1, len(file))
            file.close()
        self.dialog = QPrintDialog(self.printer, window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self.dialog.accepted.connect(self.start)
        self.dialog.rejected.connect(self.deleteLater)

    def ask(self) -> None:
        """Open the printer's dialog."""
        QDialog.open(self.dialog)

    def start(self, told: Callable[[], None] | None = None) -> None:
        """Print what was asked for."""
        self.steps = pages(self.printer, self.data)
        self._next(told)

    def _next(self, told: Callable[[], None] | None) -> None:
        """A page at a time on the screen's own thread, because a painter belongs there."""
        try:
            next(self.steps)
        except Problem as problem:
            self.window_.tell(str(problem), level="bad")
            self.deleteLater()
            return
        except StopIteration:
            self.window_.tell(_("Sent to the printer."), level="good")
            if self.printed:
                self.printed(_range(self.printer, self.data))
            if told:
                told()
            self.deleteLater()
            return
        QTimer.singleShot(0, lambda: self._next(told))


def _range(printer: QPrinter, data: bytes) -> range:
    """The pages asked for, from 1."""
    count = page_count(data)
    return range(max(1, printer.fromPage() or 1), min(count, printer.toPage() or count) + 1)


def set_page(printer: QPrinter, width: float, height: float) -> None:
    """Give the printer the size and direction of a page, in points; no margins, the sheet has its own."""
    short, long = sorted((width, height))
    printer.setPageSize(
        QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def pages(printer: QPrinter, data: bytes) -> Generator[float, None, None]:
    """Draw the pages asked for, one at a time.

    Raises:
        Problem: the printer, or the file it prints into, takes no page.
    """
    asked = _range(printer, data)
    with LOCK:
        file = pdfium.PdfDocument(data)
    painter = QPainter()
    try:
        for number in asked:
            with LOCK:
                (width, height), image = _drawn(file, number - 1)
            set_page(printer, width, height)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise Problem(_("Page {number} could not be printed.").format(number=number))
            painter.drawImage(QRectF(0, 0, width * DOTS / 72, height * DOTS / 72), image)
            yield (number - asked[0] + 1) / len(asked)
    finally:
        if painter.isActive():
            painter.end()
        with LOCK:
            file.close()


def _drawn(file: pdfium.PdfDocument, number: int) -> tuple[tuple[float, float], QImage]:
    """The size of a page in points, and the page as PDFium draws it, which takes one thread at a time."""
    page = file[number]
    made = page.render(scale=DOTS / 72, prefer_bgrx=True)
    form = QImage.Format.Format_RGB32
    image, size = QImage(made.buffer, made.width, made.height, made.stride, form).copy(), page.get_size()
    for used in (made, page):
        used.close()
    return size, image
