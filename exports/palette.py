"""The colours of paper. The window has its own; nothing here is said by colour alone."""

from typing import NamedTuple

BLACK = "16181A"
GREY = "5B6066"
RULE = "B9BDC2"
BREAK = "EEEFF1"
WHITE = "FFFFFF"


class Accent(NamedTuple):
    """A programme's colour, its darker shade, what is written on it, and what is written in it on white."""

    accent: str
    deep: str
    on: str
    ink: str


ACCENTS = {
    "week": Accent("DE2A1B", "9E1408", WHITE, "C8200F"),
    "open-day": Accent("0B3FD9", "062A96", WHITE, "0B3FD9"),
    "tour": Accent("00795A", "00523D", WHITE, "00795A"),
    "campus": Accent("5B2CC9", "3C1A8F", WHITE, "5B2CC9"),
    "school": Accent("F47A1F", "C2570A", BLACK, BLACK),
    "young": Accent("FFC61A", "E0A400", BLACK, BLACK),
    "foreign": Accent("00718C", "004D60", WHITE, "00718C"),
    "talent": Accent("2E4057", "1C2937", WHITE, "2E4057"),
    "distance": Accent("B0135A", "7A0B3D", WHITE, "B0135A"),
    "media": Accent("8B1FA9", "5F1275", WHITE, "8B1FA9"),
}

POSTER_COLOURS = {
    "red": "week", "blue": "open-day", "green": "tour", "violet": "campus", "orange": "school",
    "yellow": "young",
    "turquoise": "foreign", "slate": "talent", "raspberry": "distance", "purple": "media",
}  # fmt: skip
"""Colours by their own names, and the accents they are."""


class Mark(NamedTuple):
    """How a track shows: colour, pattern, and the letter where it has no code of its own."""

    colour: str
    pattern: str
    letter: str


TRACKS = (
    Mark("0B3FD9", "solid", "A"),
    Mark("DE2A1B", "hatch", "B"),
    Mark("00795A", "stripes", "C"),
    Mark("EFA500", "dots", "D"),
    Mark("7B3FD6", "hollow", "E"),
    Mark("4A5560", "rails", "F"),
)


def accent(colour: str) -> Accent:
    """The accent of a programme's colour key."""
    return ACCENTS.get(colour, ACCENTS["open-day"])


def chosen_accent(colour: str, usual: Accent) -> Accent:
    """The accent of a colour's own name; the usual one for “auto”."""
    return ACCENTS[POSTER_COLOURS[colour]] if colour in POSTER_COLOURS else usual


def tint(colour: str, part: float = 0.12) -> str:
    """`colour` thinned with white to `part`, as an opaque colour: forms must hold no transparency."""
    channels = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * part):02X}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
