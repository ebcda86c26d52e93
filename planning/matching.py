"""Which row of the plan an entry of a file means, when both come from people."""

import unicodedata
from collections.abc import Callable, Hashable, Iterable

from .plan import Row
from .schedule import Item


def key_of(text: str) -> str:
    """A name without what people vary when they type it: case, width, accents' form, white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def matched(
    rows: Iterable[Row], items: list[Item], rooms: Callable[[Row], tuple[str, ...]]
) -> dict[int, Row]:
    """Which session each item (by its position) is, surest sign first.

    The signs are: guid, start and room; guid and start; title, start and room where a guid is carried more
    than once or is not known on the other side; guid alone; number and title; title and start. A row is used
    once.
    """
    free = {row.id: row for row in rows}
    found: dict[int, Row] = {}
    ids = {row.external_id for row in free.values()}
    guids = [item.guid for item in items]
    times = {guid: guids.count(guid) for guid in set(guids)}
    listed = set(guids)
    stored = [row.external_id for row in free.values()]
    repeated = {guid for guid in set(stored) if stored.count(guid) > 1}

    def loose(guid: str, known: set[str]) -> bool:
        return not guid or guid not in known or guid in repeated or times.get(guid, 0) > 1

    def pass_over(
        of_item: Callable[[Item], Hashable | None], of_row: Callable[[Row], Hashable | None]
    ) -> None:
        waiting: dict[Hashable, list[Row]] = {}
        for row in free.values():
            sign = of_row(row)
            if sign is not None:
                waiting.setdefault(sign, []).append(row)
        for number, item in enumerate(items):
            sign = of_item(item) if number not in found else None
            if sign is not None and waiting.get(sign):
                row = waiting[sign].pop(0)
                found[number] = free.pop(row.id)

    def room_keys(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(key_of, names))

    def where_item(item: Item) -> Hashable:
        return item.starts, room_keys(item.rooms)

    def where_row(row: Row) -> Hashable:
        return row.starts, room_keys(rooms(row))

    pass_over(
        lambda i: (i.guid, where_item(i)) if i.guid else None,
        lambda r: (r.external_id, where_row(r)) if r.external_id else None,
    )
    pass_over(
        lambda i: (i.guid, i.starts) if i.guid else None,
        lambda r: (r.external_id, r.starts) if r.external_id else None,
    )
    pass_over(
        lambda i: (key_of(i.title), where_item(i)) if loose(i.guid, ids) else None,
        lambda r: (key_of(r.title), where_row(r)) if loose(r.external_id, listed) else None,
    )
    pass_over(lambda i: i.guid or None, lambda r: r.external_id or None)
    pass_over(
        lambda i: (i.number, key_of(i.title)) if i.number else None,
        lambda r: (r.external_id.removeprefix("#"), key_of(r.title)) if r.external_id else None,
    )
    pass_over(
        lambda i: (key_of(i.title), i.day, i.starts) if loose(i.guid, ids) else None,
        lambda r: (key_of(r.title), r.day, r.starts) if loose(r.external_id, listed) else None,
    )
    return found
