"""What the sheets of an event share: one event after the other, the head of a page, tables, the footer."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from exports import Request
from exports.agenda_rows import Agenda, Row, agenda_of
from exports.facts import EventFacts, chosen_events, event_facts
from exports.frame import footer, legend_bottom
from exports.sheet import GUTTER, MARGIN, PAPERS, Sheet
from exports.wording import DASH, Speech, clock, day, floor_words, span
from models.database import Problem
from models.words import _
from planning.plan import Picture


@dataclass(slots=True)
class Paper:
    """The pages of a document, and the event that they are about at the moment."""

    sheet: Sheet
    picture: Picture
    request: Request
    speech: Speech
    name: str
    facts: EventFacts
    begun: bool = False

    @property
    def width(self) -> float:
        """Millimetres between the margins."""
        return self.sheet.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """The lowest y of the body."""
        return legend_bottom(self.sheet.height, self.width) - 2

    @property
    def is_staff(self) -> bool:
        """Whether only staff will read it, so that it may hold telephone numbers and addresses."""
        return self.request.audience == "staff"

    @property
    def contact(self) -> Any:
        """The person to ask: the event's contact, else its owner."""
        row = self.facts.row
        return self.picture.get("person", row.contact_id) or self.picture.get("person", row.owner_id)

    @property
    def unit(self) -> float:
        """Millimetres from one column of the grid to the next."""
        return (self.width + GUTTER) / 12

    def begin(self) -> None:
        """Begin a page."""
        if self.begun:
            self.sheet.turn()
        self.begun = True

    def foot(self, page: int, pages: int, left: str = "") -> None:
        """The footer: the document at the left, version, stamp and page at the right."""
        footer(
            self.sheet, left or self.name, self.speech, self.facts.version, self.request.printed, page, pages
        )

    def agenda(self, summaries: str = "none") -> Agenda:
        """The sessions of the event."""
        return agenda_of(self.picture, self.facts, self.speech, summaries)

    def phone(self, *numbers: str) -> str:
        """The telephone numbers, for staff; nothing for the public."""
        return self.listed(*numbers) if self.is_staff else ""

    def listed(self, *texts: str) -> str:
        """Several of one kind: “Wang Fang, Liu Yang”, “王芳、刘洋”."""
        return self.speech.word(", ").join(filter(None, texts))

    def told(self, *texts: str) -> str:
        """What is said of one thing: “Guide, Patent Office”, “讲解员 专利局”."""
        return (" " if self.speech.main == "zh_CN" else ", ").join(filter(None, texts))

    def labelled(self, word: str, text: str) -> str:
        """“Host: Patent Office”, “主办单位：专利局”; nothing without a text."""
        colon = "：" if self.speech.main == "zh_CN" else ": "
        return f"{self.speech.say(word)}{colon}{text}" if text else ""

    def note(self, sentence: str) -> None:
        """Tell the user something about these pages, once."""
        if sentence not in self.request.notes:
            self.request.notes.append(sentence)


Draw = Callable[[Paper], Generator[float, None, None]]


def lay_out(
    picture: Picture,
    request: Request,
    name: str,
    draw: Draw,
    nothing: str = "",
    *,
    landscape: bool = False,
    size: tuple[float, float] | None = None,
) -> Generator[float, None, Sheet]:
    """The drawn pages of all events asked for, with the boxes of their texts.

    `name` is what the footer calls the document. Raises Problem, worded by `nothing` about the first event,
    where no page was drawn. `size` overrides the paper asked for.
    """
    speech = Speech.of(request.languages, picture.plan)
    events = [event_facts(picture, event, speech) for event in chosen_events(picture, request.events)]
    if not events:
        raise Problem(_("The plan has no events yet."))
    width, height = size or sorted(PAPERS[request.paper], reverse=landscape)
    told = events[0].title if len(events) == 1 else picture.plan.title
    sheet = Sheet(width, height, f"{speech.word(name)}: {told}", speech.main)
    paper = Paper(sheet, picture, request, speech, speech.say(name), events[0])
    for number, found in enumerate(events):
        paper.facts = found
        for part in draw(paper):
            yield (number + part) / len(events)
    if not paper.begun:
        raise Problem(_(nothing).format(title=events[0].title))
    return sheet


def too_small(paper: Paper) -> Problem:
    """What to say where not even one row fits beside the head."""
    return Problem(
        _("“{document}” of “{title}” needs larger paper.").format(
            document=paper.name, title=paper.facts.title
        )
    )


def chosen_day(request: Request) -> date | None:
    """The one day asked for."""
    return date.fromisoformat(request.option("day")[:10]) if request.option("day") else None


def is_meant(paper: Paper, row: Row, wanted: str) -> bool:
    """Whether a session is the one typed, by its id or a part of its title in either language."""
    session = paper.picture.get("session", row.id)
    texts = (session.title.casefold(), session.title_other.casefold())
    typed = wanted.strip().casefold()
    return not typed or typed == str(row.id) or any(typed in text for text in texts)


def times(row: Row) -> str:
    """“09:30–10:15” of a session, or nothing where it has no time."""
    return f"{clock(row.starts)}{DASH}{clock(row.ends)}" if row.starts and row.ends else ""


def plain_days(facts: EventFacts, language: str) -> str:
    """“23 April 2026” or “23 and 24 April 2026”: the days of an event without the weekday."""
    if facts.first is None or facts.last is None:
        return ""
    if facts.first >= facts.last:
        return day(facts.first, language, weekday=False)
    return span(facts.first, facts.last, language)


def rooms(paper: Paper, row: Row, floors: bool = True) -> list[str]:
    """The rooms of a session, each with its other name and floor."""
    found = []
    for (name, other), number in zip(row.rooms, row.room_ids, strict=True):
        floor = floor_words(paper.picture.get("room", number).floor, paper.speech.main) if floors else ""
        found.append(paper.told(" ".join(filter(None, (name, other))), floor))
    return found


def one_after_another(
    steps: Sequence[Generator[float, None, None]],
) -> Generator[float, None, None]:
    """The progress of several drawings as that of one."""
    for number, step in enumerate(steps):
        for part in step:
            yield (number + part) / len(steps)
