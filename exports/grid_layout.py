"""Where the blocks of an agenda grid go: lanes in a room, rooms on pages, rows as tall as their text needs.

Everything is in minutes of a day and millimetres, so that it can be checked without a page.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import NamedTuple

LEAST = 0.8
"""Millimetres of the shortest row."""
EMPTY = 3.0
"""Millimetres that a stretch without sessions takes at most."""
STEEPEST = 1.5
"""Millimetres a minute takes at most, however empty the page."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session in a room: `key` names it, `lane` of `lanes` is its share of the column."""

    key: int
    column: int
    starts: int
    ends: int
    lane: int = 0
    lanes: int = 1
    begun: bool = False
    goes_on: bool = False


class Band(NamedTuple):
    """A break over all rooms, of a fixed height."""

    key: int
    starts: int
    ends: int
    height: float


class Rows(NamedTuple):
    """The times of a page and the millimetres below the top at which each stands."""

    times: list[int]
    tops: list[float]

    @property
    def height(self) -> float:
        """Millimetres of all rows."""
        return self.tops[-1] if self.tops else 0.0

    def at(self, minute: int) -> float:
        """Millimetres below the top at `minute`, which is one of the times."""
        return self.tops[bisect_left(self.times, minute)]


Need = Callable[[Slot], float]


def in_lanes(slots: Iterable[Slot]) -> list[Slot]:
    """The slots of one column with a lane each; those that overlap stand side by side."""
    done: list[Slot] = []
    cluster: list[Slot] = []
    free: list[int] = []
    until = -1
    for slot in sorted(slots, key=lambda slot: (slot.starts, -slot.ends, slot.key)):
        if slot.starts >= until:
            done += _sealed(cluster, len(free))
            cluster, free, until = [], [], -1
        lane = next((n for n, end in enumerate(free) if end <= slot.starts), len(free))
        free[lane : lane + 1] = [slot.ends]
        cluster.append(replace(slot, lane=lane))
        until = max(until, slot.ends)
    return done + _sealed(cluster, len(free))


def _sealed(cluster: Sequence[Slot], lanes: int) -> list[Slot]:
    return [replace(slot, lanes=lanes) for slot in cluster]


def groups(units: Sequence[int], most: int) -> list[list[int]]:
    """The columns in order, in as few groups of at most `most` units as possible, as equal as possible."""
    total = sum(units)
    count = max(1, ceil(total / most))
    while True:
        found = _filled(units, most, total / count)
        if len(found) <= count or count >= len(units):
            return found
        count += 1


def _filled(units: Sequence[int], most: int, target: float) -> list[list[int]]:
    found: list[list[int]] = [[]]
    used = whole = 0
    for column, unit in enumerate(units):
        over = used + unit > most or whole + unit / 2 > target * len(found)
        if found[-1] and over:
            found.append([])
            used = 0
        found[-1].append(column)
        used += unit
        whole += unit
    return found


def clipped(slots: Iterable[Slot], starts: int, ends: int) -> list[Slot]:
    """What of the slots lies between two times; those cut are marked."""
    return [
        replace(
            slot,
            starts=max(slot.starts, starts),
            ends=min(slot.ends, ends),
            begun=slot.starts < starts,
            goes_on=slot.ends > ends,
        )
        for slot in slots
        if slot.starts < ends and slot.ends > starts
    ]


def rows(
    slots: Sequence[Slot], bands: Sequence[Band], need: Need, scale: float, marks: Sequence[int] = ()
) -> Rows:
    """The rows at `scale` millimetres a minute, each as tall as the texts in it need.

    `marks` are times whose labels must not touch: at least 3.9 mm apart.
    """
    times = _times(slots, bands)
    place = {time: number for number, time in enumerate(times)}
    heights = [max(LEAST, (b - a) * scale) for a, b in pairwise(times)]
    busy = [False] * len(heights)
    spans = sorted(((place[s.starts], place[s.ends], s) for s in slots), key=lambda span: span[1] - span[0])
    for first, last, _slot in spans:
        busy[first:last] = [True] * (last - first)
    for number in range(len(heights)):
        if not busy[number]:
            heights[number] = min(heights[number], EMPTY)
    for band in bands:
        first, last = place[band.starts], place[band.ends]
        heights[first:last] = [band.height / (last - first)] * (last - first)
    for first, last, slot in spans:
        _raise(heights, times, first, last, need(slot))
    shown = [place[time] for time in marks if time in place]
    for first, last in pairwise(shown):
        _raise(heights, times, first, last, 3.9)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return Rows(times, tops)


def _times(slots: Sequence[Slot], bands: Sequence[Band]) -> list[int]:
    """Every time at which something begins or ends."""
    found = {time for slot in slots for time in (slot.starts, slot.ends)}
    return sorted(found | {time for band in bands for time in (band.starts, band.ends)})


def _raise(heights: list[float], times: Sequence[int], first: int, last: int, need: float) -> None:
    """Give the rows from `first` to `last` what they lack, by their minutes."""
    lack = need - sum(heights[first:last])
    minutes = times[last] - times[first]
    if lack > 0:
        for number in range(first, last):
            heights[number] += lack * (times[number + 1] - times[number]) / minutes


def fitted(
    slots: Sequence[Slot], bands: Sequence[Band], need: Need, room: float, marks: Sequence[int]
) -> Rows | None:
    """The rows at the largest scale that fits `room` millimetres; None where the texts alone need more."""
    least = rows(slots, bands, need, 0.0, marks)
    if least.height > room:
        return None
    low, high, best = 0.0, STEEPEST, least
    for _turn in range(24):
        middle = (low + high) / 2
        tried = rows(slots, bands, need, middle, marks)
        if tried.height <= room:
            low, best = middle, tried
        else:
            high = middle
    return best


def cuts(
    slots: Sequence[Slot], bands: Sequence[Band], fits: Callable[[int, int], bool]
) -> list[tuple[int, int]] | None:
    """The day in as few stretches as `fits` allows, cut where nothing runs if such a place is near.

    None where not even one row fits.
    """
    times = _times(slots, bands)
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(times) - 1:
        last = _farthest(times, start, fits)
        if last is None:
            return None
        if last < len(times) - 1:
            last = _quiet(times, start, last, slots, bands)
        found.append((times[start], times[last]))
        start = last
    return found


def _farthest(times: Sequence[int], start: int, fits: Callable[[int, int], bool]) -> int | None:
    """The last time up to which the rows from `start` fit."""
    low, high = start + 1, len(times) - 1
    if fits(times[start], times[high]):
        return high
    if not fits(times[start], times[low]):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if fits(times[start], times[middle]):
            low = middle
        else:
            high = middle
    return low


def _quiet(times: Sequence[int], start: int, last: int, slots: Sequence[Slot], bands: Sequence[Band]) -> int:
    """The best place to cut: the latest where nothing runs, else late and where little does."""

    def running(number: int) -> int:
        time = times[number]
        inside = sum(slot.starts < time < slot.ends for slot in slots)
        return inside + 1000 * sum(band.starts < time < band.ends for band in bands)

    middle, late = start + max(1, (last - start) // 2), start + max(1, (last - start) * 4 // 5)
    quiet = [number for number in range(middle, last + 1) if not running(number)]
    return quiet[-1] if quiet else min(range(late, last + 1), key=lambda n: (running(n), -n))
