"""How texts are set on paper: weight, size, leading and colour, as a table."""

from dataclasses import dataclass, replace

from exports.fonts import Face, face
from exports.palette import BLACK, GREY


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: weight, size and leading in points, colour, tracking of Latin letters in em."""

    weight: str
    size: float
    leading: float
    colour: str = BLACK
    tracking: float = 0.0

    @property
    def face(self) -> Face:
        return face(self.weight)

    def scaled(self, factor: float) -> "Style":
        """The same look, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)

    def in_colour(self, colour: str) -> "Style":
        """The same style in another colour."""
        return replace(self, colour=colour)


FOOTER = Style("Regular", 6.5, 8, GREY)
LEGEND = Style("Regular", 6.5, 8)
LEGEND_CODE = Style("Bold", 6.5, 8)
SMALL_GREY = Style("Regular", 7.5, 10, GREY)
TEXT = Style("Regular", 8, 10.5)
TEXT_GREY = Style("Regular", 8, 10.5, GREY)
TEXT_BOLD = Style("Bold", 8, 10.5)
BODY = Style("Regular", 9, 12)
NAME = Style("Medium", 9.5, 12)
LEAD = Style("Medium", 11, 15)
SUBHEAD = Style("Medium", 13, 16)
TITLE = Style("Bold", 24, 28, tracking=-0.01)
