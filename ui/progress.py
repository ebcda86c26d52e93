"""A piece of work under way, at the foot of the window: its name, how far it is, Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from models.words import _

from .background import Work
from .parts import button, label, row


class Progress(QWidget):
    """A piece of work under way: its name, how far it is, Cancel."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setRange(0, 1000)
        self.cancel = button(_("Cancel"), self._cancel, role="small")
        self.setLayout(row(QLabel(), self.words, self.bar, self.cancel, gap=10))
        self.work: Work | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.show)
        self.hide()

    def follow(self, work: Work) -> None:
        """Show this work; what is done within a quarter of a second is not worth a word."""
        if self.work:
            self.work.progressed.disconnect(self._progressed)
            self.work.ended.disconnect(self._over)
        self.work = work
        self.words.setText(work.name)
        self.bar.setAccessibleName(work.name)
        self.bar.setValue(0)
        work.progressed.connect(self._progressed)
        work.ended.connect(self._over)
        self._late.start(250)

    def _progressed(self, far: float) -> None:
        self.bar.setValue(int(far * 1000))

    def _cancel(self) -> None:
        if self.work:
            self.work.cancel()

    def _over(self) -> None:
        self._late.stop()
        self.hide()
        self.work = None
