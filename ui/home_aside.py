"""Beside the lines of Home: what comes next, and how far the campaigns are."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.words import _, ngettext
from planning.coming import Countdown, Progress, countdowns, progress
from planning.plan import Picture
from planning.spoken import spoken

from .dates import moment, plain_day
from .kinds import where
from .painted import Line, Rule, Words
from .parts import label
from .slot import Slot
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

NEXT, CAMPAIGNS = 4, 8


class Next(NamedTuple):
    """What is seen of something that comes."""

    table: str
    row_id: int
    days: int
    title: str
    second: str


class Target(NamedTuple):
    """What is seen of a campaign: its events held, confirmed, and in all."""

    name: str
    held: int
    sure: int
    all: int


class Aside(Slot):
    """Countdowns, then a bar for each campaign."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window

    def tell(self, picture: Picture, now: datetime) -> None:
        """Show the plan as it is now."""
        coming = [_next(picture, each) for each in countdowns(picture, now, NEXT)]
        targets = [target(picture, each) for each in progress(picture, what="events")][:CAMPAIGNS]
        self.fill((tuple(coming), tuple(targets)), lambda: self._made(coming, targets))

    def _made(self, coming: list[Next], targets: list[Target]) -> list[QWidget | int]:
        made: list[QWidget | int] = [9, label(_("Next"), "section"), 13, Rule()]
        for each in coming:
            made += [CountdownLine(self.window_, each), Rule()]
        if not coming:
            made += [10, label(_("No event has a date ahead of today."), "second", wrap=True)]
        if targets:
            made += [10, CampaignsHead(), 8, Rule(), 8]
            made += [Bar(each) for each in targets]
        return made


class CountdownLine(Line):
    """The days to an event or a campaign; a click leads there."""

    def __init__(self, window: "Window", shown: Next) -> None:
        self.window_, self.shown = window, shown
        self.unit = ngettext("day", "days", shown.days)
        super().__init__(66, self._go, f"{shown.days} {self.unit}: {shown.title}, {shown.second}")

    def draw(self, words: Words, area: QRect) -> None:
        left = area.left()
        words(QRect(left, 4, 52, 38), str(self.shown.days), size=28, weight=700)
        words(QRect(left, 42, 52, 18), self.unit, "text-3", size=12)
        wide = area.width() - 60
        words(QRect(left + 60, 14, wide, 20), self.shown.title, weight=500)
        words(QRect(left + 60, 34, wide, 18), self.shown.second, "text-2", size=12)

    def _go(self) -> None:
        """To an event; to the day on which a campaign begins."""
        shown = self.shown
        assert self.window_.store is not None
        row = self.window_.store.picture.get(shown.table, shown.row_id)
        if shown.table == "event":
            self.window_.go("event", shown.row_id)
        elif row is not None and row.starts:
            self.window_.go("calendar", None, (row.starts, "month", None))


class CampaignsHead(QWidget):
    """The heading of the bars, and what their colours mean."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.keys = _("Campaigns"), ((_("held"), "accent"), (_("confirmed"), "accent-line"))
        self.setFixedHeight(20)
        self.setAccessibleName(self.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, right = Words(painter), self.width()
        for name, ink in reversed(self.keys):
            right -= words(QRect(0, 0, right, 20), name, "text-2", size=12, right=True) + 14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink))
            painter.drawRoundedRect(QRectF(right, 6, 9, 9), 2, 2)
            right -= 12
        words(QRect(0, 0, right, 20), self.title, size=15, weight=700)


class Bar(QWidget):
    """A campaign: name, figures, and a bar of what is held, confirmed and open."""

    def __init__(self, shown: Target) -> None:
        super().__init__()
        self.name = shown.name
        self.shares = shown.held / shown.all, shown.sure / shown.all
        self.done = _("{done} of {target}").format(done=shown.held + shown.sure, target=shown.all)
        self.setFixedHeight(33)
        self.setAccessibleName(f"{shown.name}: {self.done}")
        words = _("{held} held, {sure} confirmed, {target} in all")
        counts = words.format(held=shown.held, sure=shown.sure, target=shown.all)
        self.setToolTip(f"{shown.name}\n{counts}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, width = Words(painter), self.width()
        taken = words(QRect(0, 0, width, 19), self.done, "text-2", right=True)
        words(QRect(0, 0, width - taken - 8, 19), self.name)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, ink in ((1.0, "pressed"), (sum(self.shares), "accent-line"), (self.shares[0], "accent")):
            if share > 0:
                painter.setBrush(colour(ink))
                painter.drawRoundedRect(QRectF(0, self.height() - 12, max(6, width * share), 6), 3, 3)


def target(picture: Picture, each: Progress) -> Target:
    """A campaign against its target of events; more than the target is all there is."""
    most = max(each.target, each.held + each.confirmed)
    return Target(spoken(picture, each.campaign), each.held, each.confirmed, most)


def _next(picture: Picture, each: Countdown) -> Next:
    title = spoken(picture, each.row)
    if each.table == "campaign":
        return Next("campaign", each.row.id, each.days, title, plain_day(each.row.starts))
    place = where(picture, each.row)
    second = f"{moment(each.row.starts)}{f' · {place}' if place else ''}"
    return Next("event", each.row.id, each.days, title, second)
