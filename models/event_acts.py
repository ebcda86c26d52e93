"""Acts on whole events: copying one, changing several at once, making a session from the catalogue."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from .agenda import Appearance, Session, SessionRoom, Track, appear, new_session
from .budget import BudgetLine
from .database import Problem, Record
from .event import Event, EventPartner, EventRoom
from .history import step
from .item import Item, Loan
from .moving import Shift, moved, shift_event
from .organisation import Organisation
from .person import Person
from .risk import Risk
from .talk import Talk
from .task import Task, copy_parts
from .travel import Leg
from .words import _, ngettext

#: What a copy does not take over: who it is, where it came from, and what has happened to its original.
_OWN = {"id", "source", "external_id", "gone", "attended", "done", "condition", "actual"}
#: The rows of an event that are copied with it as they are, and their days and moments.
_COPIED: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (EventPartner, ()),
    (EventRoom, ("hours",)),
    (Task, ("due",)),
    (Leg, ("leaves", "arrives")),
    (Loan, ("out", "back")),
    (BudgetLine, ()),
    (Risk, ()),
)


def duplicate_event(event: Event, days: int = 0, *, title: str = "") -> Event:
    """Copy an event and its parts, `days` later: agenda, people, rooms, partners, tasks, journeys, loans,
    risks and what it was planned to cost.

    Nobody has answered yet in the copy, no task is done, nothing paid, no guest or group has signed up.

    Raises:
        Problem: it would leave the calendar.
    """
    with step(_("Duplicate “{title}”").format(title=event.title)):
        return _duplicate(event, days, {"title": title or event.title}, {})


def event_like(
    source: Event, title: str, starts: datetime | None, ends: datetime | None = None, **values: Any
) -> Event:
    """Add an event as a copy of another, with all its days and moments counted from its own start.

    In another city the venue and the rooms are left out: they are chosen anew.

    Raises:
        Problem: the other has a day, so the copy needs one; or it would leave the calendar.
    """
    if source.starts and not starts:
        raise Problem(_("Give the copy a day: its sessions and tasks are counted from it."))
    with step(_("Add event “{title}”").format(title=title)):
        made = _duplicate(source, 0, {"title": title}, {})
        if source.starts and starts:
            far = starts - source.starts
            shift_event(made, days=far.days, minutes=far.seconds // 60)
        made = Event.fetch(made.id)
        made.starts = starts
        if starts and ends:
            made.ends = ends
        city = values.pop("city", "") or made.city
        if city != made.city:
            made.city, made.city_other, made.venue = city, "", None
            sessions = Session.select(Session.id).where(Session.event == made)
            SessionRoom.delete().where(SessionRoom.session << sessions).execute()
            EventRoom.delete().where(EventRoom.event == made).execute()
        for name, value in values.items():
            setattr(made, name, value)
        made.save()
    return made


def change_events(events: Iterable[Event], **values: Any) -> None:
    """Give several events the same status, campaign, owner or other value, in one step."""
    events = list(events)
    facts = {"count": len(events), "title": events[0].title if events else ""}
    many = ngettext("Change {count} event", "Change {count} events", len(events))
    name = _("Change “{title}”") if len(events) == 1 else many
    with step(name.format(**facts)):
        for event in events:
            for field, value in values.items():
                setattr(event, field, value)
            event.save()


def let_receive(event: Event, organisation: Organisation | None, partner: EventPartner | None = None) -> None:
    """Let an organisation receive the event, as `partner` did so far; None: nobody does."""
    with step(_("Change the host of “{title}”").format(title=event.title)):
        if organisation is None:
            if partner:
                partner.delete_instance()
        elif partner:
            partner.organisation = organisation
            partner.save()
        else:
            EventPartner.create(event=event, organisation=organisation, role="host")


def lend(event: Event, item: Item, quantity: int = 1) -> Loan:
    """Book something for as long as an event lasts."""
    with step(_("{item} goes along to “{title}”").format(item=item.name, title=event.title)):
        return Loan.create(event=event, item=item, quantity=quantity, out=event.starts, back=event.ends)


def session_from_talk(event: Event, talk: Talk, *, giver: Person | None = None, **values: Any) -> Session:
    """Add a session that gives a talk of the catalogue; `giver` is asked to speak."""
    usual = {
        "title_other": talk.title_other, "abstract": talk.summary, "abstract_other": talk.summary_other,
        "talk": talk, "minutes": talk.minutes, "needs": talk.materials, "language": talk.language,
    }  # fmt: skip
    with step(_("Add session “{title}”").format(title=talk.title)):
        session = new_session(event, talk.title, **(usual | values))
        if giver:
            appear(session, [(giver, "speaker")])
    return session


def copied(row: Record, **values: Any) -> Any:
    """A copy of a row with an id of its own, not stored yet."""
    kept = {name: value for name, value in row.__data__.items() if name not in _OWN}
    return type(row)(**(kept | values))


def copied_tracks(event: Event, made: Event) -> dict[int, Track]:
    """The tracks of an event, copied for another: the copies by the ids of their originals."""
    tracks = {row.id: copied(row, event=made) for row in Track.select().where(Track.event == event)}
    Track.add_all(list(tracks.values()))
    return tracks


def copy_rows(model: type[Record], event: Event, made: Event, shift: Shift | None = None) -> None:
    """Copy the rows that a table has for an event, moved along by `shift`."""
    columns, rows, copies = dict(_COPIED)[model], [], {}
    for row in model.select().where(model.event == event):  # type: ignore[attr-defined]
        copy = copied(row, event=made)
        for name, value in moved(copy, columns, shift).items() if shift else ():
            setattr(copy, name, value)
        rows.append(copy)
        copies[row.id] = copy
    model.add_all(rows)
    if model is Task:
        copy_parts(copies)


def _duplicate(event: Event, days: int, values: dict[str, Any], known: dict[int, Session]) -> Event:
    """`known`: the copies made so far by the ids of their originals; parts find those of the parent there."""
    shift = Shift.of(event, days=days) if event.starts else None
    status = "idea" if event.status == "idea" else "planned"
    made: Event = copied(event, status=status, **_times(event, ("starts", "ends"), shift), **values)
    made.save(force_insert=True)
    tracks, ours = copied_tracks(event, made), {}
    for row in Session.select().where(Session.event == event, Session.status != "cancelled"):
        ours[row.id] = copied(
            row, event=made, track=tracks.get(row.track_id),
            copy_of=known.get(row.copy_of_id, row.copy_of_id),
            status="planned" if row.status == "confirmed" else row.status,
            **_times(row, ("starts", "day"), shift),
        )  # fmt: skip
    Session.add_all(list(ours.values()))
    _rooms_and_people(ours)
    for model, _columns in _COPIED:
        copy_rows(model, event, made, shift)
    known |= ours
    for part in list(Event.select().where(Event.part_of == event, Event.id != made.id)):
        _duplicate(part, days, {"part_of": made}, known)
    return made


def _times(row: Record, columns: tuple[str, ...], shift: Shift | None) -> dict[str, Any]:
    return moved(row, columns, shift) if shift else {}


def _rooms_and_people(sessions: Mapping[int, Session]) -> None:
    """Give copies the rooms of their originals, and all people who did not decline; they are asked anew."""
    originals = list(sessions)
    SessionRoom.add_all([
        copied(row, session=sessions[row.session_id])
        for row in SessionRoom.select().where(SessionRoom.session << originals)
    ])  # fmt: skip
    Appearance.add_all([
        copied(row, session=sessions[row.session_id], reply="asked")
        for row in Appearance.select().where(Appearance.session << originals, Appearance.reply != "no")
    ])  # fmt: skip
