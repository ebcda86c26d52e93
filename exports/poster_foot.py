"""The lower part of every poster: facts, rule, organisers and QR code, measured from the foot up."""

from dataclasses import dataclass

from exports.poster_content import Content
from exports.poster_parts import INNER, MARGIN, WIDTH, Design
from exports.sheet import Block, block
from exports.styles import Style

QR = 40.0
QR_COMPACT = 54.0
"""Design millimetres of the QR code, and on paper below A4."""
SMALLEST_QR = 15.0
"""Millimetres on the paper that a camera needs."""


@dataclass(slots=True)
class Foot:
    """The lower part of a poster, measured from the foot up. `top` is where its first text begins."""

    design: Design
    content: Content
    head_colour: str
    rule_colour: str
    top: float = 0.0
    rule: float = 0.0
    below: float = 0.0

    def __post_init__(self) -> None:
        bottom = self.design.height - MARGIN
        self.below = bottom - self._organisers_height()
        self.rule = self.below - 6.0 if self.content.organisers or self._has_qr_column() else bottom
        self.top = self.rule - 5.5 - self._facts_height()

    @property
    def _side(self) -> float:
        """Design millimetres of the QR code."""
        return max(QR_COMPACT, SMALLEST_QR / self.design.scale) if self.design.compact else QR

    def _has_qr_column(self) -> bool:
        return bool(self.content.link) and not self.design.compact

    # Organisers

    def _styles(self) -> tuple[Style, Style]:
        design = self.design
        return design.style("Bold", 12.5, 16.75), design.style("Regular", 12.5, 16.75)

    def _organiser_columns(self) -> list[tuple[float, list[Block]]]:
        head, text = self._styles()
        count = max(4, len(self.content.organisers))
        room = INNER - (QR + 13.4 if self._has_qr_column() else 0.0)
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
        texts = [block("; ".join(names), text, INNER - indent) for _role, names in self.content.organisers]
        return list(zip(labels, texts, strict=True))

    def _organisers_height(self) -> float:
        if self.design.compact:
            return sum(max(label.height, text.height) + 1.6 for label, text in self._run_in())
        tallest = max(
            (sum(found.height + 0.8 for found in blocks) for _x, blocks in self._organiser_columns()),
            default=0.0,
        )
        return max(tallest, self._caption().height + 2 + QR if self._has_qr_column() else 0.0)

    def _caption(self) -> Block:
        return block(self.content.caption, self._styles()[0], QR + 0.5)

    # Facts

    def _fact_columns(self) -> list[tuple[float, list[Block]]]:
        design = self.design
        columns = self.content.columns[: 1 if design.compact else 3]
        room = INNER - (self._side + 10 if design.compact and self.content.link else 0.0)
        width = room / max(2, len(columns)) if not design.compact else room
        head = design.style("Bold", 20, 26, self.head_colour)
        text = design.style("Regular", 14, 19)
        return [
            (
                MARGIN + number * width,
                [block(title, head, width - 8), *(block(t, text, width - 8) for t in more)],
            )
            for number, (title, more) in enumerate(columns)
        ]

    def _facts_height(self) -> float:
        tallest = max(
            (sum(found.height for found in blocks) for _x, blocks in self._fact_columns()), default=0.0
        )
        return max(tallest, self._side if self.design.compact and self.content.link else 0.0)

    def draw(self) -> None:
        """Facts, rule, organisers and the QR code."""
        design = self.design
        height = self._facts_height()
        for x, blocks in self._fact_columns():
            y = self.top + (height - sum(found.height for found in blocks) if design.compact else 0.0)
            for found in blocks:
                y = design.put(x, y, found)
        if self.content.organisers or self._has_qr_column():
            design.line(MARGIN, self.rule, WIDTH - MARGIN, self.rule, self.rule_colour, 1.2)
        if design.compact:
            self._draw_run_in()
            if self.content.link:
                side = self._side
                design.qr(self.content.link, WIDTH - MARGIN - side, self.top + height - side, side)
            return
        for x, blocks in self._organiser_columns():
            y = self.below
            for found in blocks:
                y = design.put(x, y, found) + 0.8
        if self._has_qr_column():
            caption = self._caption()
            y = design.put(WIDTH - MARGIN - QR, self.below, caption)
            design.qr(self.content.link, WIDTH - MARGIN - QR, y + 0.6, QR)

    def _draw_run_in(self) -> None:
        pairs = self._run_in()
        indent = max((label.width for label, _text in pairs), default=0.0) + 4
        y = self.below
        for label, text in pairs:
            self.design.put(MARGIN, y, label)
            self.design.put(MARGIN + indent, y, text)
            y += max(label.height, text.height) + 1.6
