"""The designs of posters: what each draws, what it must be told, and which one an event gets by itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from exports import (
    poster_door,
    poster_dots,
    poster_line,
    poster_notice,
    poster_photo,
    poster_quarters,
    poster_rings,
    poster_steps,
    poster_terraces,
)
from exports.palette import chosen_accent
from exports.poster_content import Content
from exports.poster_parts import WIDTH, Design
from exports.poster_programme import with_days, with_labels, with_named_facts, with_sides, with_stops
from exports.sheet import Sheet
from exports.wording import Speech
from planning.plan import Picture

Draw = Callable[[Design, Content], list[str] | None]
Told = Callable[[Picture, Content, Speech], Content]


class Template(NamedTuple):
    """A design: how it is drawn, and what else of the picture it shows."""

    draw: Draw
    told: Told | None = None
    is_wide: bool = False
    shows_picture: bool = False


TEMPLATES: dict[str, Template] = {
    "door": Template(poster_door.draw),
    "rings": Template(poster_rings.draw),
    "terraces": Template(poster_terraces.draw, with_named_facts),
    "week": Template(poster_steps.draw, with_days),
    "tour": Template(poster_line.draw, with_stops),
    "bilingual": Template(poster_quarters.draw, with_sides),
    "notice": Template(poster_notice.draw, with_labels),
    "photo": Template(poster_photo.draw, shows_picture=True),
    "landscape": Template(poster_dots.draw, is_wide=True, shows_picture=True),
}
BY_KIND = {
    "campus_visit": "rings",
    "salon": "rings",
    "training": "rings",
    "online_course": "rings",
    "school_lecture": "terraces",
    "service_stop": "terraces",
}
"""Kind of event to its design; the door is the usual one."""
WIDE_SPACE = 420.0
WIDE_HEIGHT = 252.0
"""Design millimetres: of a wide sheet's width, and of the least height that takes its texts."""
PARTS, WEEK = 3, 10
"""An event of so many parts on as many days is a tour, or a week where these days are few."""


def chosen(picture: Picture, row: Any, name: str, *, is_wide: bool) -> str:
    """The design of that name; `auto` goes by the shape of the paper, the parts and the kind of the event."""
    if name != "auto":
        return name
    if is_wide:
        return "landscape"
    parts = [part for part in picture.of("event", "part_of_id", row.id) if part.starts]
    days = sorted({part.starts.date() for part in parts})
    if len(days) >= PARTS:
        return "week" if (days[-1] - days[0]).days < WEEK else "tour"
    parent = picture.get("event", row.part_of_id)
    if row.image_id is not None or (parent is not None and parent.image_id is not None):
        return "photo"
    return BY_KIND.get(row.kind, "door")


def coloured(content: Content, colour: str) -> Content:
    """The same in a chosen colour; “auto” is the programme's."""
    shade = chosen_accent(colour, content.accent)
    sides = tuple(coloured(side, colour) for side in content.sides)
    return replace(content, facts=replace(content.facts, accent=shade), sides=sides)


def design_on(
    sheet: Sheet, x: float, y: float, width: float, height: float, bleed: float, *, is_wide: bool = False
) -> Design:
    """The design space for a poster of this size on a sheet."""
    space = max(WIDE_SPACE, WIDE_HEIGHT * width / height) if is_wide else WIDTH
    return Design(sheet, x, y, width, height, bleed, space)
