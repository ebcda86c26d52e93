"""Search the whole plan and every command in one field (Ctrl+K)."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from exports import DOCUMENTS
from models.words import N_, _
from planning.plan import Picture

from .acts import ACTS
from .cells import Cells
from .columns import Column, Part
from .dates import moment
from .kinds import kind_icon, where
from .parts import column, keycap, label, line, row
from .table import Table
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

MOST, A_TABLE = 9, 4
#: What is searched, in the order results are listed: table, its name column, words of the group, icon.
TABLES = (
    ("event", "title", N_("Event"), ""), ("person", "name", N_("Person"), "user-round"),
    ("organisation", "name", N_("Organisation"), "building-2"), ("venue", "name", N_("Place"), "map-pin"),
    ("room", "name", N_("Room"), "door-open"), ("session", "title", N_("Session"), "presentation"),
    ("participant", "name", N_("Sign-up list"), "clipboard-list"),
)  # fmt: skip


class Hit(NamedTuple):
    """One result."""

    id: int
    title: str
    second: str
    group: str
    icon: str
    act: Callable[[], object]
    key: str = ""


class Palette(QFrame):
    """Lies over the window. Arrows move, Enter goes, `>` lists only commands, Esc closes."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window.inside)
        self.window_ = window
        self.setAccessibleName(_("Search or type a command"))
        self.box = QFrame(self)
        self.box.setProperty("ground", "pop")
        self.field = _Field(self)
        self.table = _Hits()
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.table.rows.shown[index.row()]))
        keys = row(
            keycap("↑↓"),
            label(_("move"), "hint"),
            keycap("Enter"),
            label(_("go there"), "hint"),
            keycap(">"),
            label(_("only commands"), "hint"),
            None,
            keycap("Esc"),
            gap=6,
            margins=(14, 6, 14, 8),
        )
        self.box.setLayout(
            column(row(self.field, margins=(16, 6, 16, 2)), line(), self.table, line(), keys, gap=0)
        )
        self.field.textChanged.connect(self._find)
        self.setGeometry(window.inside.rect())
        self._find("")

    def open(self) -> None:
        """Show the field over the window."""
        for other in self.window_.findChildren(Palette):
            if other is not self:
                other.close_palette()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Go away; the focus goes back to the page."""
        self.hide()
        self.deleteLater()
        page = self.window_.page()
        if page:
            page.setFocus()

    def resizeEvent(self, event: Any) -> None:
        width = min(640, self.width() - 40)
        self.box.setGeometry((self.width() - width) // 2, 60, width, self.box.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        scrim = QColor("#000000" if colour("text").lightness() > 128 else "#1C1C1A")
        scrim.setAlphaF(0.32)
        QPainter(self).fillRect(self.rect(), scrim)

    def mousePressEvent(self, event: Any) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.close_palette()

    # Finding

    def _find(self, text: str) -> None:
        hits = list(self._hits(text.strip()))
        self.table.show_rows([hit._replace(id=number + 1) for number, hit in enumerate(hits)])
        if hits:
            self.table.selectRow(0)
        self.table.setFixedHeight(36 * max(1, len(hits)) + 8)
        self.box.adjustSize()
        self.resizeEvent(None)

    def _hits(self, text: str) -> Iterator[Hit]:
        only = text.startswith(">")
        words = text.lstrip("> ").casefold().split()
        if words and not only:
            store = self.window_.store
            assert store is not None
            yield from self._rows(store.picture, words)
        yield from self._commands(words)

    def _rows(self, picture: Picture, words: list[str]) -> Iterator[Hit]:
        """The best few of each table: those that begin with what was typed come first."""
        found: list[tuple[int, int, str, Any, int]] = []
        for rank, (table, name, _group, _icon) in enumerate(TABLES):
            best: list[tuple[int, int, str, Any, int]] = []
            for number, (text, row_) in enumerate(_lines(picture, table, name)):
                if all(word in text for word in words):
                    best.append((0 if text.startswith(words[0]) else 1, rank, table, row_, number))
            found += sorted(best, key=lambda hit: (hit[0], hit[4]))[:A_TABLE]
        found.sort(key=lambda hit: (hit[0], hit[1], hit[4]))
        for _begins, rank, table, row_, _number in found[:MOST]:
            _table, name, group, symbol = TABLES[rank]
            if table == "event":
                symbol = kind_icon(row_)
            yield Hit(0, getattr(row_, name), _second(picture, table, row_), _(group), symbol,
                      partial(self.window_.go_to, table, row_.id))  # fmt: skip

    def _commands(self, words: list[str]) -> Iterator[Hit]:
        count = 0
        for act in ACTS.values():
            name = _(act.title)
            if (
                act.searched
                and all(word in f"{name} {act.title}".casefold() for word in words)
                and count < MOST
            ):
                count += 1
                yield Hit(0, name.rstrip("…"), "", _("Command"), act.icon, partial(act.do, self.window_),
                          act.shortcut.replace("+", " "))  # fmt: skip
        for document in DOCUMENTS if words else ():
            name = _(document.title)
            if all(word in f"{name} {document.title}".casefold() for word in words) and count < MOST:
                count += 1
                yield Hit(0, name, "", _("Document"), "file-text",
                          partial(self.window_.go, "documents", None, document.key))  # fmt: skip

    def _open(self, hit: Hit) -> None:
        self.close_palette()
        hit.act()


class _Field(QLineEdit):
    """Keeps the focus; arrows move in the list below."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette_ = palette
        self.setProperty("role", "palette")
        self.setPlaceholderText(_("Search or type a command"))
        self.setAccessibleName(_("Search or type a command"))

    def keyPressEvent(self, event: Any) -> None:
        key, table = event.key(), self.palette_.table
        if key == Qt.Key.Key_Escape:
            self.palette_.close_palette()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and table.rows.shown:
            step = 1 if key == Qt.Key.Key_Down else -1
            table.selectRow((table.currentIndex().row() + step) % len(table.rows.shown))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            now = table.now()
            if now is not None:
                self.palette_._open(now)
        else:
            super().keyPressEvent(event)


class _Hits(Table):
    """The results, without a head."""

    def __init__(self) -> None:
        super().__init__(
            "hits",
            (
                Column(
                    "title",
                    N_("Result"),
                    lambda h: h.title,
                    400,
                    first=True,
                    parts=lambda h: (
                        Part(h.title, "text", h.icon or "arrow-right"),
                        Part(h.second, "text-3"),
                    ),
                ),
                Column(
                    "key",
                    N_("Key"),
                    lambda h: h.key,
                    120,
                    right=True,
                    parts=lambda h: (Part(h.key or h.group, "text-3"),),
                ),
            ),
        )
        self.delegate = _HitCells(self)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().hide()
        self.setAccessibleName(_("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _HitCells(Cells):
    def ground(self, painter: QPainter, area: QRect, index: Any, picked: bool) -> None:
        painter.fillRect(area, colour("raised"))
        if picked or index.row() == self.table.hovered:
            painter.fillRect(area, colour("accent-tint" if picked else "hover"))


def _lines(picture: Picture, table: str, name: str) -> list[tuple[str, Any]]:
    """Case-folded texts of a table, made once a picture."""
    key = ("search", table)
    if key not in picture.derived:
        rows = []
        for row_ in picture.all(table):
            parts = [getattr(row_, name), getattr(row_, f"{name}_other", "")]
            rows.append(("\n".join(filter(None, parts)).casefold(), row_))
        picture.derived[key] = rows
    found: list[tuple[str, Any]] = picture.derived[key]
    return found


def _second(picture: Picture, table: str, row_: Any) -> str:
    """What tells two results of one name apart."""
    if table == "event":
        return " · ".join(filter(None, (moment(row_.starts), where(picture, row_))))
    if table == "session":
        event = picture.get("event", row_.event_id)
        return " · ".join(filter(None, (event.title if event else "", moment(row_.starts))))
    if table == "person":
        organisation = picture.get("organisation", row_.organisation_id)
        return " · ".join(filter(None, (row_.title, organisation.name if organisation else "")))
    if table == "room":
        venue = picture.get("venue", row_.venue_id)
        return venue.name if venue else ""
    if table == "participant":
        event = picture.get("event", row_.event_id)
        return event.title if event else ""
    return str(getattr(row_, "city", ""))
