"""How much is asked of a person, week by week, and when they are away: painted, and said in words."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.person import ABSENCE_KINDS
from models.words import _, ngettext
from planning.load import Load, months, strip, weeks
from planning.plan import Picture, Row

from .dates import brief_day, month_name
from .parts import button, column, icon_button, label, row
from .theme import colour, font

COUNT = 7
HEAD, BARS, FOOT = 26, 66, 24


class LoadStrip(QWidget):
    """A heading, what the colours mean, ways to other months, and the strip."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = Strip()
        self.first = date.today().replace(day=1)
        self.person: Row | None = None
        self.picture: Picture | None = None
        back = icon_button("chevron-left", _("Earlier"), lambda: self.go(-3))
        on = icon_button("chevron-right", _("Later"), lambda: self.go(3))
        meanings = (("accent", _("said yes")), ("accent-line", _("asked or planned")), ("hatch", _("away")))
        keys = [Key(*meaning) for meaning in meanings]
        today = button(_("Today"), self.today, role="link")
        head = row(label(_("Load and absences"), "section"), None, *keys, today, back, on, gap=10)
        self.setLayout(column(head, self.strip, gap=2))

    def show_person(self, picture: Picture, person: Row) -> None:
        """Show a person: from this month, or from where their next session is."""
        if self.person is None or person.id != self.person.id:
            self.first = _beginning(picture, person)
        self.picture, self.person = picture, person
        self.strip.show_load(picture, person, self.first)

    def go(self, count: int) -> None:
        """Go so many months on, or back."""
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + count, 12)
        if not 1900 < year < 9000:
            return
        self.first = date(year, month + 1, 1)
        if self.picture and self.person:
            self.strip.show_load(self.picture, self.person, self.first)

    def today(self) -> None:
        """Go to this month."""
        self.first = date.today().replace(day=1)
        self.go(0)


class Key(QWidget):
    """A colour and what it means."""

    def __init__(self, ink: str, words: str) -> None:
        super().__init__()
        self.ink = ink
        self.setLayout(row(14, label(words, "small"), gap=4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, self.height() / 2 - 5, 10, 10)
        if self.ink == "hatch":
            hatched(painter, area)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.ink))
            painter.drawRoundedRect(area, 2, 2)


class Strip(QWidget):
    """Seven months of bars, a bar a week; hatched where the person is away, with the reason below."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD + BARS + FOOT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Load and absences"))
        self.months: list[Load] = []
        self.weeks: list[Load] = []
        self.away: list[tuple[date, date, str]] = []

    def show_load(self, picture: Picture, person: Row, first: date) -> None:
        """Show a person's load from the first day of a month."""
        self.months = months(picture, person.id, first, COUNT)
        days = (self.months[-1].after - first).days
        monday = first - timedelta(days=first.weekday())
        self.weeks = weeks(picture, person.id, first, (self.months[-1].after - monday).days // 7 + 1)
        self.away = _runs(picture, person.id, first, days)
        self.setAccessibleDescription(self._told())
        self.update()

    def _told(self) -> str:
        """The strip in words."""
        found = []
        for load in self.months:
            if load.events:
                words = ngettext("{month}: {count} visit", "{month}: {count} visits", load.events)
                words = words.format(month=month_name(load.first), count=load.events)
                found.append(_("{visits} (over the limit)").format(visits=words) if load.over else words)
        for first, last, why in self.away:
            found.append(_("away {span}: {why}").format(span=_span(first, last), why=why))
        return _("; ").join(found) or _("nothing asked of them")

    def sizeHint(self) -> QSize:
        return QSize(560, HEAD + BARS + FOOT)

    def _x(self, day: date) -> float:
        first, after = self.months[0].first, self.months[-1].after
        return (day - first).days / (after - first).days * (self.width() - 2) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.months:
            return
        painter = QPainter(self)
        self._paint_months(painter)
        self._paint_away(painter)
        self._paint_weeks(painter)
        painter.setPen(colour("line-strong"))
        painter.drawLine(QPointF(0, HEAD + BARS), QPointF(self.width(), HEAD + BARS))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_months(self, painter: QPainter) -> None:
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for load in self.months:
            x = round(self._x(load.first))
            painter.setPen(colour("line"))
            painter.drawLine(x, 0, x, HEAD + BARS)
            painter.setFont(font(12))
            painter.setPen(colour("text-2"))
            room = round(self._x(load.after)) - x - 8
            name = painter.fontMetrics().elidedText(month_name(load.first), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(x + 6, 0, room, 20), left, name)
            if load.events:
                wide = painter.fontMetrics().horizontalAdvance(name) + 6
                painter.setFont(font(12, 700 if load.limit else 400))
                painter.setPen(colour("bad" if load.over else "text"))
                painter.drawText(QRect(x + 6 + wide, 0, max(0, room - wide), 20), left, str(load.events))

    def _paint_weeks(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max(4, *(week.sessions for week in self.weeks))
        for week in self.weeks:
            if not week.sessions:
                continue
            left = max(self._x(week.first), 1) + 1.5
            right = min(self._x(week.after), self.width() - 1) - 1.5
            tall, sure = BARS * week.sessions / most, BARS * week.sure / most
            painter.setBrush(colour("accent-line"))
            painter.drawRoundedRect(QRectF(left, HEAD + BARS - tall, right - left, tall), 2, 2)
            painter.setBrush(colour("accent"))
            if sure:
                painter.drawRoundedRect(QRectF(left, HEAD + BARS - sure, right - left, sure), 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_away(self, painter: QPainter) -> None:
        painter.setFont(font(12))
        free = 0.0
        for first, last, why in self.away:
            left, right = self._x(first), self._x(last + timedelta(days=1))
            hatched(painter, QRectF(left, HEAD + 8, max(3, right - left), BARS - 8))
            if why and left >= free:
                painter.setPen(colour("text-2"))
                words = f"{why}, {_span(first, last)}"
                if painter.fontMetrics().horizontalAdvance(words) > self.width() - left:
                    words = why
                room = round(self.width() - left)
                shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(left, HEAD + BARS + 17), shown)
                free = left + painter.fontMetrics().horizontalAdvance(shown) + 12

    def event(self, event: QEvent) -> bool:
        """A hint says what a week holds."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().x()
            for week in self.weeks:
                if self._x(week.first) <= at < self._x(week.after):
                    QToolTip.showText(event.globalPos(), _week_words(week), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.update()


def hatched(painter: QPainter, area: QRectF) -> None:
    """A ground of thin slanted lines: away, closed."""
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, colour("sunken"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("line-strong"), 1))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += 7
    painter.restore()


def _week_words(week: Load) -> str:
    words = _span(week.first, week.after - timedelta(days=1))
    if week.sessions:
        count = ngettext("{count} session", "{count} sessions", week.sessions).format(count=week.sessions)
        words += "\n" + _("{sessions}, said yes to {sure}").format(sessions=count, sure=week.sure)
    if week.away:
        words += "\n" + ngettext("{count} day away", "{count} days away", week.away).format(count=week.away)
    return words


def _span(first: date, last: date) -> str:
    return brief_day(first) if first == last else f"{brief_day(first)} – {brief_day(last)}"


def _runs(picture: Picture, person_id: int, first: date, count: int) -> list[tuple[date, date, str]]:
    """Spans of days on which a person is away, with the reason of each."""
    found: list[tuple[date, date, str]] = []
    for day in strip(picture, person_id, first, count):
        if not day.away:
            continue
        why = _why(picture, person_id, day.day)
        if found and found[-1][1] == day.day - timedelta(days=1) and found[-1][2] == why:
            found[-1] = (found[-1][0], day.day, why)
        else:
            found.append((day.day, day.day, why))
    return found


def _why(picture: Picture, person_id: int, day: date) -> str:
    for absence in picture.of("absence", "person_id", person_id):
        if absence.starts.date() <= day <= absence.ends.date():
            return str(absence.note or _(ABSENCE_KINDS.get(absence.kind, "")))
    return ""


def _beginning(picture: Picture, person: Row) -> date:
    """This month; where all they have lies later than what is shown, the month of their next session."""
    today = date.today()
    rows = picture.of("appearance", "person_id", person.id)
    sessions = (picture.get("session", appearance.session_id) for appearance in rows)
    ahead = [s.starts.date() for s in sessions if s and s.starts and s.starts.date() >= today]
    if ahead and (min(ahead) - today).days > 30 * (COUNT - 2):
        return min(ahead).replace(day=1)
    return today.replace(day=1)
