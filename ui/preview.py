"""The true pages of a PDF, drawn at once in the colours of paper: zoom, fit the width, go from page to
page."""

from typing import Any

import pypdfium2 as pdfium
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from exports.png import LOCK
from models.words import _

from .theme import colour

GAP = 24
LEAST, MOST = 0.1, 6.0


class Preview(QAbstractScrollArea):
    """Draws only the pages in sight; a new file keeps the place. `moved` tells the page in sight."""

    moved = Signal(int)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.file: Any = None
        self.sizes: list[tuple[float, float]] = []
        self.pictures: dict[tuple[int, int], QImage] = {}
        self.zoom = 1.0
        self.fits = True
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit(self.page_in_sight()))

    def show_pdf(self, data: bytes) -> None:
        """Show another file. The scroll bar keeps its value; its range follows the new pages."""
        self.pictures.clear()
        with LOCK:
            old, self.file = self.file, pdfium.PdfDocument(data)
            self.sizes = [self.file.get_page_size(number) for number in range(len(self.file))]
            if old is not None:
                old.close()
        self.lay_out()
        self.moved.emit(self.page_in_sight())

    def clear(self) -> None:
        """Show nothing."""
        if self.file is not None:
            with LOCK:
                self.file.close()
        self.file, self.sizes = None, []
        self.pictures.clear()
        self.lay_out()

    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    # Where pages lie

    def lay_out(self) -> None:
        """Find the zoom that fits, and the ranges of the scroll bars."""
        if self.fits and self.sizes:
            widest = max(width for width, _height in self.sizes)
            self.zoom = max(LEAST, (self.viewport().width() - 2 * GAP) / widest)
            self.zoomed.emit(self.zoom)
        tall = GAP + sum(round(height * self.zoom) + GAP for _width, height in self.sizes)
        wide = 2 * GAP + max((round(width * self.zoom) for width, _height in self.sizes), default=0)
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), tall, view.height()),
            (self.horizontalScrollBar(), wide, view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def area(self, number: int) -> QRect:
        """Where a page lies in the view."""
        top = GAP + sum(round(height * self.zoom) + GAP for _width, height in self.sizes[:number])
        size = QSize(*(round(side * self.zoom) for side in self.sizes[number]))
        left = max(GAP, (self.viewport().width() - size.width()) // 2)
        return QRect(
            QPoint(left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value()), size
        )

    def page_in_sight(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.viewport().height() // 2
        for number in range(self.count()):
            if self.area(number).bottom() >= middle:
                return number
        return max(0, self.count() - 1)

    def go(self, number: int) -> None:
        """Go to a page."""
        if self.count():
            number = min(max(0, number), self.count() - 1)
            top = self.area(number).top() + self.verticalScrollBar().value() - GAP
            self.verticalScrollBar().setValue(top)

    def set_zoom(self, zoom: float) -> None:
        """Zoom by hand; the page in sight stays there."""
        number = self.page_in_sight()
        self.fits = False
        self.zoom = min(MOST, max(LEAST, zoom))
        self.lay_out()
        self.go(number)
        self.zoomed.emit(self.zoom)

    def fit(self) -> None:
        """As wide as the view, also when that changes."""
        number = self.page_in_sight()
        self.fits = True
        self.lay_out()
        self.go(number)

    # Drawing

    def picture(self, number: int, width: int) -> QImage:
        """A page as an image so many pixels of the screen wide."""
        pixels = max(1, round(width * self.devicePixelRatioF()))
        found = self.pictures.get((number, pixels))
        if found is None:
            found = self._drawn(number, width=pixels)
            found.setDevicePixelRatio(self.devicePixelRatioF())
            if len(self.pictures) > 12:
                self.pictures.clear()
            self.pictures[number, pixels] = found
        return found

    def image(self, number: int, dots: int) -> QImage:
        """A page as an image of so many dots an inch, which it knows of itself."""
        found = self._drawn(number, dots=dots)
        for tell in (found.setDotsPerMeterX, found.setDotsPerMeterY):
            tell(round(dots / 0.0254))
        return found

    def _drawn(self, number: int, *, width: int = 0, dots: int = 72) -> QImage:
        """A page as PDFium draws it, so many pixels wide or dots an inch. It takes one thread at a time."""
        with LOCK:
            page = self.file[number]
            scale = width / page.get_width() if width else dots / 72
            made = page.render(scale=scale, prefer_bgrx=True)
            form = QImage.Format.Format_RGB32
            found = QImage(made.buffer, made.width, made.height, made.stride, form).copy()
            for used in (made, page):
                used.close()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("sunken"))
        painter.setPen(QPen(colour("line-strong"), 1))
        for number in range(self.count()):
            area = self.area(number)
            if area.intersects(event.rect()):
                painter.drawImage(area.topLeft(), self.picture(number, area.width()))
                painter.drawRect(area.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: Any) -> None:
        self.lay_out()

    def wheelEvent(self, event: Any) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom * 1.25)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom / 1.25)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else self.count() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        self.viewport().update()
