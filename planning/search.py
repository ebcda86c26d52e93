"""Search over the plan and the commands: in English, Chinese, pinyin and its first letters.

Each row has a line of folded text and of how its Chinese is read. All lines stand behind one another in one
long text, which is looked through: that finds two-character words and needs no index in the file.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple

from models.history import Changes

from .detail import detail
from .matching import key_of
from .pinyin import initials, syllables
from .plan import Picture, Row
from .spoken import spoken

#: What is found, in the order of equal hits, and the columns that are searched; the first two are titles.
SEARCHED: dict[str, tuple[str, ...]] = {
    "person": ("name", "name_other", "title", "email", "phone", "city"),
    "organisation": ("name", "name_other", "city", "external_id"),
    "event": ("title", "title_other", "city", "city_other"),
    "venue": ("name", "name_other", "city", "address"),
    "room": ("name", "name_other"),
    "campaign": ("title", "title_other", "theme"),
    "talk": ("title", "title_other"),
    "session": ("title", "title_other"),
    "task": ("title", "title_other"),
    "item": ("name", "name_other", "number"),
    "participant": ("name", "organisation", "phone"),
}  # fmt: skip
_ORDER = {table: number for number, table in enumerate(("command", "document", *SEARCHED))}
_AT = "\n"  # stands before each title and column, so that a beginning is found by it
#: Things with names, found by their whole syllables too, where the name has at most so many characters.
_NAMED = {"person", "organisation", "venue", "room", "item", "participant", "command", "document"}
_NAME = 16
_MANY = 300  # hits of each kind that are ranked
_LOOKS = 2000  # lines with the longest word that are looked at before the rarest word is sought
_LATER = 500  # changed lines that wait before all are joined anew
_SLICE = 250  # rows between two breaths of `building`


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is no row: a command or a document. `words` are further words it is found by."""

    table: str
    key: str
    title: str
    words: tuple[str, ...] = ()


class Hit(NamedTuple):
    """What was found: its table (or `command`, `document`), row id or key, title, and fit (0 is best)."""

    table: str
    key: Any
    title: str
    rank: int


class _Line(NamedTuple):
    """A thing that can be found: `text` folded, `read` the first letters and syllables of its Chinese.

    Both begin each title and column with a line feed, and end with one.
    """

    table: str
    key: Any
    text: str
    read: str


class Search:
    """The lines of a plan. Made in no time; they are read when first needed, or before that by `building`."""

    def __init__(self, picture: Picture, entries: Iterable[Entry] = ()) -> None:
        self.picture = picture
        self._known: dict[tuple[str, int], _Line] = {}
        self._later: dict[tuple[str, int], _Line | None] = {}
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._all = ""
        self._built = False
        self.offer(entries)

    def offer(self, entries: Iterable[Entry]) -> None:
        """Let these commands and documents be found, and no others: their words change with the language."""
        entries = list(entries)
        self._entries = [_line(entry.table, entry.key, (entry.title, *entry.words)) for entry in entries]
        self._titles = {(entry.table, entry.key): entry.title for entry in entries}

    def building(self) -> Iterator[float]:
        """Read all lines, in slices short enough for a moment without work; yields how far it is."""
        picture = self.picture
        rows = [(table, row) for table in SEARCHED for row in picture.all(table)]
        known: dict[tuple[str, int], _Line] = {}
        for number, (table, row) in enumerate(rows):
            known[table, row.id] = _row_line(table, row)
            if number % _SLICE == _SLICE - 1:
                yield number / len(rows)
        self._known, self._built = known, True
        self._join()
        if self.picture is not picture:  # steps were made meanwhile
            self.follow(self.picture, _difference(picture, self.picture))

    def follow(self, picture: Picture, touched: Changes) -> None:
        """Bring the lines up to date with a picture in which `touched` rows differ."""
        self.picture = picture
        for table in SEARCHED.keys() & touched.keys() if self._built else ():
            for row_id in touched[table]:
                row = picture.get(table, row_id)
                self._later[table, row_id] = None if row is None else _row_line(table, row)
        if len(self._later) > _LATER:
            self._join()

    def find(
        self,
        typed: str,
        *,
        tables: Sequence[str] = (),
        near: int | None = None,
        today: date | None = None,
        most: int = 50,
    ) -> list[Hit]:
        """What fits what was typed, best first. `>` before it looks for commands alone.

        All words have to be found, anywhere. `near` is the event one is in: what belongs to it comes first
        among equals, then what is near `today`. Where thousands fit, the best are sought among the first and
        those that begin with what was typed.
        """
        if typed.lstrip().startswith(">"):
            typed, tables = typed.lstrip()[1:], ("command",)
        words = key_of(typed).split()
        if not words:
            return []
        found = [line for line in self._entries if _fits(line, words)]
        if not tables or set(tables) & SEARCHED.keys():
            found += self._rows(words)
        begin = _AT + " ".join(words)  # a first title goes before what else begins so
        hits = [
            (
                _rank(line, words),
                not line.text.startswith(begin),
                _ORDER[line.table],
                self._closeness(line, near, today),
                line,
            )
            for line in found
            if not tables or line.table in tables
        ]
        hits.sort(key=lambda hit: (*hit[:4], len(hit[4].text), hit[4].text, str(hit[4].key)))
        return [
            Hit(line.table, line.key, self._title(line), rank)
            for rank, _first, _table, _near, line in hits[:most]
        ]

    def detail(self, hit: Hit) -> str:
        """A second line for a hit: where it belongs, and when; in the language in force."""
        row = self.picture.get(hit.table, hit.key) if hit.table in SEARCHED else None
        return detail(self.picture, hit.table, row) if row is not None else ""

    def _rows(self, words: list[str]) -> list[_Line]:
        if not self._built:
            for _done in self.building():
                pass
        whole = " ".join(words)
        found = dict.fromkeys(self._holding(max(words, key=len), words, _LOOKS))
        if (
            len(words) > 1 and len(found) < _MANY
        ):  # a longer word may be in every line, and a shorter one rare
            found |= dict.fromkeys(self._holding(min(words, key=self._all.count), words))
        if len(found) >= _MANY:
            first = list(self._holding(f"{_AT}{whole}", words))
            if len(first) >= _MANY:
                first = [*self._holding(f"{_AT}{whole}{_AT}", words), *first]
            found = dict.fromkeys(first) | found
        lines = [
            line for line in map(self._lines.__getitem__, found) if (line.table, line.key) not in self._later
        ]
        return lines + [line for line in self._later.values() if line and _fits(line, words)]

    def _holding(self, piece: str, words: list[str], looks: int = 10**7) -> Iterator[int]:
        """The numbers of the first lines that hold a piece of text and all the words."""
        whole, starts, at, found = self._all, self._starts, -1, 0
        for _look in range(looks):
            at = whole.find(piece, at + 1)
            if at < 0 or found >= _MANY:
                return
            number = bisect_right(starts, at) - 1
            if len(words) == 1 or _fits(self._lines[number], words):
                found += 1
                yield number
            if number + 1 == len(starts):
                return
            at = starts[number + 1] - 1

    def _join(self) -> None:
        """Put all lines behind one another, with what has changed since."""
        for key, line in self._later.items():
            if line is None:
                self._known.pop(key, None)
            else:
                self._known[key] = line
        self._later = {}
        self._lines = list(self._known.values())
        texts = [line.text + line.read for line in self._lines]
        self._starts = [0, *accumulate(map(len, texts))][:-1] if texts else []
        self._all = "".join(texts)

    def _closeness(self, line: _Line, near: int | None, today: date | None) -> int:
        """0 for what belongs to the event one is in, else days from today; far for what has no day."""
        if line.table not in ("event", "session"):
            return 1
        row = self.picture.get(line.table, line.key)
        if row is None:
            return 10**6
        if near is not None and near == (row.id if line.table == "event" else row.event_id):
            return 0
        return 1 + abs((row.starts.date() - today).days) if today and row.starts else 10**5

    def _title(self, line: _Line) -> str:
        row = self.picture.get(line.table, line.key) if line.table in SEARCHED else None
        if row is None:
            return self._titles.get((line.table, line.key), "")
        return spoken(self.picture, row, SEARCHED[line.table][0])


def _row_line(table: str, row: Row) -> _Line:
    texts = [value for column in SEARCHED[table] if (value := getattr(row, column))]
    return _line(table, row.id, texts)


def _line(table: str, key: Any, texts: Iterable[str]) -> _Line:
    text, read = [""], [""]
    for each in texts:
        folded = key_of(each)
        text.append(folded)
        if not each.isascii():
            read.append(initials(folded, name=table == "person").replace(" ", ""))
            if table in _NAMED and len(each) <= _NAME:
                read.append("".join(syllables(folded, name=table == "person")).replace(" ", ""))
    return _Line(table, key, _AT.join(text) + _AT, _AT.join(read) + _AT if len(read) > 1 else "")


def _fits(line: _Line, words: Iterable[str]) -> bool:
    return all(word in line.text or word in line.read for word in words)


def _rank(line: _Line, words: list[str]) -> int:
    """0: it is the title; then begins with it, has a word that does, holds it; pinyin a little after each."""
    whole, text, read = " ".join(words), line.text, line.read
    begin = _AT + whole
    if begin in text:
        return 0 if begin + _AT in text else 2
    if begin in read:
        return 1 if begin + _AT in read else 3
    if whole in text:
        return 4 if " " + whole in text else 5
    return 6 if all(word in text for word in words) else 7


def _difference(old: Picture, new: Picture) -> Changes:
    """The rows in which two pictures differ."""
    found = {}
    for table in SEARCHED:
        before, after = old.tables[table], new.tables[table]
        if before is not after:
            ids = before.keys() | after.keys()
            found[table] = frozenset(i for i in ids if before.get(i) is not after.get(i))
    return found
