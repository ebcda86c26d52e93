"""Badges of everybody at an event, on plain paper to cut or on bought sheets, with backs for both sides."""

from collections.abc import Generator, Sequence

from exports import Request
from exports.badge import Badge, Drawing, code, of_guest, of_helper
from exports.finishing import finished
from exports.guests import guests, helpers
from exports.imposition import Layout, crop_marks, fold_marks, half_turn
from exports.label_sheets import LabelSheet, label_sheet
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.sheet import PAPERS, Sheet
from exports.styles import FOOTER
from exports.wording import sound
from models.words import N_, _, speaking
from planning.plan import Picture


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The badges as PDF: those who appear first, then the guests, each by name."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    found, cut = label_sheet(
        request.option("sheet", "cut-90x54"),
        request.option("measures"),
        PAPERS[request.paper],
        folded=request.option("fold", "no") == "yes",
    )

    def draw(paper: Paper) -> Generator[float, None, None]:
        return _draw(paper, found, cut)

    nothing = N_("Nobody appears at “{title}” or has signed up for it yet.")
    return lay_out_events(picture, request, N_("Badges"), draw, nothing, size=found.paper)


def badges(paper: Paper) -> list[Badge]:
    """Who gets a badge: those who appear, staff, and the guests who are none of these."""
    wanted = paper.request.option("people", "all")
    found: list[Badge] = []
    known: set[int] = set()
    appearing = helpers(paper)
    known = {helper.person.id for helper in appearing}
    if wanted in ("all", "speakers"):
        found += [of_helper(paper, helper) for helper in sorted(appearing, key=lambda h: sound(h.name))]
        found += _staff(paper, known)
    if wanted in ("all", "guests"):
        persons = {
            row.id: row.person_id for row in paper.picture.of("participant", "event_id", paper.facts.id)
        }
        found += [of_guest(guest) for guest in guests(paper) if persons.get(guest.key) not in known]
    return found


def _staff(paper: Paper, known: set[int]) -> list[Badge]:
    """Contact and owner of the event, where they do not appear."""
    row, speech = paper.facts.row, paper.speech
    found = []
    for number in dict.fromkeys((row.contact_id, row.owner_id)):
        person = paper.picture.get("person", number)
        if person is not None and person.id not in known:
            known.add(person.id)
            organisation = speech.one(paper.picture.get("organisation", person.organisation_id), "name")
            name, other = speech.both(person, "name")
            told = organisation or speech.one(person, "title")
            found.append(Badge(name, other, told, "staff", "", code(person.id)))
    return found


def _draw(paper: Paper, found: LabelSheet, cut: bool) -> Generator[float, None, None]:
    request = paper.request
    layout = found.layout()
    per_page = len(layout.pieces)
    skip = min(max(0, int(request.option("first", "1")) - 1), per_page - 1)
    people: list[Badge | None] = [*[None] * skip, *badges(paper)]
    if not any(people):
        return
    drawing = Drawing(paper, cut, request.option("code", "yes") == "yes")
    folded = request.option("fold", "no") == "yes"
    back = request.option("back", "no") == "yes" and not folded
    for at in range(0, len(people), per_page):
        page = people[at : at + per_page]
        paper.begin()
        (_folded if folded else _front)(paper, drawing, page, layout, cut)
        if back:
            paper.begin()
            _back(paper, drawing, page, layout, cut)
        yield min(1.0, (at + per_page) / len(people))


def _front(
    paper: Paper,
    drawing: Drawing,
    page: Sequence[Badge | None],
    layout: Layout,
    cut: bool,
    trim: Layout | None = None,
) -> None:
    for badge, piece in zip(page, layout.pieces, strict=False):
        if badge is not None:
            drawing.front(badge, piece)
    if cut:
        crop_marks(paper.sheet, trim or layout)
        _advice(paper, trim or layout, folded=trim is not None)


def _folded(paper: Paper, drawing: Drawing, page: Sequence[Badge | None], layout: Layout, cut: bool) -> None:
    """The front below the fold and the back on its head above it, so that both can be read when folded."""
    halves = [
        piece._replace(y=piece.y + piece.height / 2, height=piece.height / 2) for piece in layout.pieces
    ]
    for badge, half in zip(page, halves, strict=False):
        if badge is not None:
            with half_turn(paper.sheet, half.x + half.width / 2, half.y):
                drawing.back(badge, half)
    fold_marks(paper.sheet, layout)
    _front(paper, drawing, page, Layout(layout.width, layout.height, tuple(halves)), cut, trim=layout)


def _back(paper: Paper, drawing: Drawing, page: Sequence[Badge | None], layout: Layout, cut: bool) -> None:
    """The backs, mirrored for paper that is turned over its long edge."""
    for badge, piece in zip(page, layout.pieces, strict=False):
        if badge is not None:
            drawing.back(badge, piece._replace(x=layout.width - piece.x - piece.width))
    if cut:
        crop_marks(paper.sheet, layout)


def _advice(paper: Paper, layout: Layout, *, folded: bool = False) -> None:
    """How to print and cut, below the badges."""
    piece = layout.pieces[0]
    with speaking(paper.speech.main):
        words = _(
            "Print at 100 %. Cut at the marks: {width} × {height} mm. Keep the upper 6 mm free for the clip."
        )
        words = words.format(width=f"{piece.width:g}", height=f"{piece.height:g}")
        if folded:
            words = " ".join((words, _("Fold at the dashes.")))
    y = max(one.y + one.height for one in layout.pieces) + 10
    y = y if y + 4 < layout.height - 4 else layout.height - 4.5
    paper.sheet.text(layout.width / 2, y, words, FOOTER, layout.width - 30, align="centre")
