"""The rows behind a table: sorted, filtered and searched in memory, because a proxy model is many times
slower."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from time import perf_counter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from models.words import _, language

from .columns import Column, Row

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip
#: After so many milliseconds without a change texts are made ready, so many seconds at a time.
_IDLE, _SLICE = 400, 0.006


class Rows(QAbstractTableModel):
    """Rows of one kind under their columns. `shown` are those that the filter lets through, in order."""

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
        self._warming = QTimer(self)
        self._warming.timeout.connect(self._warm)
        self._cold: list[Row] = []
        self._sorted: list[Row] = []
        self._keys: dict[int, dict[int, Any]] = {}

    # What is shown

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows instead, under the same filter and order."""
        self.all = list(rows)
        self._lines = {}
        self._keys = {}
        self._cold = list(self.all)
        self._warming.start(_IDLE)
        self._sort()
        self.arrange()

    def filter(self, needle: str, passes: Callable[[Row], bool] | None) -> None:
        """Show only rows that contain every word of `needle` and pass."""
        self.needle, self.passes = needle, passes
        self.arrange()

    def order_by(self, column: int, *, descending: bool = False, add: bool = False) -> None:
        """Sort by a column; with `add` by it within the order there is."""
        kept = [pair for pair in self.order if pair[0] != column] if add else []
        self.order = [*kept, (column, descending)]
        self._sort()
        self.arrange()

    def arrange(self) -> None:
        """Show what passes the filter, in the order there is."""
        rows = self._sorted
        if self.passes:
            rows = [row for row in rows if self.passes(row)]
        for word in self.needle.casefold().split():
            if len(self._lines) < len(self.all):
                rows = [row for row in rows if word in self.line(row)]
            else:
                lines = self._lines
                rows = [row for row in rows if word in lines[row.id]]
        self.beginResetModel()
        self.shown = list(rows)
        self.endResetModel()

    def _sort(self) -> None:
        """All rows in order; what sorts them is worked out once for as long as they are shown."""
        self._sorted = list(self.all)
        for number, descending in reversed(self.order):
            keys = self._keys.get(number)
            if keys is None:
                key = self._key(self.columns[number])
                keys = self._keys[number] = {row.id: key(row) for row in self.all}
            self._sorted.sort(key=_by(keys), reverse=descending)

    def line(self, row: Row) -> str:
        """Everything searched in a row, as one case-folded text."""
        found = self._lines.get(row.id)
        if found is None:
            texts = [column.text(row) for column in self.columns if column.searched]
            texts += [column.second(row) for column in self.columns if column.second]
            found = self._lines[row.id] = "\n".join(texts).casefold()
        return found

    @property
    def ready(self) -> bool:
        """Whether the texts of all rows are at hand."""
        return not self._cold

    def _warm(self) -> None:
        """Make the texts searched before somebody types, a few milliseconds at a time."""
        until = perf_counter() + _SLICE
        while self._cold and perf_counter() < until:
            for row in self._cold[-50:]:
                self.line(row)
            del self._cold[-50:]
        self._warming.setInterval(0)
        if not self._cold:
            self._warming.stop()

    def _key(self, column: Column) -> Callable[[Row], Any]:
        if column.key:
            key = column.key
            return lambda row: _comparable(key(row))
        text, sort_key = column.text, _collator(language()).sortKey
        return lambda row: sort_key(text(row))

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


def _by(keys: dict[int, Any]) -> Callable[[Row], Any]:
    return lambda row: keys[row.id]


@lru_cache(maxsize=2)
def _collator(name: str) -> QCollator:
    made = QCollator(QLocale("zh_CN" if name == "zh_CN" else "en"))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


def collated(text: str, name: str) -> Any:
    """What sorts a text as readers expect: pinyin for Chinese, 2 before 10."""
    return _collator(name).sortKey(text)


def _comparable(value: Any) -> Any:
    """Values of one column, comparable whatever is missing: what is missing comes last."""
    if value is None or value == "":
        return (1, 0)
    if isinstance(value, str):
        return (0, collated(value, language()))
    if isinstance(value, tuple | list):
        return (0, [_comparable(part) for part in value])
    return (0, value)
