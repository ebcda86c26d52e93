"""The shares of the answers to one question as a painted bar, said in words as well."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.feedback_questions import Question
from models.words import _
from planning.feedback import Result

from .theme import colour

HEIGHT = 14
WEAKEST = 0.25


class ShareBar(QWidget):
    """One part an answer, as long as its share, from the first answer to the last ever lighter."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.result: Result | None = None
        self.setMinimumWidth(40)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def show_result(self, result: Result) -> None:
        """Show the shares as they are now."""
        self.result = result
        self.setAccessibleName(self.words())
        self.update()

    def words(self) -> str:
        """“very much 40 %, mostly 60 %”."""
        if self.result is None or not self.result.forms:
            return _("No answers yet")
        shares = ((_(text), self.result.share(key)) for key, text in self.question.answers.items())
        return _(", ").join(f"{text} {share:.0%}".replace("%", " %") for text, share in shares if share)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.result is None or not self.result.forms:
            painter.fillRect(QRectF(0, HEIGHT / 2 - 0.5, self.width(), 1), colour("line"))
            return
        left, count = 0.0, len(self.question.answers)
        for number, key in enumerate(self.question.answers):
            wide = self.result.share(key) * self.width()
            ink = colour("accent")
            painter.setOpacity(1 - (1 - WEAKEST) * number / max(1, count - 1))
            painter.fillRect(QRectF(left, 0, max(0.0, wide - 1), HEIGHT), ink)
            left += wide
