"""A toast says what was done out of sight, with Undo; after six seconds it goes. Never two at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models.words import _

from .icons import icon
from .parts import button, label, row

STAYS = 6000  # ms
WIDE = 480  # px: a longer sentence wraps


class Toast(QFrame):
    """The one toast of a window, at the bottom in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "hint")
        self.mark = QLabel()
        self.mark.setFixedWidth(18)
        self.words = label("", "onhint", wrap=True)
        self.action = button("", role="onhint")
        self.action.clicked.connect(self._acted)
        self.inside = row(self.mark, self.words, self.action, gap=8, margins=(14, 8, 10, 8))
        self.setLayout(self.inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._act: Callable[[], object] | None = None
        self.rise = 0
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, level: str = "", act: Callable[[], object] | None = None, name: str = ""
    ) -> None:
        """Show a sentence, and a way on where there is one."""
        self.words.setText(text)
        self._act = act
        self.action.setVisible(act is not None)
        self.action.setText(name or _("Undo"))
        self.mark.setVisible(bool(level))
        if level:
            names = {"bad": "octagon-alert", "good": "check", "warn": "triangle-alert"}
            self.mark.setPixmap(icon(names[level], "on-hint").pixmap(16, 16))
        self.setAccessibleName(text)
        self._put()
        self.show()
        self.raise_()
        self._timer.start(STAYS if level != "bad" else 2 * STAYS)

    def _acted(self) -> None:
        self.hide()
        if self._act:
            self._act()

    def _put(self) -> None:
        host = self.parentWidget()
        assert host is not None
        self.words.ensurePolished()
        self.words.setMinimumHeight(0)  # that of the sentence before would count
        width = min(host.width() - 80, WIDE)
        natural = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 12
        spare = 60 + (self.action.sizeHint().width() if self._act else 0)
        self.words.setWordWrap(natural > width - spare)
        self.words.setFixedWidth(max(60, min(natural, width - spare)))
        tall = self.words.heightForWidth(self.words.width()) if self.words.wordWrap() else 20
        self.words.setFixedHeight(max(20, tall))
        self.inside.invalidate()  # or the size of the sentence before may come back
        self.resize(self.inside.totalSizeHint())
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 60 - self.rise)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._put()
        return False

    def keyPressEvent(self, event: object) -> None:
        if getattr(event, "key", lambda: 0)() == Qt.Key.Key_Escape:
            self.hide()
