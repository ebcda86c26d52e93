"""What visitors ticked, as a report: the figures that matter, then a small chart of every question."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import NEXT_TOP, Head, event_fact
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, RULE, tint
from exports.sheet import GUTTER, MARGIN, Block, Sheet, block
from exports.styles import NAME, SMALL_GREY, TEXT, TEXT_BOLD, Style
from models.words import N_, _, ngettext, speaking
from planning.feedback import Result, forms, results
from planning.plan import Picture

FIGURE = Style("Bold", 32, 38)
DIGIT = Style("Regular", 7.5, 10)
BAR, BETWEEN = 3.8, 5.8
"""Millimetres a bar is high, and from one bar to the next."""
SHADES = (1.0, 0.8, 0.6, 0.45, 0.3)
"""How much of the accent the bars of a scale have, from the best to the worst; their length says the same."""
FIGURES_TALL = 30.0
AIR = 7.0
SLIM = 140.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A question with its bars, in a column of `width` millimetres."""

    result: Result
    head: Block
    told: Block
    labels: tuple[Block, ...]
    width: float

    @property
    def labelled(self) -> float:
        """Millimetres that the words of the answers take."""
        return max(found.width for found in self.labels) + 3.0

    @property
    def height(self) -> float:
        """Millimetres."""
        return 3.6 + self.head.height + self.told.height + 1.6 + sum(map(_row, self.labels))

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """Draw it with its rule at `y`."""
        sheet, accent = paper.sheet, paper.facts.accent
        sheet.line(x, y, x + self.width, y, BLACK, 0.8)
        y = sheet.put(x, y + 3.6, self.head)
        y = sheet.put(x, y, self.told) + 1.6
        left = x + self.labelled
        room = self.width - self.labelled - 23.0
        most = max(self.result.counts.values()) or 1
        first = y
        for number, (key, count) in enumerate(self.result.counts.items()):
            found = self.labels[number]
            sheet.put(x, y + (BAR - 2.1) / 2, found)
            shade = SHADES[number] if self.result.question.is_scale else 1.0
            if count:
                sheet.rect(left, y, room * count / most, BAR, tint(accent.accent, shade))
            at = left + room * count / most + 1.8
            text = block(f"{count:,}", TEXT_BOLD, 20)
            sheet.put(at, y + (BAR - 2.1) / 2, text)
            share = f"{self.result.share(key) * 100:.0f} %"
            sheet.text(at + text.width + 1.8, y + (BAR - 2.1) / 2 + 0.1, share, SMALL_GREY)
            y += _row(found)
        sheet.line(left, first - 1, left, y - BETWEEN + BAR + 1, BLACK, 0.5)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The report as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("No feedback on “{title}” has been typed in yet.")
    return lay_out_events(picture, request, N_("Feedback"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    found = results(paper.picture, paper.facts.id)
    answered = [result for result in found if result.forms]
    if not answered:
        return
    columns = 1 if paper.width < SLIM else 2 if paper.width < 260 else 3
    width = (paper.width - GUTTER * 2 * (columns - 1)) / columns
    charts = [_chart(paper, result, width) for result in answered]
    head = Head(paper.speech.say(N_("Feedback")), left=[event_fact(paper)], right=_facts(paper))
    top = head.draw(paper, dry=True) + 9.0
    bottom = paper.bottom
    if top + FIGURES_TALL + 20 > bottom or bottom - NEXT_TOP < max(chart.height for chart in charts):
        raise too_small(paper)
    pages = _paged(charts, columns, top + FIGURES_TALL, bottom)
    for number, page in enumerate(pages, 1):
        paper.begin()
        if number == 1:
            head.draw(paper)
            _figures(paper, found, top)
        else:
            head.again(paper)
        for column, y, chart in page:
            chart.draw(paper, MARGIN + column * (width + 2 * GUTTER), y)
        paper.foot(number, len(pages))
        yield number / len(pages)


def _paged(
    charts: Sequence[Chart], columns: int, top: float, bottom: float
) -> list[list[tuple[int, float, Chart]]]:
    """(column, y, chart) of each page: rows of charts beside each other, as high as the highest of them."""
    pages: list[list[tuple[int, float, Chart]]] = [[]]
    y = top
    for begin in range(0, len(charts), columns):
        line = charts[begin : begin + columns]
        tall = max(chart.height for chart in line)
        if y + tall > bottom:
            pages.append([])
            y = NEXT_TOP
        pages[-1] += [(column, y, chart) for column, chart in enumerate(line)]
        y += tall + AIR
    return pages


def _facts(paper: Paper) -> list[Fact]:
    lines = [*paper.facts.days, *paper.facts.venue[:1]]
    return [Fact(lines[0], tuple(lines[1:]))] if lines else []


def _chart(paper: Paper, result: Result, width: float) -> Chart:
    """A question with its number of answers and, for a scale, its mean."""
    question, speech = result.question, paper.speech
    with speaking(speech.main):
        words = [
            ngettext("{count} answer", "{count} answers", result.forms).format(count=f"{result.forms:,}")
        ]
        if result.mean is not None:
            words.append(_("mean {mean} of 5").format(mean=f"{result.mean:.1f}"))
    labels = [
        block(f"{digit}  {speech.say(text)}", DIGIT, width * 0.42)
        for digit, text in question.digits().items()
    ]
    told = block((_dot(speech.main)).join(words), SMALL_GREY, width)
    return Chart(result, block(speech.say(question.text), NAME, width), told, tuple(labels), width)


def _dot(language: str) -> str:
    return "　" if language == "zh_CN" else " · "


def _row(found: Block) -> float:
    return max(BETWEEN, found.height + 1.4)


def _figures(paper: Paper, found: list[Result], y: float) -> None:
    """How many forms, how content people are on the whole, and how many of those who came answered."""
    figures = _told(paper, found)
    unit = (paper.width + GUTTER) / len(figures)
    for number, (figure, words, more) in enumerate(figures):
        x, width = MARGIN + number * unit, unit - GUTTER
        paper.sheet.line(x, y, x + width, y, RULE, 0.6)
        below = paper.sheet.text(x, y + 3.4, figure, FIGURE.in_colour(paper.facts.accent.ink))
        below = paper.sheet.text(x, below - 1.5, words, TEXT_BOLD, width)
        paper.sheet.text(x, below, more, TEXT, width)


def _told(paper: Paper, found: list[Result]) -> list[tuple[str, str, str]]:
    """(figure, what it counts, of what) in the main language."""
    count, attended = forms(found), _attended(paper)
    means = [result.mean for result in found if result.mean is not None]
    with speaking(paper.speech.main):
        share = f"{count / attended:.0%}".replace("%", " %") if attended else ""
        came = ngettext("of {count} person who came", "of {count} people who came", attended)
        of_all = _("{share} {of}").format(share=share, of=came.format(count=f"{attended:,}")) if share else ""
        told = [(f"{count:,}", ngettext("form counted", "forms counted", count), of_all)]
        if means:
            scales = ngettext("{count} question", "{count} questions", len(means))
            mean = sum(means) / len(means)
            told.append((f"{mean:.1f}", _("on average, out of 5"), scales.format(count=len(means))))
        for result in found:
            if result.question.key == "again" and result.forms:
                told.append((f"{result.share('yes') * 100:.0f} %", _("would come again"), ""))
    return told


def _attended(paper: Paper) -> int:
    parts = paper.picture.of("event", "part_of_id", paper.facts.id)
    return paper.facts.row.attended or sum(part.attended or 0 for part in parts)
