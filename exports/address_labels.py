"""Address labels on sheets that can be bought: an event's partners and speakers, or all hosts of a season."""

from collections.abc import Generator, Iterable, Sequence
from typing import Any, NamedTuple

from exports import Request
from exports.facts import chosen_events, event_facts
from exports.finishing import finished
from exports.guests import helpers
from exports.imposition import Layout, Piece, crop_marks
from exports.label_sheets import label_sheet
from exports.pages import Paper
from exports.palette import GREY
from exports.sheet import PAPERS, Block, Sheet, block
from exports.styles import Style
from exports.text import clean, is_han
from exports.wording import Speech, sound
from models.database import Problem
from models.event import KINDS
from models.words import N_, _, ngettext
from planning.plan import Picture

SIZES = (11.0, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
EDGE = 4.0
"""Millimetres free inside a label."""
RECEIVES = "（收）"
"""What stands after the name on Chinese post, in whatever language the document is."""
MOST_NAMED = 5
"""Organisations without an address that are named to the user."""


class Address(NamedTuple):
    """What stands on a label: to whom, at which organisation, in which street, city and province."""

    person: str
    organisation: str
    street: str
    city: str
    region: str

    @property
    def is_chinese(self) -> bool:
        """Whether it is written from the large to the small, as in China."""
        return is_han(f"{self.street}{self.city}{self.region}")


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The labels as PDF, each address once."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    paper = PAPERS[request.paper]
    found, cut = label_sheet(request.option("sheet", "L7163"), request.option("measures"), paper)
    layout = found.layout()
    title = ": ".join((speech.word(N_("Address labels")), picture.plan.title))
    sheet = Sheet(*found.paper, title, speech.main)
    addresses = _addresses(picture, request, speech, sheet)
    skip = min(max(0, int(request.option("first", "1")) - 1), len(layout.pieces) - 1)
    for number, address in enumerate(addresses, skip):
        place = number % len(layout.pieces)
        if place == 0 and number > skip:
            sheet.turn()
        if place == 0 or number == skip:
            _ground(sheet, layout, cut, request.option("outlines") == "yes")
        _label(sheet, address, layout.pieces[place], request)
        if number % 50 == 0:
            yield (number - skip) / len(addresses)
    return sheet


def _ground(sheet: Sheet, layout: Layout, cut: bool, outlines: bool) -> None:
    """Below the labels of a page: marks to cut along, or outlines to hold against the bought sheet."""
    if cut:
        crop_marks(sheet, layout)
    for piece in layout.pieces if outlines else ():
        sheet.frame(piece.x, piece.y, piece.width, piece.height, GREY, 0.4)


def _addresses(picture: Picture, request: Request, speech: Speech, sheet: Sheet) -> list[Address]:
    """The addresses asked for; what has none is told. Raises Problem where there is none at all."""
    chosen = chosen_events(picture, request.events)
    rows: list[tuple[str, Any]] = []
    for event in chosen:
        if request.events:
            paper = Paper(sheet, picture, request, speech, "", event_facts(picture, event, speech))
            rows += _of_event(paper, request.option("which", "partners"))
        else:
            rows += _hosts(picture, event)
    addresses: dict[Address, None] = {}
    missing: dict[str, None] = {}
    for person, row in rows:
        if clean(row.address) or clean(row.city):
            made = _address(speech, person, row)
            addresses.setdefault(made, None)
        else:
            missing.setdefault(speech.one(row, "name"), None)
    if missing:
        _tell(request, list(missing))
    if not addresses:
        raise Problem(_("None of these organisations has an address yet."))
    return list(addresses)


def _tell(request: Request, names: Sequence[str]) -> None:
    sentence = ngettext(
        "{count} organisation has no address and got no label: {names}.",
        "{count} organisations have no address and got no label: {names}.",
        len(names),
    )
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    request.notes.append(sentence.format(count=len(names), names=listed))


def _of_event(paper: Paper, which: str) -> list[tuple[str, Any]]:
    """(person, organisation) of the partners, of those who appear, or of both."""
    picture, found = paper.picture, []
    if which in ("partners", "all"):
        rows = (row for _partner, row in picture.partners(paper.facts.id))
        found += [(clean(row.contact), row) for row in rows]
    if which in ("speakers", "all"):
        for helper in sorted(helpers(paper), key=lambda helper: sound(helper.name)):
            row = picture.get("organisation", helper.person.organisation_id)
            if row is not None:
                found.append((paper.told(helper.name, helper.detail) if helper.detail else helper.name, row))
    return found


def _hosts(picture: Picture, event: int) -> Iterable[tuple[str, Any]]:
    """Who receives a visit."""
    if "host" not in KINDS[picture.get("event", event).kind].features:
        return []
    return [(clean(row.contact), row) for _partner, row in picture.partners(event, "host")]


def _address(speech: Speech, person: str, row: Any) -> Address:
    name = speech.one(row, "name")
    street, city, region = clean(row.address), clean(row.city), clean(row.region)
    if is_han(f"{street}{city}"):
        name = next((text for text in map(clean, (row.name, row.name_other)) if is_han(text)), name)
    known = region in (city, street[: len(region)])
    return Address(person, name, street, "" if city in street else city, "" if known else region)


def _label(sheet: Sheet, address: Address, piece: Piece, request: Request) -> None:
    """The lines in the largest size that holds them, in the middle of the label's height."""
    blocks = fit(lines_of(address), piece.width - 2 * EDGE, piece.height - 2 * EDGE + 1)
    tall = sum(found.height for found in blocks)
    if tall > piece.height - 2:
        raise Problem(
            _("The address of “{name}” does not fit a label of {width} × {height} mm.").format(
                name=address.organisation, width=f"{piece.width:g}", height=f"{piece.height:g}"
            )
        )
    y = piece.y + max(1.5, (piece.height - tall) / 2 + 0.6)
    for found in blocks:
        y = sheet.put(piece.x + EDGE, y, found)


def lines_of(address: Address) -> list[tuple[str, str]]:
    """(text, weight) as a postman reads it: in China the place comes first and the person last."""
    if address.is_chinese:
        person = f"{address.person}{RECEIVES}" if address.person else ""
        place = f"{address.region}{address.city}{address.street}"
        found = [(place, "Regular"), (address.organisation, "Medium"), (person, "Bold")]
    else:
        town = ", ".join(filter(None, (address.city, address.region)))
        found = [(address.person, "Bold"), (address.organisation, "Medium"), (address.street, "Regular"),
                 (town, "Regular")]  # fmt: skip
    return [(text, weight) for text, weight in found if text]


def fit(lines: Sequence[tuple[str, str]], width: float, tall: float) -> list[Block]:
    """The lines in the largest size in which all of them stand in so many millimetres."""
    for size in SIZES:
        blocks = [block(text, Style(weight, size, size * 1.28), width) for text, weight in lines]
        if sum(found.height for found in blocks) <= tall:
            break
    return blocks
