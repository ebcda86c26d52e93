"""Which row of the plan an entry of a file means, when both come from people."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from .plan import Row
from .schedule import Item


def key_of(text: str) -> str:
    """A name without what people vary when they type it: case, width, accents' form, white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


#: A sign by which an entry of the file and a row of the plan are known to be the same; None: it has none.
Sign = Hashable | None


def matched(
    rows: Iterable[Row], items: list[Item], rooms: Callable[[Row], tuple[str, ...]]
) -> dict[int, Row]:
    """Which session each item (by its position) is, surest sign first. A row is used once."""
    free = {row.id: row for row in rows}
    found: dict[int, Row] = {}
    for sign_of_item, sign_of_row in _signs(list(free.values()), items, rooms):
        waiting: dict[Hashable, list[Row]] = {}
        for row in free.values():
            sign = sign_of_row(row)
            if sign is not None:
                waiting.setdefault(sign, []).append(row)
        for number, item in enumerate(items):
            sign = sign_of_item(item) if number not in found else None
            if sign is not None and waiting.get(sign):
                row = waiting[sign].pop(0)
                found[number] = free.pop(row.id)
    return found


def _signs(
    rows: list[Row], items: list[Item], rooms: Callable[[Row], tuple[str, ...]]
) -> list[tuple[Callable[[Item], Sign], Callable[[Row], Sign]]]:
    """The signs in their order: guid, start and room; guid and start; title, start and room where a guid is
    carried more than once or is not known on the other side; guid alone; number and title; title and start.
    """
    here, there = Counter(row.external_id for row in rows), Counter(item.guid for item in items)
    repeated = {guid for count in (here, there) for guid, times in count.items() if times > 1}

    def loose(guid: str, known: Counter[str]) -> bool:
        return not guid or guid not in known or guid in repeated

    def at(item: Item) -> Sign:
        return item.starts, tuple(map(key_of, item.rooms))

    def stands(row: Row) -> Sign:
        return row.starts, tuple(map(key_of, rooms(row)))

    return [
        (
            lambda i: (i.guid, at(i)) if i.guid else None,
            lambda r: (r.external_id, stands(r)) if r.external_id else None,
        ),
        (
            lambda i: (i.guid, i.starts) if i.guid else None,
            lambda r: (r.external_id, r.starts) if r.external_id else None,
        ),
        (
            lambda i: (key_of(i.title), at(i)) if loose(i.guid, here) else None,
            lambda r: (key_of(r.title), stands(r)) if loose(r.external_id, there) else None,
        ),
        (lambda i: i.guid or None, lambda r: r.external_id or None),
        (
            lambda i: (i.number, key_of(i.title)) if i.number else None,
            lambda r: (r.external_id.removeprefix("#"), key_of(r.title)) if r.external_id else None,
        ),
        (
            lambda i: (key_of(i.title), i.day, i.starts) if loose(i.guid, here) else None,
            lambda r: (key_of(r.title), r.day, r.starts) if loose(r.external_id, there) else None,
        ),
    ]
