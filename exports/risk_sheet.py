"""The risk assessment of an event: each hazard before and after its controls, in the 5 × 5 matrix."""

from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, place_fact
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, GREY, WHITE
from exports.sheet import MARGIN, MM, Block, Sheet, block
from exports.styles import LEGEND, SMALL_GREY, TEXT, Style
from exports.table import Entry
from exports.text import clean
from exports.work_cells import signatures
from models.risk import LEVELS, LIKELIHOODS, SEVERITIES, before, level
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

COLUMNS = (
    (N_("No."), 10), (N_("Hazard"), 54), (N_("Who could be harmed"), 34), (N_("Before controls"), 29),
    (N_("Controls"), 78), (N_("After controls"), 29), (N_("Owner"), 30),
)  # fmt: skip
FIXED = ("No.", "Before controls", "After controls")
HAZARD = Style("Medium", 8.5, 11.5)
LETTER = Style("Bold", 15, 18)
FIGURE = Style("Regular", 7, 9, GREY)
COLOURS = {"L": "DCEBDD", "M": "F7E08F", "H": "EE9A4D", "X": "A61B1B"}
"""Each darker than the one before, so that a print in grey keeps their order."""
CELL = 2.2
"""Millimetres of one field of the matrix."""


class Matrix(NamedTuple):
    """The 5 × 5 matrix with the field of a risk in black, beside it its letter and its product."""

    likelihood: int
    severity: int

    @property
    def height(self) -> float:
        """Millimetres."""
        return 5 * CELL

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Likelihood upwards, severity to the right."""
        y -= 0.6
        for down in range(5):
            for across in range(5):
                colour = COLOURS[level(5 - down, across + 1)]
                sheet.rect(x + across * CELL, y + down * CELL, CELL - 0.15, CELL - 0.15, colour)
        left, top = x + (self.severity - 1) * CELL, y + (5 - self.likelihood) * CELL
        sheet.rect(left - 0.25, top - 0.25, CELL + 0.35, CELL + 0.35, BLACK)
        sheet.rect(left + 0.55, top + 0.55, CELL - 1.25, CELL - 1.25, WHITE)
        letter = level(self.likelihood, self.severity)
        sheet.text(x + 5 * CELL + 2, y + 0.8, letter, LETTER)
        words = f"{self.likelihood} × {self.severity} = {self.likelihood * self.severity}"
        sheet.text(x + 5 * CELL + 2, y + 7.4, words, FIGURE)


class Scales(NamedTuple):
    """The foot of each page: what the letters and the steps mean."""

    blocks: Sequence[Block]

    @property
    def height(self) -> float:
        """Millimetres, with the air above."""
        return sum(found.height for found in self.blocks) + 6

    def draw(self, paper: Paper, y: float) -> None:
        """The colours with their letters, then the two scales."""
        sheet, x = paper.sheet, MARGIN
        y += 2.5
        for letter, word in LEVELS.items():
            sheet.rect(x, y - 0.9, 4.4, 3.8, COLOURS[letter])
            ink = WHITE if letter == "X" else BLACK
            sheet.text(x + 2.2, y, letter, Style("Bold", 7, 8, ink), align="centre")
            x += 6
            words = paper.speech.say(word)
            sheet.text(x, y, words, LEGEND)
            x += LEGEND.face.width(words) * LEGEND.size / MM + 5
        y += 4.2
        for found in self.blocks:
            y = sheet.put(MARGIN, y, found)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheet as PDF, on its side."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no risks yet: put them down in the tab “Risks” of the event.")
    return lay_out_events(picture, request, N_("Risk assessment"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    risks = list(paper.picture.of("risk", "event_id", paper.facts.id))
    if not risks:
        return
    risks.sort(key=before, reverse=True)
    table = Columns(paper, *_shares(paper), stack=False)
    section = table.section(entries=[_entry(paper, table, n, risk) for n, risk in enumerate(risks, 1)])
    say = paper.speech.say
    section.entries.append(
        signatures(table, [say(N_("Assessed by")), say(N_("Approved by")), say(N_("Date"))])
    )
    head = Head(
        say(N_("Risk assessment")), left=[event_fact(paper), _count(paper, risks)], right=place_fact(paper)
    )
    yield from draw_table(paper, head, [section], _scales(paper))


def _shares(paper: Paper) -> list[tuple[str, float]]:
    """The columns: a matrix keeps its width on any paper, the texts share what is left."""
    texts = sum(width for word, width in COLUMNS if word not in FIXED)
    part = (paper.width - sum(width for word, width in COLUMNS if word in FIXED)) / texts
    return [(word, width if word in FIXED else width * part) for word, width in COLUMNS]


def _entry(paper: Paper, table: Columns, number: int, risk: Any) -> Entry:
    speech = paper.speech
    hazard, other = speech.both(risk, "hazard")
    owner = paper.picture.get("person", risk.owner_id)
    return table.entry(
        [(str(number), TEXT)],
        [(hazard, HAZARD), (other, SMALL_GREY)],
        [(clean(risk.who), TEXT)],
        [Matrix(risk.likelihood, risk.severity)],
        [(clean(risk.controls), TEXT)],
        [Matrix(risk.likelihood_after, risk.severity_after)],
        [(speech.pair(owner, "name"), TEXT)],
    )


def _count(paper: Paper, risks: Sequence[Any]) -> Fact:
    """How many there are, and how many stay high or extreme."""
    left = sum(level(risk.likelihood_after, risk.severity_after) in "HX" for risk in risks)
    with speaking(paper.speech.main):
        told = ngettext("{count} risk", "{count} risks", len(risks)).format(count=len(risks))
        words = ngettext("{count} stays high after controls", "{count} stay high after controls", left)
        return Fact(told, (words.format(count=left) if left else _("None stays high after controls"),))


def _scales(paper: Paper) -> Scales:
    """The steps of likelihood and severity in words, in each language."""
    found = []
    for language in paper.speech.languages:
        with speaking(language):
            lines = [
                f"{_(name)}{'：' if language == 'zh_CN' else ': '}"
                + " · ".join(f"{step} {_(word)}" for step, word in words.items())
                for name, words in ((N_("Likelihood"), LIKELIHOODS), (N_("Severity"), SEVERITIES))
            ]
        found.append(block("    ".join(lines), LEGEND, paper.width))
    return Scales(found)
