"""The order of texts as readers expect it, worked out in small pieces before somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import chain, islice
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


def comparable(value: Any) -> Any:
    """Values of one column, comparable whatever is missing: what is missing comes last."""
    if value is None or value == "":
        return (1, 0)
    if isinstance(value, str):
        return (0, collated(value, language()))
    if isinstance(value, tuple | list):
        return (0, [comparable(part) for part in value])
    return (0, value)


class Ranks:
    """Numbers that sort rows by a text of theirs: the same number where readers see no difference.

    `keys` keeps what was worked out of a text for whoever asks next.
    """

    def __init__(self, text: Callable[[Any], str], rows: Sequence[Any], keys: dict[str, Any]) -> None:
        self._text, self._rows, self._keys = text, rows, keys
        self._texts: list[str] = []
        self._seen: set[str] = set()
        self._runs: list[list[str]] = []
        self._merging: Iterator[str] | None = None
        self._ranks: dict[str, int] = {}
        self._last: tuple[int, str | None] = (0, None)

    def advance(self, count: int = RUN) -> bool:
        """Sort the texts of the next rows, then join what was sorted; False where nothing is left to do."""
        done = len(self._texts)
        if done < len(self._rows):
            self._read(count)
            return True
        if self._merging is None:
            self._merging = merge(*self._runs, key=self._keys.__getitem__)
        return self._number(islice(self._merging, count // 4))

    def _read(self, count: int) -> None:
        done = len(self._texts)
        found = [self._text(row) for row in self._rows[done : done + count]]
        self._texts += found
        texts = set(found) - self._seen
        sort_key, keys = _collator(language()).sortKey, self._keys
        for text in texts.difference(keys):
            keys[text] = sort_key(text)
        self._seen |= texts
        self._runs.append(sorted(texts, key=keys.__getitem__))

    def _number(self, texts: Iterable[str]) -> bool:
        """Number the next texts in their order; False where there was none."""
        keys, ranks, (rank, before), begun = self._keys, self._ranks, self._last, len(self._ranks)
        for text in texts:
            rank += before is not None and keys[before] < keys[text]
            ranks[text], before = rank, text
        self._last = rank, before
        return len(ranks) > begun

    def numbers(self) -> list[int]:
        """The number of each row."""
        if len(self._texts) < len(self._rows):
            self._read(len(self._rows))
        if self._merging is None:  # nobody had the time to join them bit by bit
            self._number(sorted(chain(*self._runs), key=self._keys.__getitem__))
        else:
            self._number(self._merging)
        ranks = self._ranks
        return [ranks[text] for text in self._texts]
