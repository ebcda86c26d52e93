"""The tray beside the board: sessions that wait for a time or a place, filtered as one types."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from models.words import _
from planning.plan import Row

from .board_cards import MARKS, RADIUS, mark, paint_ground, wrapped
from .board_heard import TrayHeard
from .board_looks import Look
from .dates import weekday
from .parts import Search, column, ground, icon_button, label, line, row
from .theme import colour, font

if TYPE_CHECKING:
    from .board import AgendaBoard

WIDE, GAP, SIDE = 216, 6, 12


class Tray(QFrame):
    """Head with count, filter and “new”; the cards below. What is dropped here is unplaced."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board = board
        self.setProperty("ground", "left")
        self.setMinimumWidth(140)
        self.cards = TrayCards(board)
        self.count = label("0", "count")
        self.search = Sieve(_("Filter unplaced sessions"))
        self.search.textChanged.connect(lambda _text: self.cards.filter(self.search.text()))
        self.search.down.connect(self.cards.enter)
        self.field = QWidget()
        self.field.setLayout(row(self.search, margins=(SIDE, 8, SIDE, 0)))
        self.field.hide()
        sieve = icon_button("list-filter", _("Filter unplaced sessions"), self._toggle_filter)
        new = icon_button("plus", _("New session"), lambda: board.acts.new(placed=False))
        head = ground("tray-head")
        head.setFixedHeight(43)
        head.setLayout(
            row(label(_("Unplaced"), "strong"), self.count, None, sieve, new, gap=6, margins=(20, 0, 8, 0))
        )
        layout = column(head, line(), self.field, self.cards, gap=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these sessions."""
        self.count.setText(str(len(rows)))
        self.cards.show_rows(rows)

    def welcome(self, dropping: bool) -> None:
        """Show that a drop here is taken."""
        if dropping != self.cards.welcoming:
            self.cards.welcoming = dropping
            self.cards.viewport().update()

    def _toggle_filter(self) -> None:
        if self.field.isVisible():
            self.search.clear()
            self.field.hide()
        else:
            self.search.setFocus()


class Sieve(Search):
    """A filter that comes out of hiding when it gets the focus."""

    def setFocus(self, *reason: Any) -> None:
        hidden = self.parentWidget()
        while hidden is not None and not hidden.isWindow():
            hidden.show()
            hidden = None if isinstance(hidden, Tray) else hidden.parentWidget()
        super().setFocus(*reason)


class TrayCards(QAbstractScrollArea):
    """The cards of the tray, painted like those of the board."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__()
        self.board, self.chosen = board, board.chosen
        self.all: list[Row] = []
        self.rows: list[Row] = []
        self.needle = ""
        self.welcoming = False
        self._tops: list[int] = []
        self.heard = TrayHeard(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.chosen.changed.connect(self.viewport().update)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these sessions, as far as the filter lets them through."""
        self.all = rows
        self.filter(self.needle)

    def filter(self, needle: str) -> None:
        """Show only sessions of which title, people or track contain every word."""
        self.needle = needle
        words = needle.casefold().split()
        self.rows = (
            [r for r in self.all if all(word in self._line(r) for word in words)] if words else self.all
        )
        self._lay_out()
        self.viewport().update()

    def enter(self) -> None:
        """Go from the filter into the cards."""
        if self.rows:
            self.chosen.only(self.rows[0].id)
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def rect_of(self, session_id: int) -> QRect | None:
        """Where the card of a session is, in the viewport."""
        for number, session in enumerate(self.rows):
            if session.id == session_id:
                return self._rect(number)
        return None

    def at(self, point: QPointF) -> Row | None:
        """The session under a point of the viewport."""
        found = (n for n in range(len(self.rows)) if self._rect(n).contains(point.toPoint()))
        number = next(found, None)
        return None if number is None else self.rows[number]

    def step(self, way: int, *, extend: bool = False) -> None:
        """Choose the next card up or down."""
        ids = [session.id for session in self.rows]
        if not ids:
            return
        current = self.chosen.current[0] if self.chosen.current else None
        at = ids.index(current) + way if current in ids else 0
        wanted = ids[min(max(at, 0), len(ids) - 1)]
        self.chosen.put([*self.chosen.ids, wanted] if extend else [wanted], (wanted, -2))
        self.bring(wanted)
        self.board.telling.speak_current()

    def bring(self, session_id: int) -> None:
        """Scroll to a card."""
        rect, bar = self.rect_of(session_id), self.verticalScrollBar()
        if rect is not None and rect.top() < 0:
            bar.setValue(bar.value() + rect.top() - GAP)
        elif rect is not None and rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + GAP)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colour("accent-tint" if self.welcoming else "chrome"))
        if not self.rows:
            self._paint_empty(painter)
        for number, session in enumerate(self.rows):
            rect = self._rect(number)
            if rect.intersects(event.rect()):
                self._paint(painter, QRectF(rect), session)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(font(12))
        painter.setPen(colour("text-3"))
        text = _("No session matches.") if self.all else _("Every session has its time and place.")
        area = QRectF(SIDE, 16, self.viewport().width() - 2 * SIDE, 80)
        painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, text)

    def _paint(self, painter: QPainter, rect: QRectF, session: Row) -> None:
        look = self.board.looks.of(session)
        if session.id in self.board.view.shown.lifted:
            pen = QPen(colour("edge"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        else:
            paint_ground(painter, rect, look)
        painter.setFont(font(13, 500))
        painter.setPen(colour("text"))
        y = rect.top() + 5
        for text in wrapped(look.title, rect.width() - 20, 2, font(13, 500)):
            painter.drawText(QPointF(rect.left() + 12, y + 12.5), text)
            y += 16
        self._paint_foot(painter, rect, look, session, y)
        if session.id in self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_foot(self, painter: QPainter, rect: QRectF, look: Look, session: Row, y: float) -> None:
        small = font(12)
        painter.setFont(small)
        painter.setPen(colour("text-2"))
        code = QFontMetricsF(small).horizontalAdvance(look.code) if look.code else 0
        painter.drawText(QPointF(rect.right() - 8 - code, y + 12), look.code)
        left = rect.left() + 12
        if look.level:
            painter.drawPixmap(QPointF(left, y + 1.5), mark(*MARKS[look.level], 13, self.devicePixelRatioF()))
            left += 18
        text = " · ".join(filter(None, (look.length, _half_placed(session), look.people)))
        painter.drawText(QPointF(left, y + 12), wrapped(text, rect.right() - 14 - code - left, 1, small)[0])

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: Any) -> None:
        self.board.hand.press_tray(event, self.at(event.position()))

    def mouseMoveEvent(self, event: Any) -> None:
        if event.buttons():
            self.board.hand.move(event)

    def mouseReleaseEvent(self, event: Any) -> None:
        self.board.hand.release(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        session = self.at(event.position())
        if session is not None:
            self.board.typing.rename(session)

    def contextMenuEvent(self, event: Any) -> None:
        at_pointer = event.reason() == event.Reason.Mouse
        session = self.at(QPointF(self.viewport().mapFromGlobal(event.globalPos()))) if at_pointer else None
        if session is not None and session.id not in self.chosen:
            self.chosen.only(session.id)
        self.board.open_menu(None, event.globalPos() if at_pointer else None)

    def keyPressEvent(self, event: Any) -> None:
        if not self.board.keys.pressed(event, in_tray=True):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: Any) -> None:
        if not self.board.keys.released(event):
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.board.keys.owns(event, in_tray=True):
            event.accept()
            return True
        return bool(super().event(event))

    def viewportEvent(self, event: Any) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            session = None if self.board.hand.busy() else self.at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), self.board.telling.hint_of(session) if session else "", self.viewport()
            )
            return True
        return bool(super().viewportEvent(event))

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if self.rows and not any(session.id in self.chosen for session in self.rows):
            self.chosen.only(self.rows[0].id)
        self.board.telling.speak_current()

    def _line(self, session: Row) -> str:
        look = self.board.looks.of(session)
        return f"{session.title}\n{session.title_other}\n{look.people}\n{look.code}".casefold()

    def _lay_out(self) -> None:
        wide, face, y = self.viewport().width() - 2 * SIDE, font(13, 500), SIDE
        self._tops = []
        for session in self.rows:
            self._tops.append(y)
            y += 27 + 16 * len(wrapped(self.board.looks.of(session).title, wide - 20, 2, face)) + GAP
        self._tops.append(y)
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setRange(0, max(0, y + SIDE - self.viewport().height()))

    def _rect(self, number: int) -> QRect:
        top, bottom = self._tops[number], self._tops[number + 1] - GAP
        return QRect(
            SIDE, top - self.verticalScrollBar().value(), self.viewport().width() - 2 * SIDE, bottom - top
        )


def _half_placed(session: Row) -> str:
    """What a session in the tray already has: a time without a place."""
    return f"{weekday(session.starts.date())} {session.starts:%H:%M}" if session.starts else ""
