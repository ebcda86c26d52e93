"""Calendars: events and their sessions as iCalendar, for phones, Outlook and everything that subscribes.

An entry keeps its UID for good and counts up its SEQUENCE with the plan, so a calendar that knows
an older state takes the newer one over it. What iCalendar cannot say of a session stands in X-LECTERN;
see `own_facts`.
"""

from collections.abc import Generator, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Conference, Timezone
from icalendar import Event as Entry
from icalendar.prop import vText

from exports import Request
from exports.facts import EventFacts, chosen_events, event_facts
from exports.outgoing import Outgoing, Sent, lasting_ids, outgoing
from exports.own_facts import Facts, differences, text
from exports.text import clean
from exports.wording import Speech
from models.database import Problem
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

PRODUCT = "-//Lectern//Lectern//EN"
SPEAKERS = N_("Speakers: {names}")
OTHERS = {
    "moderator": N_("Moderator: {names}"), "guide": N_("Guide: {names}"),
    "interpreter": N_("Interpreter: {names}"), "host": N_("Host: {names}"),
}  # fmt: skip
WEB = ("http://", "https://")


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """One calendar of the events asked for, or of all that have a date."""
    speech = Speech.of(request.languages, picture.plan)
    with speaking(speech.main):
        events = _events(picture, request)
        told = [outgoing(picture, event_id, request.audience) for event_id in events]
        file = _File(picture, request, speech, told)
    yield 0.2
    base = file.write({}).to_ical()
    yield 0.6
    notes = file.notes(base)
    yield 0.8
    file.tell()
    yield 0.9
    return bytes(file.write(notes).to_ical())


def _events(picture: Picture, request: Request) -> list[int]:
    """Those that have a date; the public is not told of mere ideas unless asked for by name."""
    found = []
    for event_id in chosen_events(picture, request.events):
        event = picture.get("event", event_id)
        if event is None:
            raise Problem(_("The plan has no event {id}.").format(id=event_id))
        hidden = event.status == "idea" and request.audience == "public" and not request.events
        if event.starts and not hidden:
            found.append(event_id)
    if not found:
        raise Problem(_("None of these events has a date yet, so there is nothing for a calendar."))
    return found


class _File:
    """One calendar file, and what all its entries share."""

    def __init__(self, picture: Picture, request: Request, speech: Speech, told: list[Outgoing]) -> None:
        self.picture, self.request, self.speech, self.told = picture, request, speech, told
        _once(told)
        self.facts = {each.event.id: event_facts(picture, each.event.id, speech) for each in told}
        self.uids = lasting_ids((s.session for each in told for s in each.sent), mail_like=True)
        self.event_uids = lasting_ids((each.event for each in told), mail_like=True)
        zone = ZoneInfo(picture.plan.time_zone)
        self.stamp = request.printed.replace(tzinfo=zone).astimezone(UTC)
        self.title = self.facts[told[0].event.id].title if len(told) == 1 else clean(picture.plan.title)

    def write(self, notes: Facts) -> Any:
        """The calendar, with the notes that bring what it cannot say."""
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("name", self.title)
        calendar.add("x-wr-calname", self.title)
        calendar.add("x-wr-timezone", self.told[0].event.time_zone)
        whole = {key: value for key, value in notes.items() if key != "sessions"}
        if whole:
            _own(calendar, whole)
        for zone in self._zones():
            calendar.add_component(zone)
        for each in self.told:
            calendar.add_component(self._event(each))
            for sent in each.sent:
                if sent.item.starts:
                    calendar.add_component(self._session(each, sent, notes.get("sessions", {})))
        return calendar

    def _zones(self) -> Iterable[Any]:
        moments = [
            at for each in self.told for at in (each.event.starts, each.event.ends, *_starts(each)) if at
        ]
        first, last = date(min(moments).year, 1, 1), date(max(moments).year + 1, 1, 1)
        for name in dict.fromkeys(each.event.time_zone for each in self.told):
            if name != "UTC":
                yield Timezone.from_tzid(name, first_date=first, last_date=last)

    def notes(self, base: bytes) -> Facts:
        """What a reader of `base` would miss."""
        from exports.reading import Wish, read_content

        first = min(each.event.starts for each in self.told)
        wish = Wish(("agenda",), self.told[0].event.time_zone, None, {}, first.year, first.date())
        read = read_content(base, "calendar.ics", wish).schedule
        pairs = [
            (self.uids[sent.session.id], replace(sent.item, number="", guid=self._guid(sent)))
            for each in self.told
            for sent in each.sent
        ]
        # Several events make no schedule of their own: what was read of the whole is meant.
        meant = self.told[0].schedule if len(self.told) == 1 else read
        return differences(read, meant, pairs)

    def _guid(self, sent: Sent) -> str:
        own = sent.session.external_id
        return own if own and not own.startswith("#") else self.uids[sent.session.id]

    def tell(self) -> None:
        """Say what is not in the calendar as other programs show it."""
        with speaking(self.speech.main):
            count = sum(1 for each in self.told for sent in each.sent if not sent.item.starts)
            if count:
                self.request.notes.append(
                    ngettext(
                        "{count} session has no time yet, so calendars do not show it.",
                        "{count} sessions have no time yet, so calendars do not show them.", count,
                    ).format(count=count)
                )  # fmt: skip

    # Entries

    def _event(self, told: Outgoing) -> Any:
        event, facts = told.event, self.facts[told.event.id]
        entry = self._entry(self.event_uids[event.id], event.starts, event.ends, event.time_zone)
        entry.add("summary", " ".join(filter(None, (facts.title, facts.title_other))))
        place = ", ".join(dict.fromkeys((*facts.venue, *facts.address)))
        if place:
            entry.add("location", place)
        words = "\n".join((*facts.theme, *(f"{role}: {', '.join(names)}" for role, names in facts.partners)))
        if words:
            entry.add("description", words)
        entry.add("status", _event_status(event))
        if _is_web(event.link):
            entry.add("url", event.link)
        self._join(entry, event)
        if any(sent.item.starts for sent in told.sent):
            entry.add("transp", "TRANSPARENT")
            if len(self.told) == 1:
                entry.add("x-lectern-event", vText("1"), parameters={"VALUE": "TEXT"})
        return entry

    def _session(self, told: Outgoing, sent: Sent, notes: Facts) -> Any:
        session, facts, speech = sent.session, self.facts[told.event.id], self.speech
        uid = self.uids[session.id]
        starts = sent.item.starts
        assert starts
        entry = self._entry(uid, starts, starts + timedelta(minutes=sent.item.minutes), told.event.time_zone)
        title, other = speech.both(session, "title")
        entry.add("summary", title)
        words = self._description(sent, other)
        if words:
            entry.add("description", words)
        place = self._place(sent, facts)
        if place:
            entry.add("location", place)
        track = speech.one(self.picture.get("track", session.track_id), "title")
        if track:
            entry.add("categories", [track])
        entry.add("status", _session_status(sent, told.event))
        if _is_web(session.link):
            entry.add("url", session.link)
        mode = session.mode or told.event.mode
        if mode != "in_person":
            self._join(entry, told.event)
        if len(self.told) == 1:
            entry.add("related-to", self.event_uids[told.event.id], parameters={"RELTYPE": "PARENT"})
        if uid in notes:
            _own(entry, notes[uid])
        return entry

    def _entry(self, uid: str, starts: datetime, ends: datetime | None, zone: str) -> Any:
        entry = Entry()
        entry.add("uid", uid)
        entry.add("dtstamp", self.stamp)
        entry.add("sequence", int(self.picture.plan.changes))
        entry.add("dtstart", starts.replace(tzinfo=ZoneInfo(zone)))
        if ends and ends > starts:
            entry.add("dtend", ends.replace(tzinfo=ZoneInfo(zone)))
        return entry

    def _join(self, entry: Any, event: Any) -> None:
        """The link by which those who are elsewhere take part."""
        if event.mode != "in_person" and _is_web(event.link):
            label = self.speech.word(N_("Join online"))
            entry.add("conference", Conference(event.link, feature="VIDEO", label=label).to_uri())

    def _description(self, sent: Sent, other: str) -> str:
        """The second title, what it is about, and who."""
        named: dict[str, list[str]] = {}
        for appearance, person in self.picture.people(sent.session.id):
            if appearance.reply != "no":
                named.setdefault(appearance.role, []).append(self.speech.one(person, "name"))
        people = [
            self.speech.word({"speaker": SPEAKERS, **OTHERS}[role]).format(names=", ".join(names))
            for role, names in named.items()
        ]
        session = sent.session
        parts = (other, session.subtitle, session.abstract, "\n".join(people))
        return "\n\n".join(clean(part, lines=True) for part in parts if part)

    def _place(self, sent: Sent, facts: EventFacts) -> str:
        rooms = [self.speech.one(room, "name") for room in self.picture.session_rooms(sent.session.id)]
        if not rooms and sent.session.mode == "online":
            return self.speech.word(N_("Online"))
        return ", ".join(filter(None, dict.fromkeys((*rooms, *facts.venue[:1], *facts.address[:1]))))


def _own(component: Any, facts: Facts) -> None:
    component.add("x-lectern", vText(text(facts)), parameters={"VALUE": "TEXT"})


def _once(told: list[Outgoing]) -> None:
    """A session common to several events stands in the calendar once."""
    seen: set[int] = set()
    for each in told:
        each.sent = [sent for sent in each.sent if sent.session.id not in seen]
        seen.update(sent.session.id for sent in each.sent)


def _starts(told: Outgoing) -> list[datetime]:
    return [sent.item.starts for sent in told.sent if sent.item.starts]


def _is_web(link: str) -> bool:
    return link.startswith(WEB) and link.isprintable() and " " not in link


def _event_status(event: Any) -> str:
    return {"cancelled": "CANCELLED", "confirmed": "CONFIRMED", "done": "CONFIRMED"}.get(
        event.status, "TENTATIVE"
    )


def _session_status(sent: Sent, event: Any) -> str:
    """A session of a confirmed event is as good as confirmed, unless it is an idea or cancelled."""
    if sent.item.status == "cancelled" or event.status == "cancelled":
        return "CANCELLED"
    if sent.item.status == "confirmed" or (
        sent.item.status == "planned" and _event_status(event) == "CONFIRMED"
    ):
        return "CONFIRMED"
    return "TENTATIVE"
