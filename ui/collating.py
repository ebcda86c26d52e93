"""The order of texts as readers expect it, worked out in small pieces before somebody asks for it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from models.words import language

#: Rows whose texts are sorted at a time: joining such runs is a quarter of the work of sorting all.
RUN = 2_000


@lru_cache(maxsize=2)
def _collator(name: str) -> QCollator:
    made = QCollator(QLocale("zh_CN" if name == "zh_CN" else "en"))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


def collated(text: str, name: str) -> Any:
    """What sorts a text as readers expect: pinyin for Chinese, 2 before 10."""
    return _collator(name).sortKey(text)


class Ranks:
    """Numbers that sort rows by a text of theirs: the same number where readers see no difference.

    `keys` keeps what was worked out of a text for whoever asks next.
    """

    def __init__(self, text: Callable[[Any], str], rows: Sequence[Any], keys: dict[str, Any]) -> None:
        self._text, self._rows, self._keys = text, rows, keys
        self._read = 0
        self._seen: set[str] = set()
        self._runs: list[str] = []

    def advance(self, count: int = RUN) -> bool:
        """Sort the texts of the next rows; False where no row is left."""
        if self._read >= len(self._rows):
            return False
        texts = {self._text(row) for row in self._rows[self._read : self._read + count]} - self._seen
        sort_key, keys = _collator(language()).sortKey, self._keys
        for text in texts.difference(keys):
            keys[text] = sort_key(text)
        self._seen |= texts
        self._runs += sorted(texts, key=keys.__getitem__)
        self._read += count
        return True

    def numbers(self) -> list[int]:
        """The number of each row."""
        self.advance(len(self._rows))
        keys, ranks, rank, before = self._keys, {}, 0, None
        for text in sorted(self._runs, key=keys.__getitem__):
            rank += before is not None and keys[before] < keys[text]
            ranks[text], before = rank, text
        return [ranks[self._text(row)] for row in self._rows]
