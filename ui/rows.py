"""The rows behind a table: sorted, filtered and searched in memory, because a proxy model is many times
slower."""

from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat
from operator import contains
from time import perf_counter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from models.words import _

from .collating import RUN, Ranks, comparable
from .columns import Column, Row

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip
#: After so many milliseconds without a change texts are made ready, so many seconds at a time.
_IDLE, _SLICE = 400, 0.006
#: A filter that meets more rows than this without their texts shows what it finds in so many seconds; the
#: rest follows while texts are made ready, shown anew every so many seconds.
_MANY, _FIRST, _AGAIN = 3_000, 0.02, 0.3


class Rows(QAbstractTableModel):
    """Rows of one kind under their columns. `shown` are those that the filter lets through, in order."""

    grown = Signal()

    def __init__(self, columns: Sequence[Column], *, checks: bool = False) -> None:
        super().__init__()
        self.columns = list(columns)
        self.checks = checks
        self.all: list[Row] = []
        self.shown: list[Row] = []
        self.needle = ""
        self.passes: Callable[[Row], bool] | None = None
        self.order: list[tuple[int, bool]] = []
        self._lines: dict[int, str] = {}
        self._texts: list[str] = []
        self._warming = QTimer(self)
        self._warming.timeout.connect(self._warm)
        self._cold: list[Row] = []
        self._grew = 0.0
        self._sorted: list[Row] = []
        self._keys: dict[int, list[Any]] = {}
        self._collated: dict[str, Any] = {}
        self._ranks: dict[int, Ranks] = {}
        self._begun: dict[int, list[Any]] = {}

    # What is shown

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows instead, under the same filter and order."""
        self.put(self.take(rows))

    def take(self, rows: Iterable[Row]) -> list[Row]:
        """Take these rows instead, and return those the filter lets through, in order; not shown yet."""
        self.all = list(rows)
        self._lines = {}
        self._keys = {}
        self._ranks = {}
        self._begun = {}
        if len(self._collated) > 4 * len(self.columns) * len(self.all):
            self._collated = {}
        self._sort()
        self._cold = self._sorted[::-1]
        self._warming.start(_IDLE)
        return self._passing()

    def filter(self, needle: str, passes: Callable[[Row], bool] | None) -> None:
        """Show only rows that contain every word of `needle` and pass. Of many rows just shown, those found
        later are told by `grown`."""
        self.needle, self.passes = needle, passes
        self.arrange()

    def order_by(self, column: int, *, descending: bool = False, add: bool = False) -> None:
        """Sort by a column; with `add` by it within the order there is."""
        kept = [pair for pair in self.order if pair[0] != column] if add else []
        self.order = [*kept, (column, descending)]
        self._sort()
        self._warming.start(_IDLE)
        self.arrange()

    def arrange(self) -> None:
        """Show what passes the filter, in the order there is."""
        self.put(self._passing())

    def put(self, rows: list[Row]) -> None:
        """Show what was taken."""
        self.beginResetModel()
        self.shown = rows
        self.endResetModel()

    def replace(self, rows: list[Row]) -> bool:
        """Put what was taken in the place of the same rows as they were; False where it is not the same."""
        if [row.id for row in rows] != [row.id for row in self.shown]:
            return False
        self.shown = rows
        return True

    def _passing(self) -> list[Row]:
        words, passes = self.needle.casefold().split(), self.passes
        rows = self._containing(words) if words else self._sorted
        if passes:
            rows = [row for row in rows if passes(row)]
        return rows

    def _containing(self, words: Sequence[str]) -> list[Row]:
        if len(self._cold) > _MANY:
            self._read(_FIRST)
            self._grew = perf_counter()
            self._warming.start(0)
        else:
            self._read()
        first, lines = words[0], self._lines
        if self._cold:
            found = [row for row in self._sorted if first in lines.get(row.id, "")]
        else:
            self._line_up()
            found = list(compress(self._sorted, map(contains, self._texts, repeat(first))))
        for word in words[1:]:
            found = [row for row in found if word in lines[row.id]]
        return found

    def _line_up(self) -> None:
        """Put the texts searched into the order of the rows."""
        if not self._texts:
            self._texts = [self._lines[row.id] for row in self._sorted]

    def _sort(self) -> None:
        """All rows in order; what sorts them is worked out once for as long as they are shown."""
        places = list(range(len(self.all)))
        for number, descending in reversed(self.order):
            if number not in self._keys:
                self._keys[number] = self._keys_of(number)
            places.sort(key=self._keys[number].__getitem__, reverse=descending)
        self._sorted = [self.all[place] for place in places]
        self._texts = []

    def line(self, row: Row) -> str:
        """Everything searched in a row, as one case-folded text."""
        found = self._lines.get(row.id)
        if found is None:
            texts = [column.text(row) for column in self.columns if column.searched]
            texts += [column.second(row) for column in self.columns if column.second]
            found = self._lines[row.id] = "\n".join(texts).casefold()
        return found

    # Getting ready

    @property
    def ready(self) -> bool:
        """Whether all that filters and sorts is at hand."""
        return not self._warming.isActive()

    def rest(self) -> None:
        """Make nothing ready any more: nobody sees these rows."""
        self._warming.stop()

    def _read(self, seconds: float | None = None) -> None:
        """Make the texts searched, for so long or all of them; the rows on top first."""
        until = perf_counter() + (seconds or 0)
        while self._cold and (seconds is None or perf_counter() < until):
            for row in self._cold[-50:]:
                self.line(row)
            del self._cold[-50:]

    def _warm(self) -> None:
        """Make ready what filters and sorts before somebody asks, a few milliseconds at a time."""
        self._read(_SLICE)
        self._warming.setInterval(0)
        if not self._cold and not self._presort():
            self._line_up()
            self._warming.stop()
        if self._grew and (not self._cold or perf_counter() > self._grew + _AGAIN):
            self._grew = perf_counter() if self._cold else 0.0
            self.grown.emit()

    def _presort(self) -> bool:
        """Sort some texts of a column in sight, before somebody asks for it; False where none is left."""
        for number, column in enumerate(self.columns):
            if column.hidden or number in self._keys:
                continue
            if column.key:
                if self._next_keys(number, column.key):
                    return True
            elif self._rank(number).advance():
                return True
        return False

    def _next_keys(self, number: int, key: Callable[[Row], Any]) -> bool:
        """Work out what sorts some more rows by a column that has a key; False where none is left."""
        begun = self._begun.setdefault(number, [])
        begun += [comparable(key(row)) for row in self.all[len(begun) : len(begun) + RUN]]
        if len(begun) < len(self.all):
            return True
        self._keys[number] = self._begun.pop(number)
        return False

    def _rank(self, number: int) -> Ranks:
        if number not in self._ranks:
            self._ranks[number] = Ranks(self.columns[number].text, self.all, self._collated)
        return self._ranks[number]

    def _keys_of(self, number: int) -> list[Any]:
        """What sorts the rows by a column, in the order of `all`."""
        key = self.columns[number].key
        if key:
            found = self._begun.pop(number, [])
            return found + [comparable(key(row)) for row in self.all[len(found) :]]
        return self._rank(number).numbers()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        column = self.columns[index.column()]
        if role in _DISPLAY:
            return column.text(self.shown[index.row()])
        if role == Qt.ItemDataRole.EditRole:
            return (column.edit_text or column.text)(self.shown[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(column.title) if column.title else _("Choose all")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].put:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
