"""The ring around whatever has the focus, drawn two pixels outside it, because a style sheet cannot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from .theme import colour


class FocusRing(QWidget):
    """A transparent child of the window that follows the focus. Fields and tables draw their own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.followed: list[QWidget] = []
        self.target: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)
        self.hide()

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        for old in self.followed:
            old.removeEventFilter(self)
        self.followed = []
        self.target = now if isinstance(now, QAbstractButton) and now.window() is self.window() else None
        if self.target:
            widget: QWidget | None = self.target
            while widget is not None and widget is not self.window():
                widget.installEventFilter(self)
                self.followed.append(widget)
                widget = widget.parentWidget()
        self._put()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)
        if event.type() in kinds:
            self._put()
        elif event.type() == QEvent.Type.Destroy:
            self.followed = [widget for widget in self.followed if widget is not watched]
        return False

    def _put(self) -> None:
        target = self.target
        if target is None or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        seen = target.visibleRegion().boundingRect()
        area = QRect(target.mapTo(self.window(), QPoint(0, 0)) + seen.topLeft(), seen.size())
        self.setGeometry(area.adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)


def into_next(areas: Sequence[QWidget], way: int) -> None:
    """Move the focus into the area after the one it is in (`way` 1) or before it (-1)."""
    now = QApplication.focusWidget()
    at = next((n for n, area in enumerate(areas) if now and area.isAncestorOf(now)), -way)
    for step in range(1, len(areas) + 1):
        area = areas[(at + way * step) % len(areas)]
        first = next((w for w in area.findChildren(QWidget) if _takes_focus(w)), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _takes_focus(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )
