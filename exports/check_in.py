"""Check-in lists: the helpers by the hour of their first duty, or the guests of the sign-up list."""

from collections.abc import Generator, Sequence
from datetime import datetime, timedelta
from typing import Any

from exports import Request
from exports.finishing import finished
from exports.fitting import fitted
from exports.frame import Fact
from exports.guests import Guest, Helper, guests, helpers
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper, one_after_another
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet, block, spaced_name
from exports.styles import NAME, SMALL_GREY, TEXT, Style
from exports.table import Entry, Section, Text
from exports.text import clean
from exports.wording import DASH, clock, day, sound
from exports.work_cells import Box
from models.agenda import ROLES
from models.words import N_, ngettext, speaking
from planning.pinyin import syllables
from planning.plan import Picture

PHONE = Style("Bold", 9.5, 12)
WHEN = Style("Bold", 8.5, 11)
MARK = Style("Bold", 12, 14)
LONG = 30
"""Names from which on a list is cut up by first letters."""
STAFF = (
    (N_("Here"), 11), (N_("Name"), 44), (N_("Telephone"), 32), (N_("Time"), 24), (N_("Duty"), 52),
    (N_("Room"), 30),
)  # fmt: skip
GUESTS = (
    (N_("Here"), 11), ("", 7), (N_("Name"), 54), (N_("Organisation"), 62), (N_("Group"), 42),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    if request.option("people", "helpers") == "guests":
        nothing = N_("“{title}” has nobody on its sign-up list yet.")
        return lay_out_events(picture, request, N_("Check-in list"), _guests, nothing)
    nothing = N_("Nobody appears at “{title}” yet.")
    return lay_out_events(picture, request, N_("Check-in of helpers"), _helpers, nothing)


# Those who help


def _helpers(paper: Paper) -> Generator[float, None, None]:
    found = helpers(paper)
    if not found:
        return
    table = Columns(paper, *STAFF)
    hours: dict[datetime, list[Helper]] = {}
    for helper in found:
        hours.setdefault(_hour(helper.first), []).append(helper)
    sections = [
        table.section(_hour_words(paper, hour, len(own)), _sorted(paper, table, own))
        for hour, own in hours.items()
    ]
    head = Head(
        paper.speech.say(N_("Check-in of helpers")), left=[event_fact(paper), _count(paper, found)],
        right=place_fact(paper),
    )  # fmt: skip
    words = N_("Tick who has come and hand out the badge. Whoever is not here fifteen minutes before the "
               "first duty is called.")  # fmt: skip
    below = note(paper, paper.speech.say(words))
    if paper.request.option("pages", "no") == "yes":
        yield from one_after_another([draw_table(paper, head, [section], below) for section in sections])
    else:
        yield from draw_table(paper, head, sections, below)


def _hour(when: datetime) -> datetime:
    return when if when == datetime.max else when.replace(minute=0, second=0, microsecond=0)


def _hour_words(paper: Paper, hour: datetime, count: int) -> str:
    """“09:00–10:00, 12 people”, with the day where there are several."""
    with speaking(paper.speech.main):
        people = ngettext("{count} person", "{count} people", count).format(count=count)
    if hour == datetime.max:
        return paper.listed(paper.speech.say(N_("Without a time")), people)
    several = paper.facts.first != paper.facts.last
    date = day(hour.date(), paper.speech.main, weekday=False, year=False) if several else ""
    hours = f"{clock(hour)}{DASH}{clock(hour + timedelta(hours=1))}"
    return paper.listed(f"{date} {hours}".strip(), people)


def _sorted(paper: Paper, table: Columns, found: Sequence[Helper]) -> list[Entry]:
    return [
        _helper(paper, table, h) for h in sorted(found, key=lambda h: (h.first, sound(h.name), h.person.id))
    ]


def _helper(paper: Paper, table: Columns, helper: Helper) -> Entry:
    """The first duty in full, how many follow."""
    speech, duty = paper.speech, min(helper.duties, key=lambda d: d.row.starts or datetime.max)
    row = duty.row
    time = f"{clock(row.starts)}{DASH}{clock(row.ends)}" if row.starts and row.ends else ""
    what = [(speech.say(ROLES[duty.role]), SMALL_GREY), (row.title, TEXT)]
    if len(helper.duties) > 1:
        with speaking(speech.main):
            more = ngettext("and {count} more duty", "and {count} more duties", len(helper.duties) - 1)
        what.append((more.format(count=len(helper.duties) - 1), SMALL_GREY))
    phone = paper.phone(clean(helper.person.phone))
    called = [Text(fitted(phone, PHONE, table.room(2), sizes=(9.5, 8.5, 7.5, 6.5)))] if phone else []
    name = Text(spaced_name(block(helper.name, NAME, table.room(1))))
    where = [(name, TEXT) for name, _other in row.rooms]
    if row.everywhere:
        where = [(speech.say(N_("All rooms")), TEXT)]
    return table.entry(
        [Box()],
        [name, (helper.other, SMALL_GREY), (helper.organisation, SMALL_GREY)],
        called,
        [(time, WHEN)],
        what,
        where,
    )


def _count(paper: Paper, found: Sequence[Any]) -> Fact:
    with speaking(paper.speech.main):
        return Fact(ngettext("{count} person", "{count} people", len(found)).format(count=len(found)))


# Those who come


def _guests(paper: Paper) -> Generator[float, None, None]:
    found = guests(paper)
    if not found:
        return
    table = Columns(paper, *GUESTS, stack=False)
    by_group = paper.request.option("by", "name") == "group" and any(guest.group for guest in found)
    sections: list[Section]
    if by_group:
        names = dict.fromkeys(guest.group for guest in found)
        rest = paper.speech.say(N_("Without a group"))
        sections = [
            table.section(
                name or rest, [_guest(paper, table, guest) for guest in found if guest.group == name]
            )
            for name in sorted(names, key=lambda name: (not name, sound(name)))
        ]
    else:
        found.sort(key=lambda guest: (_read(guest.name), guest.organisation, guest.key))
        sections = [table.section(entries=_by_letter(paper, table, found))]
    head = Head(
        paper.speech.say(N_("Check-in list")), left=[event_fact(paper), _arrived(paper, found)],
        right=place_fact(paper),
    )  # fmt: skip
    words = N_("“!!” means: something is noted about this guest. This sheet holds personal data: hand it to "
               "the organisers after the event.")  # fmt: skip
    yield from draw_table(paper, head, sections, note(paper, paper.speech.say(words)))


def _read(name: str) -> str:
    """A name as it is looked for: Chinese ones by their reading."""
    return " ".join(syllables(name, name=True)).casefold()


def _by_letter(paper: Paper, table: Columns, found: Sequence[Guest]) -> list[Entry]:
    """The guests, a long list with a band for each first letter."""
    entries, last = [], ""
    for guest in found:
        first = _read(guest.name)[:1].upper()
        letter = first if first.isalpha() else "#"
        if letter != last and len(found) >= LONG:
            entries.append(table.band("", letter))
            entries[-1].leads = True
        entries.append(_guest(paper, table, guest))
        last = letter
    return entries


def _guest(paper: Paper, table: Columns, guest: Guest) -> Entry:
    """A guest; what is noted about them is for staff alone."""
    noted = clean(paper.picture.get("participant", guest.key).notes)
    name = Text(spaced_name(block(guest.name, NAME, table.room(2))))
    return table.entry(
        [Box(guest.came)],
        [("!!" if noted else "", MARK)],
        [name, (guest.other, SMALL_GREY), (noted if paper.is_staff else "", TEXT)],
        [(guest.organisation, TEXT), (guest.detail, SMALL_GREY)],
        [(guest.group, TEXT)],
    )


def _arrived(paper: Paper, found: Sequence[Guest]) -> Fact:
    """How many are on the list, and how many of them were there when it was printed."""
    came = sum(guest.came for guest in found)
    with speaking(paper.speech.main):
        told = ngettext("{count} person", "{count} people", len(found)).format(count=len(found))
        lines = (ngettext("{count} arrived", "{count} arrived", came).format(count=came),) if came else ()
        return Fact(told, lines)
