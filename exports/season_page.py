"""What the sheets of a season share: the head with its title and counts, and the legend of programmes."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from typing import NamedTuple

from exports.palette import BLACK, WHITE, Accent
from exports.season_items import Stretch
from exports.season_rows import Grid
from exports.season_weeks import FACT, NUMBERS, scale
from exports.sheet import FOOT, MARGIN, TOP, Block, Sheet, block
from exports.styles import LEGEND, TEXT, TEXT_BOLD, Style
from exports.text import clean
from exports.wording import stamp
from models.words import N_, _, ngettext, speaking
from planning.workdays import uncertain_years

HEAD = 40.0
TITLES = (32, 26, 22, 18)
Programmes = Sequence[tuple[str, Accent]]
SIGNS = N_(
    "Bands: campaigns and long events. Marks: events. Light grey: weekends. "
    "Dark grey: public holidays. Underlined: make-up working days."
)


def counts(events: int, campaigns: int) -> str:
    """“32 events, 18 campaigns”, in the language in force."""
    told = ngettext("{count} event", "{count} events", events).format(count=events)
    more = ngettext("{count} campaign", "{count} campaigns", campaigns).format(count=campaigns)
    return _(", ").join((told, more)) if campaigns else told


def head(
    grid: Grid, title: str, state: str, days: tuple[date, date], printed: datetime, tall: float = HEAD
) -> float:
    """Title, what the signs mean, and how much there is; returns the y below them, at least `tall`."""
    sheet, speech, k = grid.sheet, grid.speech, grid.k
    width = sheet.width - 2 * MARGIN
    sheet.rect(MARGIN, TOP, width, 1.2 * k, BLACK)
    low = [tall * k, sheet.put(MARGIN, TOP + 8.0 * k, _title_block(title, k, width * 0.34))]
    told = speech.say(SIGNS)
    with speaking(speech.main):
        for year in uncertain_years(grid.picture, *days):
            told += " " + _("The public holidays of {year} are not all known yet.").format(year=year)
        when = _("State of {stamp}").format(stamp=stamp(printed, speech.main))
    owner = clean(grid.picture.plan.title) or state
    for at, part, first, text in ((0.36, 0.36, owner, told), (0.76, 0.24, state, when)):
        x = MARGIN + width * at
        y = sheet.text(x, TOP + 6.0 * k, first, TEXT_BOLD.scaled(k), width * part)
        with sheet.quiet() if text is when else nullcontext():
            low.append(sheet.text(x, y, text, TEXT.scaled(k), width * part) + 2.0)
    return max(low)


def _title_block(words: str, k: float, width: float) -> Block:
    """The title with no more lines than it was given, where a size allows it."""
    most = words.count("\n") + 1
    for size in TITLES if most == 1 else TITLES[2:]:
        style = Style("Bold", size * k, size * 1.12 * k, tracking=-0.01)
        title = block(words, style, width, lines=True)
        if len(title.lines) <= most:
            break
    return title


class Chip(NamedTuple):
    """A name behind a square of its colour; hollow where it stands for an idea."""

    x: float
    words: Block
    colour: str
    hollow: bool


class Chips(NamedTuple):
    """Names in lines, and the height of each line."""

    lines: tuple[tuple[Chip, ...], ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """Millimetres."""
        return sum(self.heights)

    def draw(self, sheet: Sheet, x: float, y: float, k: float) -> None:
        """Set them, the capitals of the first line at `y`."""
        for line, tall in zip(self.lines, self.heights, strict=True):
            for chip in line:
                sheet.rect(x + chip.x, y - 0.6 * k, 2.8 * k, 2.8 * k, chip.colour)
                if chip.hollow:
                    sheet.rect(x + chip.x + 0.5 * k, y - 0.1 * k, 1.8 * k, 1.8 * k, WHITE)
                sheet.put(x + chip.x + 4.2 * k, y, chip.words)
            y += tall


def chips(named: Iterable[tuple[str, str, bool]], room: float, k: float) -> Chips:
    """(name, colour, hollow) in lines of `room` millimetres; a name wider than that has several."""
    style = LEGEND.scaled(k * 1.15)
    lines: list[list[Chip]] = []
    used = room + 1
    for name, colour, hollow in named:
        words = block(name, style, room - 4.2 * k)
        if used + 4.2 * k + words.width > room:
            lines.append([])
            used = 0.0
        lines[-1].append(Chip(used, words, colour, hollow))
        used += 10.0 * k + words.width
    heights = tuple(max(4.6 * k, *(chip.words.height + 1.0 * k for chip in line)) for line in lines)
    return Chips(tuple(map(tuple, lines)), heights)


def legend_chips(grid: Grid, programmes: Programmes) -> Chips:
    """The legend; what it leaves is the room of the body."""
    named = ((name, shade.accent, False) for name, shade in programmes)
    found = chips(named, grid.sheet.width - 2 * MARGIN, grid.k)
    grid.bottom = grid.sheet.height - FOOT - 10.0 * grid.k - max(found.height, 4.6 * grid.k)
    return found


def legend(grid: Grid, programmes: Programmes) -> None:
    """The programmes with their colours, above the footer."""
    found = legend_chips(grid, programmes)
    found.draw(grid.sheet, MARGIN, grid.bottom + 4.3 * grid.k, grid.k)


def lasting(grid: Grid, found: Stretch) -> tuple[Chips, Stretch]:
    """What lasts through all the days, to stand once above them, and what is left for them."""
    whole = [entry for entry in found.entries if entry.first <= found.first and entry.last >= found.last]
    named = [(entry.label, entry.accent.accent, entry.is_idea) for entry in whole]
    above = chips(named, grid.sheet.width - 2 * MARGIN - NUMBERS * scale(grid.sheet.width), grid.k)
    rest = tuple(entry for entry in found.entries if entry not in whole)
    air = (2.4 * grid.k,) if whole else ()
    return above._replace(heights=(*above.heights, *air)), found._replace(entries=rest)


def draw_lasting(grid: Grid, above: Chips, words: str) -> None:
    """What lasts through all the days, behind `words`, just above the body."""
    if above.lines:
        k = scale(grid.sheet.width)
        y = grid.top - above.height
        grid.sheet.text(MARGIN, y, grid.speech.say(words), FACT.scaled(k), NUMBERS * k - 1)
        above._replace(heights=above.heights[:-1]).draw(grid.sheet, MARGIN + NUMBERS * k, y, grid.k)
