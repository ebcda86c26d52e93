"""What each page of a made document states, and a digest of it by which paper that is out is judged.

A page is judged by its words in their order, by what its QR codes hold, and by what it says through place
alone (`Sheet.fact`: a card under a room's name says that the session is there). Not by where on the page the
words stand, how lines break, by typeface or colour, nor by the stamp, version and page number in the footer:
none of these tells a reader anything else about the event. So a page count that grew elsewhere, another print
time, a newer program or other paper leave a page fresh. But where a new entry pushes another one over to the
next page both pages count as changed: whoever keeps one of the old pair would read an entry twice, or miss
it. Every page is one fact sheet, and the set must say everything once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple, Protocol

from exports.text import is_han
from models.printing import MARK, split

TOPIC = -1.0
LONGEST = 80
"""Characters of what a page is about."""


class Said(NamedTuple):
    """A text as it was set on a page, `size` points large; 0 for what is said by place alone.

    `TOPIC` in its place marks what a page is about; that is not set on it.
    """

    page: int
    size: float
    text: str


class PageFacts(NamedTuple):
    """One page: its number, what it is about, and the texts it states; those said by place come behind.

    `subject` is what it shares with the other sheets about the same: a room, while `about` tells its day too.
    """

    number: int
    subject: str
    about: str
    texts: tuple[str, ...]
    silent: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What makes two pages say the same: 16 letters."""
        whole = "\n".join([*map(_bare, self.texts), "", *map(_bare, self.silent)])
        return blake2b(whole.encode(), digest_size=8).hexdigest()

    @property
    def marks(self) -> str:
        """A short mark of each text, in a row, to tell later which one is new."""
        return "".join(map(mark, self.texts))


class Stated(Protocol):
    """What keeps what was said on its pages."""

    page: int
    said: list[Said]


def pages_of(sheet: Stated) -> list[PageFacts]:
    """Every page of a drawn document, in order."""
    found: dict[int, list[Said]] = {number: [] for number in range(1, sheet.page + 1)}
    for said in sheet.said:
        found[said.page].append(said)
    common = _on_all(found.values())
    subjects = {number: _about(page, common) for number, page in found.items()}
    return [
        PageFacts(
            number,
            subjects[number],
            _named(page, subjects[number], [found[n] for n in found if subjects[n] == subjects[number]]),
            tuple(said.text for said in page if said.size > 0),
            tuple(said.text for said in page if not said.size),
        )
        for number, page in found.items()
    ]


def joined(lines: Sequence[str]) -> str:
    """The lines of a text in one; between Chinese characters a break is no space."""
    if len(lines) < 2:
        return lines[0] if lines else ""
    text = lines[0]
    for line in lines[1:]:
        text += line if is_han(text[-1:]) and is_han(line[:1]) else f" {line}"
    return text


def news(page: PageFacts, marks: str) -> list[str]:
    """The texts of a page that were not on it when it had these marks."""
    old = Counter(split(marks))
    found = []
    for text in page.texts:
        if old[mark(text)]:
            old[mark(text)] -= 1
        else:
            found.append(text)
    return found


def mark(text: str) -> str:
    """The short mark of one text."""
    return blake2b(_bare(text).encode(), digest_size=MARK // 2).hexdigest()


def _bare(text: str) -> str:
    """A text without white space: however its lines broke, it says the same."""
    return "".join(text.split())


def _on_all(pages: Iterable[Sequence[Said]]) -> set[str]:
    """The texts that stand on every page of several, such as the name of the event."""
    sets = [{said.text for said in page} for page in pages]
    return set.intersection(*sets) if len(sets) > 1 else set()


def _named(page: Sequence[Said], subject: str, alike: Sequence[Sequence[Said]]) -> str:
    """What a page is about, told from the other pages about the same."""
    more = _about(page, _on_all(alike)) if len(alike) > 1 else ""
    return f"{subject}, {more}" if more and more != subject else subject


def _about(page: Sequence[Said], common: set[str]) -> str:
    """The largest text that tells this page from the others: the room of a door sheet, the day of a grid."""
    shown = [said for said in page if said.size > 0 and not said.text.isdigit()]
    named = [said.text for said in page if said.size == TOPIC and said.text not in common]
    if named:
        return named[0]
    own = [said for said in shown if said.text not in common] or shown
    if not own:
        return ""
    text = " ".join(max(own, key=lambda said: said.size).text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
