"""The route of each visiting group: its stops in order, with times, rooms, guides and the way between."""

from collections.abc import Generator
from datetime import datetime
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.fonts import CAP
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper, one_after_another, rooms, times
from exports.pages import lay_out as lay_out_events
from exports.personal_sheet import TEXT, WHAT, WHEN, contact_fact
from exports.sheet import MM, Sheet, block
from exports.styles import SMALL_GREY, TEXT_BOLD, Style
from exports.table import Entry
from exports.text import clean
from exports.wording import LANGUAGE_NAMES, clock, day, language_code, sound
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

RADIUS = 3.1


class Stop(NamedTuple):
    """The number of a stop in a disc."""

    number: int
    colour: str
    ink: str

    @property
    def height(self) -> float:
        """Millimetres."""
        return 2 * RADIUS

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw disc and number, level with the title beside it."""
        centre = y + RADIUS - 1.4
        sheet.disc(x + RADIUS, centre, RADIUS, self.colour)
        style = Style("Bold", 9, 11, self.ink)
        sheet.put(
            x + RADIUS, centre - CAP * style.size / MM / 2, block(self.number, style, 20), align="centre"
        )


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The routes as PDF: one sheet a group, by arrival."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no such visiting group.")
    return lay_out_events(picture, request, N_("Route of a group"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    wanted = paper.request.option("group").strip().casefold()
    groups = [
        group
        for group in paper.picture.of("group", "event_id", paper.facts.id)
        if not wanted or wanted == str(group.id) or wanted in group.name.casefold()
    ]
    groups.sort(key=lambda group: (group.arrives or datetime.max, sound(group.name)))
    rows = {row.id: row for row in paper.agenda().rows}
    return one_after_another([_route(paper, group, rows) for group in groups])


def _route(paper: Paper, group: Any, rows: dict[int, Row]) -> Generator[float, None, None]:
    speech = paper.speech
    stops = [
        rows[stop.session_id]
        for stop in paper.picture.of("group_stop", "group_id", group.id)
        if stop.session_id in rows
    ]
    organisation = speech.pair(paper.picture.get("organisation", group.organisation_id), "name")
    head = Head(
        clean(group.name),
        organisation if organisation != clean(group.name) else "",
        left=[event_fact(paper), *_people(paper, group)],
        right=[*place_fact(paper), *contact_fact(paper)],
    )
    table = Columns(
        paper, ("", 9), (N_("Time"), 23), (N_("Stop"), 48), (N_("Where"), 28), (N_("Guide"), 22), stack=False
    )
    entries = []
    if group.arrives:
        arrival = speech.say(N_("Arrival"))
        entries.append(table.band("", f"{clock(group.arrives)}  {arrival}"))
    for number, row in enumerate(stops, 1):
        after = stops[number] if number < len(stops) else None
        entries.append(_entry(paper, table, number, row, after, _day_before(stops, number)))
    if group.leaves:
        departure = speech.say(N_("Departure"))
        entries.append(table.band("", f"{clock(group.leaves)}  {departure}"))
    if paper.is_staff and group.notes:
        label = (speech.say(N_("For staff")), TEXT_BOLD)
        entries.insert(0, table.entry([], [label], [(clean(group.notes), TEXT)]))
    if not stops:
        entries.append(table.entry([], [], [(speech.say(N_("The route is still open.")), TEXT)]))
    words = N_("Meet your guide at the first stop. Stay together, and keep to the order of the stops.")
    return draw_table(paper, head, [table.section("", entries)], note(paper, speech.say(words)))


def _day_before(stops: list[Row], number: int) -> bool:
    """Whether a stop is on another day than the one before it."""
    return number > 1 and stops[number - 1].day != stops[number - 2].day


def _entry(paper: Paper, table: Columns, number: int, row: Row, after: Row | None, fresh: bool) -> Entry:
    accent = paper.facts.accent
    when = [(times(row) or "–", WHEN)]
    if row.day and (fresh or (number == 1 and paper.facts.first != paper.facts.last)):
        label = day(row.day, paper.speech.main, weekday=False, year=False)
        when.append((label, SMALL_GREY))
    what = [(row.title, WHAT), (row.title_other, TEXT)]
    pause = _pause(paper, row, after)
    if pause:
        what.append((pause, SMALL_GREY))
    where = [(line, TEXT) for line in rooms(paper, row)]
    guides = [
        (paper.speech.pair(person, "name"), TEXT)
        for appearance, person in paper.picture.people(row.id)
        if appearance.reply != "no" and appearance.role in ("guide", "speaker", "host")
    ]
    return table.entry([Stop(number, accent.accent, accent.on)], when, what, where, guides)


def _pause(paper: Paper, row: Row, after: Row | None) -> str:
    """How long the group has to the next stop, where it is not at once."""
    if after is None or not (row.ends and after.starts) or after.day != row.day:
        return ""
    minutes = int((after.starts - row.ends).total_seconds() // 60)
    with speaking(paper.speech.main):
        if minutes < 0:
            return _("The next stop begins before this one ends.")
        words = ngettext(
            "then {count} minute to the next stop", "then {count} minutes to the next stop", minutes
        )
    return words.format(count=minutes) if minutes else ""


def _people(paper: Paper, group: Any) -> list[Fact]:
    """How many come, in which language, and whom staff can call."""
    speech = paper.speech
    with speaking(speech.main):
        heads = ngettext("{count} person", "{count} people", group.heads or 0).format(count=group.heads)
        parts = [
            _("{count} minors").format(count=group.minors) if group.minors else "",
            _("{count} adults").format(count=group.adults) if group.adults else "",
        ]
    lines = [paper.listed(*parts)]
    code = language_code(group.language).lower()
    spoken = speech.say(LANGUAGE_NAMES[code]) if code in LANGUAGE_NAMES else clean(group.language)
    lines.append(spoken)
    contact = paper.told(clean(group.contact), paper.phone(clean(group.phone)))
    lines.append(paper.labelled(N_("Contact of the group"), contact))
    head = heads if group.heads else speech.say(N_("Visiting group"))
    return [Fact(head, tuple(filter(None, lines)))]
