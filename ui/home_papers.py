"""The documents made last, on Home: their first page, their event, and whether the plan has changed since."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from models.words import _
from planning.plan import Picture

from .dates import moment
from .parts import Elided, Holder, button, column, label, row
from .recent_papers import Paper, papers, stale
from .slot import Slot
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

TALL = 96


class Papers(Slot):
    """Up to four cards; nothing at all before the first document was made."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window

    def tell(self, picture: Picture) -> None:
        """Show what was made last."""
        found = [(paper, stale(picture, paper)) for paper in papers(picture)]
        names = [self._event(picture, paper) for paper, _old in found]
        self.setVisible(bool(found))
        self.fill((tuple(found), tuple(names)), lambda: self._made(picture, found))

    def _made(self, picture: Picture, found: list[tuple[Paper, bool]]) -> list[QWidget | QLayout | int]:
        if not found:
            return []
        every = button(_("All documents"), lambda: self.window_.go("documents"), role="link")
        cards = [self._card(picture, *each) for each in found]
        shown = row(*cards, gap=16)
        for number in range(len(cards)):
            shown.setStretch(number, 1)
        for _n in range(4 - len(cards)):
            shown.addStretch(1)
        return [24, row(label(_("Recent documents"), "section"), None, every), 8, shown]

    def _card(self, picture: Picture, paper: Paper, old: bool) -> QWidget:
        from exports import DOCUMENTS

        document = next((each for each in DOCUMENTS if each.key == paper.key), None)
        title = _(document.title) if document else paper.key
        event = self._event(picture, paper)
        when = moment(datetime.fromisoformat(paper.when))
        state = _("stale: the plan has changed") if old else when
        second = " · ".join(filter(None, (event, state)))
        words = column(Thumb(paper.image(picture.plan.identity).as_posix()), Elided(title, "strong"),
                       Elided(second, "warn" if old else "hint"), gap=3, margins=(2, 2, 2, 2))  # fmt: skip
        act = partial(self.window_.go, "documents", paper.event_id, paper.key)
        return Holder(words, TALL + 46, act, f"{title}, {second}")

    def _event(self, picture: Picture, paper: Paper) -> str:
        event = picture.get("event", paper.event_id)
        return str(event.city or event.title) if event else ""


class Thumb(QWidget):
    """The top of a first page on a grey ground."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = QImage(path)
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.page.isNull():
            return
        wide = min(self.width() - 24.0, 150.0 if self.page.width() > self.page.height() else 90.0)
        share = self.page.width() / wide
        tall = min(self.page.height() / share, TALL - 10.0)
        place = QRectF((self.width() - wide) / 2, 10, wide, tall)
        painter.drawImage(place, self.page, QRectF(0, 0, self.page.width(), tall * share))
        painter.setPen(colour("line-strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
