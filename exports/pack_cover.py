"""The sheets around a print pack: the contents in front, and a separator before each document."""

from collections.abc import Sequence
from typing import NamedTuple

from exports import Request
from exports.facts import event_facts
from exports.frame import Fact, accent_bar
from exports.pack import Made, Pack, base_of
from exports.page_table import Columns, Head, draw_table, event_fact, place_fact
from exports.pages import Paper
from exports.palette import RULE
from exports.sheet import MARGIN, PAPERS, Sheet, block
from exports.styles import BODY, NAME, SUBHEAD, TEXT, TEXT_BOLD, TEXT_GREY, Style
from exports.table import Section
from exports.wording import DASH, Speech
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

NUMBER = Style("Bold", 9, 12)
HUGE = Style("Bold", 64, 70)
DOCUMENT = Style("Bold", 24, 29)
CONTENTS = ((N_("No."), 12), (N_("Document"), 88), (N_("Pages"), 20), (N_("Sheets"), 28), (N_("Copies"), 20))
DOWN = ((N_("Document"), 40), (N_("What it shows"), 60), (N_("Hangs at"), 40), (N_("Printed"), 40))
LEFT_OUT = ((N_("Document"), 55), (N_("Why"), 125))
SMALL_PAPERS = frozenset({"A4", "Letter", "Legal", "A5", "A6"})
"""Papers whose separators are of the same kind; others have theirs on office paper."""


class Stretch(NamedTuple):
    """The running numbers of a document in the whole pack, a separator before it not counted."""

    first: int
    last: int
    whole: int


def cover(picture: Picture, pack: Pack) -> bytes:
    """The contents: what follows in which order, on which paper, how often; and what is missing and why."""
    first = _cover(picture, pack, 1)
    return (_cover(picture, pack, first.page) if first.page > 1 else first).finish()


def stretches(pack: Pack, front: int) -> list[Stretch]:
    """The running numbers of each document behind a cover of `front` pages."""
    between = int(pack.parted)
    count = front + sum(between + len(made.chosen) for made in pack.made)
    at, found = front, []
    for made in pack.made:
        at += between + len(made.chosen)
        found.append(Stretch(at - len(made.chosen) + 1, at, count))
    return found


def separators(picture: Picture, pack: Pack) -> list[bytes]:
    """A sheet before each document, on its paper."""
    front = _cover(picture, pack, 1).page
    found = []
    for number, (made, stretch) in enumerate(zip(pack.made, stretches(pack, front), strict=True), 1):
        own = made.paper if made.paper in SMALL_PAPERS else base_of(pack.request)
        paper = _paper(picture, pack.request, own, made.part.name, pack.event_id)
        _separator(paper, made, number, len(pack.made), stretch)
        found.append(paper.sheet.finish())
    return found


def _paper(picture: Picture, request: Request, size: str, name: str, event_id: int) -> Paper:
    speech = Speech.of(request.languages, picture.plan)
    facts = event_facts(picture, event_id, speech)
    sheet = Sheet(*PAPERS[size], f"{name}: {facts.title}", speech.main)
    return Paper(sheet, picture, request, speech, name, facts)


def _cover(picture: Picture, pack: Pack, front: int) -> Sheet:
    name = N_("What has changed") if pack.changed else N_("Print pack")
    paper = _paper(picture, pack.request, base_of(pack.request), _(name), pack.event_id)
    paper.name = paper.speech.say(name)
    sections = [*_down(paper, pack), *_contents(paper, pack, stretches(pack, front)), *_left_out(paper, pack)]
    amount = Fact(paper.facts.version, (_amount(paper, pack, front),))
    head = Head(paper.name, left=[event_fact(paper), amount], right=place_fact(paper))
    for _part in draw_table(paper, head, sections):
        pass
    return paper.sheet


def _amount(paper: Paper, pack: Pack, front: int) -> str:
    """“14 documents, 230 sheets with 15 to part them”."""
    documents, extra = len(pack.made), front + (len(pack.made) if pack.parted else 0)
    with speaking(paper.speech.main):
        told = ngettext("{count} document", "{count} documents", documents).format(count=documents)
        sheets = ngettext("{count} page", "{count} pages", pack.sheets).format(count=pack.sheets)
        more = ngettext(
            "and {count} sheet around them", "and {count} sheets around them", extra
        ).format(count=extra)  # fmt: skip
        return _("{documents}, {pages} {more}").format(documents=told, pages=sheets, more=more)


def _contents(paper: Paper, pack: Pack, found: Sequence[Stretch]) -> list[Section]:
    """The documents, under their paper."""
    sections: dict[str, Section] = {}
    table = Columns(paper, *CONTENTS)
    for number, (made, stretch) in enumerate(zip(pack.made, found, strict=True), 1):
        if made.paper not in sections:
            sections[made.paper] = table.section(_on(paper, made.paper))
        sections[made.paper].entries.append(
            table.entry(
                [(str(number), NUMBER)],
                [(_name(paper, made), NAME)],
                [(_pages(made), TEXT)],
                [(_running(stretch), TEXT)],
                [(f"{made.part.copies} ×" if made.part.copies > 1 else "1", TEXT)],
            )
        )
    return list(sections.values())


def _on(paper: Paper, name: str) -> str:
    return " ".join(paper.speech.in_each(lambda language: _said(language, N_("On {paper}"), paper=name)))


def _said(language: str, text: str, **values: object) -> str:
    with speaking(language):
        return _(text).format(**values)


def _name(paper: Paper, made: Made) -> str:
    return paper.speech.say(made.part.title or made.part.document.title)


def _pages(made: Made) -> str:
    """How many pages; of how many, where not all have changed."""
    return str(len(made.chosen)) if made.is_whole else f"{len(made.chosen)} / {len(made.pages)}"


def _running(stretch: Stretch) -> str:
    one = stretch.first == stretch.last
    return str(stretch.first) if one else f"{stretch.first}{DASH}{stretch.last}"


def _down(paper: Paper, pack: Pack) -> list[Section]:
    """The sheets that must come down, where they hang first."""
    if not pack.stale:
        return []
    table = Columns(paper, *DOWN)
    rows = sorted(pack.stale, key=lambda one: (not one.entry.get("where"), one.name))
    section = table.section(paper.speech.say(N_("Take down and throw away")))
    for one in rows:
        entry = one.entry
        draft = N_("draft after version {number}") if entry.get("draft") else N_("version {number}")
        version = _said(paper.speech.main, draft, number=entry["version"]) if entry.get("version") else ""
        again = "" if one.replaced else paper.speech.say(N_("nothing takes its place"))
        section.entries.append(
            table.entry(
                [(one.name, NAME)],
                [(entry["about"], BODY), (again, TEXT_GREY)],
                [(entry.get("where", ""), TEXT_BOLD)],
                [(str(entry.get("made", "")).replace("T", " "), TEXT), (version, TEXT_GREY)],
            )
        )
    return [section]


def _left_out(paper: Paper, pack: Pack) -> list[Section]:
    if not pack.left_out:
        return []
    table = Columns(paper, *LEFT_OUT)
    rows = [table.entry([(name, TEXT)], [(why, TEXT_GREY)]) for name, why in pack.left_out]
    return [table.section(paper.speech.say(N_("Not in this pack")), rows)]


def _separator(paper: Paper, made: Made, number: int, count: int, stretch: Stretch) -> None:
    """The number and the name, large; then how much, on what, how often; then what the pages are about."""
    sheet, speech, width = paper.sheet, paper.speech, paper.width
    accent_bar(sheet, paper.facts.accent.accent)
    k = min(1.0, width / 180)
    y = sheet.text(MARGIN, 24, str(number), HUGE.scaled(k).in_colour(paper.facts.accent.ink))
    y = sheet.text(MARGIN, y + 2, _name(paper, made), DOCUMENT.scaled(k), width)
    y = sheet.text(MARGIN, y + 1, paper.facts.title, SUBHEAD.scaled(k), width) + 6
    for words, value in (
        (N_("Pages"), _pages(made)), (N_("Sheets"), f"{_running(stretch)} / {stretch.whole}"),
        (N_("Copies"), str(made.part.copies)), (N_("Paper"), made.paper),
        (N_("Document"), f"{number} / {count}"),
    ):  # fmt: skip
        sheet.line(MARGIN, y, MARGIN + width, y, RULE, 0.35)
        sheet.text(MARGIN, y + 2.2, speech.say(words), TEXT_GREY)
        y = sheet.text(MARGIN + width / 3, y + 2.0, value, NAME) + 2.0
    sheet.line(MARGIN, y, MARGIN + width, y, RULE, 0.35)
    if not made.is_whole:
        _abouts(paper, made, y + 6)
    paper.foot(1, 1, _name(paper, made))


def _abouts(paper: Paper, made: Made, y: float) -> None:
    """What the pages that changed are about, as many as there is room for."""
    by_number = {page.number: page for page in made.pages}
    for number in made.chosen:
        found = block(f"{number}   {by_number[number].about}", BODY, paper.width)
        if y + found.height > paper.bottom:
            paper.sheet.text(MARGIN, y, "…", BODY)
            return
        y = paper.sheet.put(MARGIN, y, found)
