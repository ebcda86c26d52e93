"""The parts of the feedback form: questions in five steps, answers to choose from, lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from exports.fonts import CAP
from exports.pages import Paper
from exports.palette import BLACK, GREY, RULE
from exports.sheet import MM, Block, Sheet, block
from exports.styles import Style
from models.feedback_questions import SCALE, Question

ASKED = Style("Medium", 8.5, 11)
SECOND = Style("Regular", 7.5, 10, GREY)
ANSWER = Style("Regular", 7.5, 10)
STEP = Style("Regular", 6.5, 8, GREY)
DIGIT = Style("Regular", 6.5, 8, GREY)
TICK = 4.2
COLUMN = 11.4
"""Millimetres of one step of the scale."""
ROW_PAD = 1.7
LINE = 7.2
"""Millimetres between two lines to write on."""


class Part(Protocol):
    """Something on the form: it knows its height and draws itself."""

    @property
    def height(self) -> float:
        """Millimetres."""
        ...

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        ...


def tick_box(sheet: Sheet, x: float, y: float, digit: str) -> None:
    """A box with, small in it, the digit by which the tick is typed back."""
    sheet.frame(x, y, TICK, TICK, BLACK, 0.7)
    sheet.text(x + TICK / 2, y + (TICK - CAP * DIGIT.size / MM) / 2, digit, DIGIT, align="centre")


@dataclass(frozen=True, slots=True)
class Steps:
    """The words above the five columns of boxes."""

    words: tuple[Block, ...]

    @property
    def height(self) -> float:
        """Millimetres."""
        return max(found.height for found in self.words) + 1.4

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Set the words over their columns, ending at the rule."""
        left = x + width - COLUMN * len(self.words)
        for number, found in enumerate(self.words):
            at = y + self.height - 1.4 - found.height
            sheet.put(left + (number + 0.5) * COLUMN, at, found, align="centre")
        sheet.line(x, y + self.height - 0.6, x + width, y + self.height - 0.6, BLACK, 0.8)


@dataclass(frozen=True, slots=True)
class Scale:
    """A question in five steps."""

    asked: tuple[Block, ...]

    @property
    def height(self) -> float:
        """Millimetres."""
        return max(TICK, sum(found.height for found in self.asked)) + 2 * ROW_PAD

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """The words at the left, the boxes at the right, a rule below."""
        at = y + (self.height - sum(found.height for found in self.asked)) / 2 + 0.4
        for found in self.asked:
            at = sheet.put(x, at, found)
        left = x + width - COLUMN * len(SCALE)
        for number, key in enumerate(SCALE):
            middle = left + (number + 0.5) * COLUMN
            tick_box(sheet, middle - TICK / 2, y + (self.height - TICK) / 2, key)
        sheet.line(x, y + self.height, x + width, y + self.height, RULE, 0.35)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with answers of which one is ticked, set one after the other in lines."""

    asked: tuple[Block, ...]
    lines: tuple[tuple[tuple[float, Block, str], ...], ...]

    @property
    def height(self) -> float:
        """Millimetres."""
        return sum(found.height for found in self.asked) + sum(map(_tall, self.lines)) + 4.4

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """The words, then the boxes with their answers."""
        y += 2.4
        for found in self.asked:
            y = sheet.put(x, y, found)
        y += 0.8
        for line in self.lines:
            for left, found, digit in line:
                tick_box(sheet, x + left, y, digit)
                top = y + (TICK - CAP * ANSWER.size / MM) / 2
                sheet.put(x + left + TICK + 1.4, top, found)
            y += _tall(line)


@dataclass(frozen=True, slots=True)
class Writing:
    """A question with lines to write on."""

    asked: tuple[Block, ...]
    lines: int
    step: float = LINE

    @property
    def height(self) -> float:
        """Millimetres."""
        return sum(found.height for found in self.asked) + self.lines * self.step + 3.4

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """The words, then the lines."""
        y += 2.4
        for found in self.asked:
            y = sheet.put(x, y, found)
        for _line in range(self.lines):
            y += self.step
            sheet.line(x, y, x + width, y, RULE, 0.5)


def asked(paper: Paper, text: str, width: float) -> tuple[Block, ...]:
    """A question in each language of the form, one under the other."""
    words = paper.speech.say(text, "\n").split("\n")
    found = [block(word, ASKED if not number else SECOND, width) for number, word in enumerate(words)]
    return tuple(found)


def _in_one(paper: Paper, text: str, width: float) -> tuple[Block, ...]:
    """A question in all languages on one line, where it fits there."""
    found = block(paper.speech.say(text, "  "), ASKED, width)
    return (found,) if len(found.lines) == 1 else ()


def part(paper: Paper, question: Question, width: float, lines: int, step: float) -> Part:
    """A question as it stands on the form."""
    if question.is_scale:
        return Scale(asked(paper, question.text, width - COLUMN * len(SCALE) - 3))
    words = _in_one(paper, question.text, width) or asked(paper, question.text, width)
    if not question.answers:
        return Writing(words, max(1, question.lines + lines), step)
    answers = [
        (block(paper.speech.say(text), ANSWER, width - TICK - 4), digit)
        for digit, text in question.digits().items()
    ]
    return Choice(words, tuple(_lines(answers, width)))


def steps(paper: Paper) -> Steps:
    """The words of the scale, each in every language of the form."""
    words = (paper.speech.say(text, "\n") for text in SCALE.values())
    return Steps(tuple(block(word, STEP, COLUMN - 0.6, lines=True) for word in words))


def _lines(answers: Sequence[tuple[Block, str]], width: float) -> list[tuple[tuple[float, Block, str], ...]]:
    """The answers in lines, those below each other in columns of one width where they fit so."""
    widest = max(found.width for found, _digit in answers) + TICK + 5.0
    columns = max(1, min(len(answers), int((width + 3.6) / widest)))
    across = (width + 3.6) / columns
    return [
        tuple((number * across, *answer) for number, answer in enumerate(answers[begin : begin + columns]))
        for begin in range(0, len(answers), columns)
    ]


def _tall(line: Sequence[tuple[float, Block, str]]) -> float:
    return max(TICK, *(found.height + 0.8 for _left, found, _digit in line)) + 1.2
