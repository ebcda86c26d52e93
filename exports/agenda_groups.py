"""The rows of an agenda list under their heads: by day, room, person or track. None is left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from exports.agenda_rows import Agenda, Row, days_of
from exports.wording import day, sound
from models.words import N_, _, speaking


class Group(NamedTuple):
    """Rows under one head."""

    head: str
    aside: str
    rows: Sequence[Row]


def groups(agenda: Agenda, by: str, slim: bool = False) -> list[Group]:
    """The rows under their heads: by day, room, person or track. Every row is in one of them."""
    placed = [row for row in agenda.rows if row.starts is not None]
    waiting = [row for row in agenda.rows if row.starts is None]
    maker = {"room": _by_room, "person": _by_person, "track": _by_track}.get(by, _by_day)
    found = maker(agenda, placed, slim)
    if waiting:
        found.append(Group(agenda.speech.say(N_("Not yet placed")), "", waiting))
    return found


def _by_day(agenda: Agenda, rows: Sequence[Row], slim: bool) -> list[Group]:
    theme = " ".join(agenda.facts.theme[:1])
    found = []
    for number, when in enumerate(days_of(rows)):
        heads = agenda.speech.in_each(lambda name, when=when: day(when, name))
        aside = themed(agenda, theme) if theme and not number and not slim else ""
        found.append(Group("\n".join(heads), aside, [row for row in rows if row.day == when]))
    return found


def themed(agenda: Agenda, theme: str) -> str:
    """“Theme: …” in the main language."""
    with speaking(agenda.speech.main):
        return _("Theme: {theme}").format(theme=theme)


def _by_room(agenda: Agenda, rows: Sequence[Row], _slim: bool) -> list[Group]:
    names = {
        number: " ".join(filter(None, name))
        for row in rows
        for number, name in zip(row.room_ids, row.rooms, strict=True)
    }
    order = sorted(names, key=lambda number: (agenda.order.get(number, len(agenda.order)), names[number]))
    found = [Group(names[n], "", [row for row in rows if n in row.room_ids]) for n in order]
    return _with_rest(found, agenda.speech.say(N_("In all rooms, or online")), rows, lambda row: row.room_ids)


def _by_person(agenda: Agenda, rows: Sequence[Row], _slim: bool) -> list[Group]:
    names = {
        number: name
        for row in rows
        for number, (name, _detail) in zip(row.person_ids, row.people, strict=True)
    }
    shared = Counter(names.values())
    between = " " if agenda.speech.main == "zh_CN" else ", "
    heads = {
        number: between.join(filter(None, (name, agenda.houses[number] if shared[name] > 1 else "")))
        for number, name in names.items()
    }
    order = sorted(heads, key=lambda number: (sound(names[number]), sound(heads[number]), number))
    found = [Group(heads[n], "", [row for row in rows if n in row.person_ids]) for n in order]
    return _with_rest(found, agenda.speech.say(N_("Nobody named yet")), rows, lambda row: row.people)


def _by_track(agenda: Agenda, rows: Sequence[Row], _slim: bool) -> list[Group]:
    found = []
    for position, (code, name) in enumerate(agenda.tracks):
        own = [row for row in rows if row.track == position]
        if own:
            found.append(Group(f"{code}  {name}", "", own))
    rest = [row for row in rows if row.track is None]
    return [*found, Group(agenda.speech.say(N_("Without a track")), "", rest)] if rest else found


def _with_rest(
    found: list[Group], head: str, rows: Sequence[Row], has: Callable[[Row], Iterable[object]]
) -> list[Group]:
    rest = [row for row in rows if not has(row)]
    return [*found, Group(head, "", rest)] if rest else found
