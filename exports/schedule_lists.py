"""The hidden sheet of a schedule's workbook: the lists its cells choose from, and what the file is."""

from collections.abc import Mapping, Sequence

from exports.own_facts import WORKBOOK
from exports.schedule_rows import Words
from exports.workbook import HIDDEN, Book, Value
from exports.workbook_look import Look


def choices(words: Words, events: Sequence[int]) -> dict[str, list[str]]:
    """What a cell of a column can hold, by the key of the column."""
    picture = words.picture
    rooms = [words.name("room", room) for event_id in events for room in picture.event_rooms(event_id)]
    tracks = [
        found[2]
        for event_id in events
        for track in picture.of("track", "event_id", event_id)
        if (found := words.track(event_id, track.id))
    ]
    return {
        "format": list(words.formats.values()),
        "status": list(words.statuses.values()),
        "mode": list(words.modes.values()),
        "room": list(dict.fromkeys(rooms)),
        "track": list(dict.fromkeys(tracks)),
    }


def list_name(key: str) -> str:
    """What the list of a column is called in formulas."""
    return f"list_{key}"


def lists_page(book: Book, lists: Mapping[str, list[str]], about: Sequence[tuple[str, str]]) -> None:
    """Write the lists, one a column from row 3, and beside them what the file is."""
    page = book.hidden()
    page.columns([24] * (len(lists) + 2))
    look = Look()
    page.put([(look, WORKBOOK)])
    page.put([(look, key) for key in (*lists, "about", "value")])
    for number, (key, values) in enumerate(lists.items()):
        if values:
            letter = chr(65 + number)
            book.name(list_name(key), HIDDEN, f"${letter}$3:${letter}${2 + len(values)}")
    for number in range(max([len(about), *map(len, lists.values())])):
        cells: list[tuple[Look, Value] | None] = [
            (look, values[number]) if number < len(values) else None for values in lists.values()
        ]
        if number < len(about):
            cells += [(look, about[number][0]), (look, about[number][1])]
        page.put(cells)
