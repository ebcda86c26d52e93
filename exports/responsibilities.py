"""The responsibilities of an event: who does each task, answers for it, is asked and is told (RACI)."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import LEAST, Columns, Head, draw_table, event_fact, place_fact
from exports.pages import Paper, one_after_another, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, RULE, tint
from exports.sheet import MARGIN, MM, Block, Sheet, block
from exports.styles import LEGEND, SMALL_GREY, TEXT, Style
from exports.table import COLUMN, Entry, Section
from exports.text import clean
from exports.upright import upright
from exports.wording import day, sound
from models.task import TASK_ROLES, parts_of
from models.words import N_, ngettext, speaking
from planning.plan import Picture
from planning.workdays import due_of

TASK = Style("Medium", 9, 12)
DONE = Style("Regular", 8, 10.5)
LETTER = Style("Bold", 8.5, 10)
LEFT = ((N_("Task"), 84.0), (N_("Due"), 30.0))
ACROSS = 9.5
"""Millimetres of a person's column."""
TALLEST = 46.0
"""Millimetres of the longest name that stands upright on A4; longer ones take several lines."""


class Letters(NamedTuple):
    """The parts of a person in a task: who does or answers for it in a field, the others framed."""

    letters: str
    colour: str
    on: str

    @property
    def height(self) -> float:
        """Millimetres."""
        return 4.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """The letters in the middle of their column."""
        width = max(5.0, LETTER.face.width(self.letters) * LETTER.size / MM + 2)
        left, top = x + (ACROSS - width) / 2, y - 1.2
        if "A" in self.letters:
            sheet.rect(left, top, width, 5.0, self.colour)
        elif "R" in self.letters:
            sheet.rect(left, top, width, 5.0, tint(self.colour, 0.22))
        else:
            sheet.frame(left, top, width, 5.0, RULE, 0.6)
        ink = self.on if "A" in self.letters else BLACK
        sheet.text(x + ACROSS / 2, top + 1.42, self.letters, LETTER.in_colour(ink), align="centre")


@dataclass(slots=True)
class Names(Section):
    """The head of the matrix: names that stand upright above their columns."""

    names: Sequence[tuple[float, Block]] = ()

    def head_height(self, again: bool = False) -> float:
        """Millimetres with the names and the rule."""
        return max([10.0, *(found.width for _x, found in self.names)]) + 6.0

    def draw_head(self, sheet: Sheet, y: float, again: bool = False) -> None:
        """The words of the left columns at the foot, the names rising from it."""
        foot = y + self.head_height(again) - 3.4
        for number, (x, words) in enumerate(self.columns):
            after = self.columns[number + 1][0] if number + 1 < len(self.columns) else self.names[0][0]
            found = block(words, COLUMN, after - x - 2)
            sheet.put(MARGIN + x, foot - found.height + 0.6, found)
        for x, found in self.names:
            upright(sheet, MARGIN + x + (ACROSS - found.height) / 2, foot, found)
        sheet.line(MARGIN, foot + 1.8, MARGIN + self.width, foot + 1.8, BLACK, 1.0)


class Legend(NamedTuple):
    """The foot of each page: what the letters mean."""

    height: float = 7.0

    def draw(self, paper: Paper, y: float) -> None:
        """The four letters with their words."""
        x, y = MARGIN, y + 3.5
        accent = paper.facts.accent
        for letter, word in TASK_ROLES.items():
            Letters(letter, accent.accent, accent.on).draw(paper.sheet, x - (ACROSS - 5) / 2, y)
            words = paper.speech.say(word)
            x = x + 6.5
            paper.sheet.text(x, y + 0.3, words, LEGEND)
            x += LEGEND.face.width(words) * LEGEND.size / MM + 6


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The matrix as PDF, on its side; more people than fit go on further pages with the same tasks."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("No task of “{title}” has an owner or anybody with a part in it yet.")
    return lay_out_events(picture, request, N_("Responsibilities"), _draw, nothing, landscape=True)


def matrix(paper: Paper) -> tuple[list[Any], list[Any], dict[tuple[int, int], str]]:
    """The tasks by due day, the people with a part in them, and the letters by (task, person).

    Who has most to do and to answer for comes first.
    """
    picture, letters = paper.picture, {}
    only_open = paper.request.option("open", "no") == "yes"
    tasks = []
    for task in picture.of("task", "event_id", paper.facts.id):
        if not (only_open and task.done):
            tasks.append(task)
            for person, found in parts_of(task, picture.of("task_role", "task_id", task.id)).items():
                if picture.get("person", person) is not None:
                    letters[task.id, person] = found
    weight: dict[int, tuple[int, int]] = {}
    for (_task, person), found in letters.items():
        heavy, all_ = weight.get(person, (0, 0))
        weight[person] = (heavy + ("R" in found) + ("A" in found), all_ + 1)
    people = [picture.get("person", person) for person in weight]
    people.sort(key=lambda row: (-weight[row.id][0], -weight[row.id][1], sound(row.name), row.id))
    dues = {task.id: due_of(picture, task) for task in tasks}
    tasks.sort(key=lambda task: (dues[task.id] is None, str(dues[task.id]), task.title))
    return tasks, people, letters


def _draw(paper: Paper) -> Generator[float, None, None]:
    tasks, people, letters = matrix(paper)
    if not people:
        return
    across = max(1, int((paper.width - sum(width for _word, width in LEFT)) / ACROSS))
    pages = -(-len(people) // across)
    size = -(-len(people) // pages)
    groups = [people[at : at + size] for at in range(0, len(people), size)]
    yield from one_after_another([_part(paper, tasks, group, letters, people) for group in groups])


def _part(
    paper: Paper,
    tasks: Sequence[Any],
    group: Sequence[Any],
    letters: dict[tuple[int, int], str],
    everybody: Sequence[Any],
) -> Generator[float, None, None]:
    """The pages of some of the people."""
    whole = sum(width for _word, width in LEFT)
    room = paper.width - len(group) * ACROSS
    shares = [(word, width / whole * min(room, whole * 1.5)) for word, width in LEFT]
    table = Columns(paper, *shares, ("", paper.width - sum(width for _w, width in shares)), stack=False)
    begins = min(room, whole * 1.5)
    at = [begins + n * ACROSS for n in range(len(group))]
    names = [(x, _name(paper, person)) for x, person in zip(at, group, strict=True)]
    words = [(x, paper.speech.say(word)) for x, (word, _width) in zip(table.x, LEFT, strict=False)]
    entries = [_row(paper, table, task, group, at, letters) for task in tasks]
    section = Names("", "", entries, words, "", paper.facts.accent.ink, paper.width, names)
    head = Head(
        paper.speech.say(N_("Responsibilities")),
        left=[event_fact(paper)],
        right=[*place_fact(paper), _shown(paper, group, everybody)],
    )
    top = head.draw(paper, dry=True) + 6.5 + section.head_height()
    if top + LEAST > paper.bottom - Legend().height:
        raise too_small(paper)
    yield from draw_table(paper, head, [section], Legend())


def _name(paper: Paper, person: Any) -> Block:
    """A name on as many upright lines as its column holds, smaller where it needs more."""
    words, tallest = paper.speech.pair(person, "name"), min(TALLEST, paper.sheet.height * 0.22)
    for size in (8.5, 8, 7.5, 7, 6.5):
        found = block(words, Style("Medium", size, size * 1.18), tallest)
        if found.height <= ACROSS - 0.6:
            return found
    room = tallest
    while found.height > ACROSS - 0.6 and room < 2 * tallest:
        room += 6
        found = block(words, found.style, room)
    return found


def _row(
    paper: Paper,
    table: Columns,
    task: Any,
    group: Sequence[Any],
    at: Sequence[float],
    letters: dict[tuple[int, int], str],
) -> Entry:
    speech, accent = paper.speech, paper.facts.accent
    title, other = speech.both(task, "title")
    due = due_of(paper.picture, task)
    when = [(day(due, speech.main, weekday=False), TEXT)] if due else []
    if task.done:
        when.append((speech.say(N_("Finished")), SMALL_GREY))
    made = table.entry([(title, DONE if task.done else TASK), (other, SMALL_GREY)], when, [])
    cells = list(made.cells)
    for x, person in zip(at, group, strict=True):
        if found := letters.get((task.id, person.id)):
            cells.append((x, [Letters(found, accent.accent, accent.on)]))
    return Entry(cells)


def _shown(paper: Paper, group: Sequence[Any], everybody: Sequence[Any]) -> Fact:
    """How many people have a part, and which of them these pages show."""
    with speaking(paper.speech.main):
        told = ngettext("{count} person", "{count} people", len(everybody)).format(count=len(everybody))
    if len(group) == len(everybody):
        return Fact(told)
    names = [clean(paper.speech.one(person, "name")) for person in (group[0], group[-1])]
    return Fact(told, (f"{names[0]} – {names[1]}"[:80],))
