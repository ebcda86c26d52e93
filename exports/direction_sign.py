"""Signs that show the way: one place a sheet, or a board of all of them."""

from collections.abc import Generator, Sequence
from math import cos, radians, sin
from typing import Any, NamedTuple

from exports import Request
from exports.door_parts import scale, scaled
from exports.finishing import finished
from exports.fitting import fitted, sized
from exports.frame import accent_bar
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK
from exports.sheet import MARGIN, TOP, Block, Sheet, block
from exports.styles import Style
from exports.wording import clock, floor_words
from models.words import N_, _, speaking
from planning.plan import Picture

ANGLES = {
    "right": 0, "down-right": 45, "down": 90, "down-left": 135, "left": 180, "up-left": 225, "up": 270,
    "up-right": 315,
}  # fmt: skip
SIGNS = dict(zip("→↘↓↙←↖↑↗", ANGLES, strict=True))
SHAPE = (
    (0.843, 0.0), (0.145, -0.698), (-0.038, -0.515), (0.345, -0.131), (-0.835, -0.131), (-0.835, 0.131),
    (0.345, 0.131), (-0.038, 0.515), (0.145, 0.698),
)  # fmt: skip
"""An arrow to the right round the middle of a square of two by two."""
PLATE = 157.0
LEAST = 40.0
"""Millimetres of the arrow's plate at most and at least, on A4."""
SIZES = (68.0, 56, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9.5)
ROW, CLOSE_ROW = 34.0, 29.0
"""Millimetres of a row of a board, and where that saves a sheet."""
ICON = 26.0


class Way(NamedTuple):
    """Somewhere to go: its arrow, its name, its other name, the floor, and what the room has on."""

    arrow: str
    name: str
    other: str = ""
    floor: str = ""
    more: str = ""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The signs as PDF. Without a text there is one for each room of the event."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    board = request.option("layout") == "board"
    nothing = N_("“{title}” has no rooms yet: type where the sign leads to.")
    draw = _boards if board else _signs
    return lay_out_events(picture, request, N_("Direction sign"), draw, nothing, landscape=board)


def ways(paper: Paper) -> list[Way]:
    """The places asked for by name, each after its own arrow if it has one; else the rooms of the event."""
    usual = paper.request.option("arrow", "right")
    rooms = paper.picture.event_rooms(paper.facts.id)
    typed = [
        text.strip() for text in paper.request.option("text").replace("；", ";").split(";") if text.strip()
    ]
    if not typed:
        return [_way(paper, usual, room) for room in rooms]
    found = []
    for text in typed:
        arrow = SIGNS.get(text[0], "")
        name = text[1:].strip() if arrow else text
        room = next((row for row in rooms if name.casefold() in _names(row)), None)
        found.append(_way(paper, arrow or usual, room) if room else Way(arrow or usual, name))
    return found


def _names(room: Any) -> tuple[str, ...]:
    return tuple(filter(None, (room.name.casefold(), room.name_other.casefold())))


def _way(paper: Paper, arrow: str, room: Any) -> Way:
    name, other = paper.speech.both(room, "name")
    facts = paper.facts
    more = ""
    if facts.first == facts.last:
        starts = [row.starts for row in paper.agenda().rows if row.starts and room.id in row.room_ids]
        with speaking(paper.speech.main):
            listed = ", ".join(clock(when) for when in dict.fromkeys(starts))
            more = _("Sessions at {times}").format(times=listed) if listed else ""
    floors = paper.speech.in_each(lambda language: floor_words(room.floor, language))
    return Way(arrow, name, other, " ".join(floors), more)


def arrow(sheet: Sheet, name: str, x: float, y: float, half: float, colour: str) -> None:
    """An arrow round (x, y), in a square whose half side is `half`."""
    angle = radians(ANGLES[name])
    turned = [
        (x + half * (px * cos(angle) - py * sin(angle)), y + half * (px * sin(angle) + py * cos(angle)))
        for px, py in SHAPE
    ]
    sheet.polygon(turned, colour)


def _signs(paper: Paper) -> Generator[float, None, None]:
    found = ways(paper)
    for number, way in enumerate(found, 1):
        _sign(paper, way)
        yield number / len(found)


def _sign(paper: Paper, way: Way) -> None:
    sheet, factor = paper.sheet, scale(paper)
    blocks = _texts(paper, way)
    below = [
        fitted(text, scaled(paper, style), paper.width, most=3)
        for text, style in ((way.floor, Style("Medium", 16, 20)), (way.more, Style("Regular", 11, 14)))
        if text
    ]
    tall = sum(found.height + 3 * factor for found in blocks) + 4 * factor
    tall += sum(found.height + 3 * factor for found in below) + 8 * factor if below else 0.0
    plate = min(PLATE * factor, paper.bottom - TOP - tall - 12 * factor)
    if plate < LEAST * factor:
        raise too_small(paper)
    paper.begin()
    sheet.rect(MARGIN, TOP, paper.width, plate, paper.facts.accent.accent)
    half = min(plate, paper.width) / 2
    arrow(sheet, way.arrow, sheet.width / 2, TOP + plate / 2, half, paper.facts.accent.on)
    y = TOP + plate + 14 * factor
    for found in blocks:
        y = sheet.put(MARGIN, y, found) + 3 * factor
    if below:
        y = max(y + 2 * factor, paper.bottom - 45 * factor)
        y = min(y, paper.bottom - 8 * factor - sum(found.height + 3 * factor for found in below))
        sheet.line(MARGIN, y, MARGIN + paper.width, y, BLACK, 0.8)
        y += 5 * factor
        for found in below:
            y = sheet.put(MARGIN, y, found) + 3 * factor
    paper.foot(1, 1, _about(paper))


def _texts(paper: Paper, way: Way) -> list[Block]:
    """Both names, the second a step smaller."""
    factor, found = scale(paper), []
    most = (paper.sheet.height - 110 * factor) / 2 * 0.8
    sizes = tuple(max(7.0, size * factor) for size in SIZES)
    style = Style("Bold", sizes[0], sizes[0] * 1.14, tracking=-0.015)
    first = fitted(way.name, style, paper.width, most=4, tall=most, sizes=sizes)
    found.append(first)
    if way.other:
        size = max(7.0, first.style.size * 0.8)
        second = sized(Style("Bold", 10, 11.6), size)
        found.append(fitted(way.other, second, paper.width, most=3, tall=most * 0.7, sizes=(size, *sizes)))
    return found


def _about(paper: Paper) -> str:
    return ", ".join(filter(None, (paper.facts.title[:80], *paper.facts.days[:1])))


def _boards(paper: Paper) -> Generator[float, None, None]:
    """Rows with an arrow, the names and the floor, over as many sheets as they need."""
    factor = scale(paper)
    room, found = paper.bottom - TOP - 4 * factor, ways(paper)
    loose, close = ([(way, *_board_row(paper, way, row)) for way in found] for row in (ROW, CLOSE_ROW))
    rows = close if sum(row[2] for row in close) <= room else loose
    rows = loose if sum(row[2] for row in loose) <= room else rows
    pages: list[list[tuple[Way, Sequence[Block], float]]] = []
    left, whole = 0.0, sum(row[2] for row in rows)
    share = whole / max(1, -(-int(whole) // int(room)))
    for row in rows:
        if row[2] > left or not pages or (whole > room and room - left >= share):
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row[2]
    if any(row[2] > room for row in rows):
        raise too_small(paper)
    for number, page in enumerate(pages, 1):
        paper.begin()
        accent_bar(paper.sheet, paper.facts.accent.accent)
        y = TOP + 4 * factor
        for way, blocks, tall in page:
            _board_line(paper, way, blocks, y, tall)
            y += tall
            if way is not page[-1][0]:
                paper.sheet.line(MARGIN, y, MARGIN + paper.width, y, BLACK, 0.8)
        paper.foot(number, len(pages), _about(paper))
        yield number / len(pages)


def _board_row(paper: Paper, way: Way, row: float) -> tuple[list[Block], float]:
    factor = scale(paper)
    width = paper.width - (37.5 + 40) * factor
    name = fitted(way.name, scaled(paper, Style("Bold", 32, 37, tracking=-0.01)), width, most=2)
    blocks = [name]
    if way.other:
        blocks.append(fitted(way.other, scaled(paper, Style("Medium", 17, 22)), width, most=2))
    tall = max(row * factor, sum(found.height + 2 for found in blocks) + (row - 24) * factor)
    return blocks, tall


def _board_line(paper: Paper, way: Way, blocks: Sequence[Block], y: float, tall: float) -> None:
    sheet, factor, accent = paper.sheet, scale(paper), paper.facts.accent
    icon = ICON * factor
    top = y + (tall - icon) / 2
    sheet.rect(MARGIN, top, icon, icon, accent.accent)
    arrow(sheet, way.arrow, MARGIN + icon / 2, top + icon / 2, icon / 2 * 0.92, accent.on)
    at = y + (tall - sum(found.height for found in blocks) - 1) / 2 + 1.2 * factor
    for found in blocks:
        at = sheet.put(MARGIN + 37.5 * factor, at, found) + 1.5
    if way.floor:
        style = scaled(paper, Style("Bold", 40, 44, accent.ink))
        floor = fitted(way.floor, style, 38 * factor, most=2, tall=tall - 3 * factor)
        floor = floor if floor.lines else block(way.floor, style, 38 * factor)
        middle = y + (tall - floor.height) / 2 + 1.5 * factor
        sheet.put(MARGIN + paper.width, middle, floor, align="right")
