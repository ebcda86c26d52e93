"""The lower part of every poster: facts, rule, organisers and QR code, measured from the foot up."""

from dataclasses import dataclass

from exports.palette import BLACK, WHITE
from exports.poster_content import Content
from exports.poster_facts import FactColumn, headed, labelled
from exports.poster_logos import draw_logos, logos_height
from exports.poster_parts import MARGIN, Design
from exports.sheet import Block, block
from exports.styles import Style
from exports.text import is_han

QR = 40.0
PLATE = 5.0
"""Design millimetres of the white round a code on coloured ground: about its quiet zone."""
QR_PLATE = 46.0
QR_COMPACT = 54.0
"""Design millimetres of the QR code, and on paper below A4."""
SMALL_FACTS = 2
"""Facts on paper below A4 with the date among them: when and where."""
SMALLEST_QR = 15.0
"""Millimetres on the paper that a camera needs."""


@dataclass(slots=True)
class Foot:
    """The lower part of a poster, measured from the foot up. `top` is where its first text begins.

    `ink` is the colour of its texts; on coloured ground the QR code stands on a white `plate`. Designs that
    show the facts themselves leave them out here.
    """

    design: Design
    content: Content
    head_colour: str
    rule_colour: str
    ink: str = BLACK
    plate: bool = False
    with_facts: bool = True
    top: float = 0.0
    rule: float = 0.0
    below: float = 0.0

    def __post_init__(self) -> None:
        bottom = self.design.height - MARGIN
        self.below = bottom - self._organisers_height()
        self.rule = self.below - 6.0 if self.content.organisers or self._has_qr_column() else bottom
        tall = self._facts_height()
        self.top = self.rule - 5.5 - tall if tall else self.rule

    @property
    def qr_top(self) -> float:
        """Where the QR code begins that stands above the rule, on small paper; the rule without one."""
        if not (self.design.compact and self.content.link):
            return self.rule
        return self.rule - 5.5 - self._side

    @property
    def qr_left(self) -> float:
        """The left edge of that code."""
        return self.design.width - MARGIN - self._side

    @property
    def _side(self) -> float:
        """Design millimetres of the QR code with its plate."""
        if not self.design.compact:
            return QR_PLATE if self.plate else QR
        return max(QR_COMPACT, SMALLEST_QR / self.design.scale + (2 * PLATE if self.plate else 0.0))

    def _has_qr_column(self) -> bool:
        return bool(self.content.link) and not self.design.compact

    # Organisers

    def _styles(self) -> tuple[Style, Style]:
        design = self.design
        bold, plain = (design.style(weight, 12.5, 16.75, self.ink) for weight in ("Bold", "Regular"))
        return bold, plain

    def _organiser_columns(self) -> list[tuple[float, list[Block]]]:
        head, text = self._styles()
        count = max(4, len(self.content.organisers))
        room = self.design.inner - (self._side + 13.4 if self._has_qr_column() else 0.0)
        width = room / count
        columns = []
        for number, (role, names) in enumerate(self.content.organisers):
            blocks = [block(role, head, width - 5)]
            blocks += [block(name, text, width - 5, lines=True) for name in names]
            columns.append((MARGIN + number * width, blocks))
        return columns

    def _run_in(self) -> list[tuple[Block, Block]]:
        head, text = self._styles()
        labels = [block(role, head, 90) for role, _names in self.content.organisers]
        indent = max((label.width for label in labels), default=0.0) + 4
        room = self.design.inner - indent
        texts = [
            block(("；" if is_han(role) else "; ").join(names), text, room)
            for role, names in self.content.organisers
        ]
        return list(zip(labels, texts, strict=True))

    @property
    def _logo_room(self) -> float:
        return self.design.inner - (self._side + 13.4 if self._has_qr_column() else 0.0)

    def _logos_height(self) -> float:
        """Logos are for paper that takes the organisers in columns."""
        return 0.0 if self.design.compact else logos_height(self.content.logos, self._logo_room)

    def _organisers_height(self) -> float:
        if self.design.compact:
            return sum(max(label.height, text.height) + 1.6 for label, text in self._run_in())
        tallest = max(
            (sum(found.height + 0.8 for found in blocks) for _x, blocks in self._organiser_columns()),
            default=0.0,
        )
        tallest += self._logos_height()
        code = self._caption().height + 2 + self._side
        return max(tallest, code if self._has_qr_column() else 0.0)

    def _caption(self) -> Block:
        return block(self.content.caption, self._styles()[0], self._side + 0.5)

    # Facts

    def _fact_columns(self) -> list[FactColumn]:
        """The facts in columns; on small paper the place at least, and the date where it is among them."""
        content, small = self.content, self.design.compact
        beside = self._side + 10 if small and content.link else 0.0
        room = self.design.inner - beside
        if not self.with_facts:
            return []
        if content.labels:
            labels = content.labels[:SMALL_FACTS] if small else content.labels
            return labelled(self.design, labels, room, self.ink)
        columns = content.columns[: (SMALL_FACTS if content.is_dated else 1) if small else 3]
        return headed(self.design, columns, room, self.head_colour, self.ink)

    def _facts_height(self) -> float:
        tallest = max((column.height for column in self._fact_columns()), default=0.0)
        code = self.with_facts and self.design.compact and self.content.link
        return max(tallest, self._side if code else 0.0)

    def draw(self) -> None:
        """Facts, rule, organisers and the QR code."""
        design = self.design
        height = self._facts_height()
        for column in self._fact_columns():
            column.draw(design, self.top + (height - column.height if design.compact else 0.0))
        if self.content.organisers or self._has_qr_column():
            design.line(MARGIN, self.rule, design.width - MARGIN, self.rule, self.rule_colour, 1.2)
        if design.compact:
            self._draw_run_in()
            if self.content.link:
                self._code(design.width - MARGIN, self.rule - 5.5 - self._side, self._side)
            return
        logos = (self.content.logos, MARGIN, self.below, self._logo_room)
        draw_logos(design, *logos, plate=self.plate)
        for x, blocks in self._organiser_columns():
            y = self.below + self._logos_height()
            for found in blocks:
                y = design.put(x, y, found) + 0.8
        if self._has_qr_column():
            y = design.put(design.width - MARGIN - self._side, self.below, self._caption())
            self._code(design.width - MARGIN, y + 0.6, self._side)

    def _code(self, right: float, y: float, side: float) -> None:
        """The QR code ending at `right`; a plate gives it its quiet zone on coloured ground."""
        design = self.design
        if self.plate:
            side -= 2 * PLATE
            design.rect(right - side - 2 * PLATE, y, side + 2 * PLATE, side + 2 * PLATE, WHITE)
            right, y = right - PLATE, y + PLATE
        design.qr(self.content.link, right - side, y, side)

    def _draw_run_in(self) -> None:
        pairs = self._run_in()
        indent = max((label.width for label, _text in pairs), default=0.0) + 4
        y = self.below
        for label, text in pairs:
            self.design.put(MARGIN, y, label)
            self.design.put(MARGIN + indent, y, text)
            y += max(label.height, text.height) + 1.6
