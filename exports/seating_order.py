"""Who sits where on a stage or at a meeting table, in the protocol order (座次) of China.

The rule, as guides to the seating of the rostrum (主席台座次) print it: the first sits in the middle, the
second at the first's left hand, the third at the first's right hand, and so on in turn. With an even number
the first and the second sit on both sides of the middle, and the second is at the first's left hand still.
Of several rows the front one is the highest. Left and right are those of who sits there: a person who faces
the audience has the left hand where the audience sees the right.

At a long meeting table the guests face the door and the hosts have it behind them (面门为上); on both sides
the same order runs out from the middle.
"""

from collections.abc import Sequence
from typing import Any

ONE_ROW, TWO_ROWS = 11, 24
"""As many people sit in one row, or two, where nobody chose the number of rows."""


def line(count: int) -> list[int]:
    """The ranks 0… of a row that faces the audience, from the audience's left to its right: 4 2 0 1 3."""
    return [*range(2 * ((count - 1) // 2), 0, -2), 0, *range(1, count, 2)] if count else []


def rows(count: int, wanted: int = 0) -> list[range]:
    """The ranks of each row, the front one first; rows are as equal as can be, the front never the shorter.

    `wanted` rows at most, 0 for as many as the number of people asks for.
    """
    usual = 1 if count <= ONE_ROW else 2 if count <= TWO_ROWS else 3
    number = max(1, min(wanted or usual, count))
    found, begin = [], 0
    for row in range(number):
        size = -(-(count - begin) // (number - row))
        found.append(range(begin, begin + size))
        begin += size
    return found


def rostrum(count: int, wanted: int = 0) -> list[list[int]]:
    """The ranks of each row from the audience's left to its right, the front row first."""
    return [[part.start + rank for rank in line(len(part))] for part in rows(count, wanted)]


def arranged(people: Sequence[Any], names: Sequence[str], spoken: Sequence[Sequence[str]]) -> list[Any]:
    """`people` with those named first, in the order of the names; `spoken` are the names of each."""
    wanted = [name.casefold() for name in names]

    def place(number: int) -> tuple[int, int]:
        own = [name.casefold() for name in spoken[number]]
        return next((at for at, name in enumerate(wanted) if name in own), len(wanted)), number

    return [people[number] for number in sorted(range(len(people)), key=place)]
