"""Entries that probably mean the same person, organisation or venue, and why they seem to."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from models.words import N_, _

from .matching import key_of
from .pinyin import syllables
from .plan import Picture, Row

#: From this many points two entries are told, from that many they are surely the same.
TOLD, SURE = 2, 4
#: Groups that share a sign this often (a switchboard, a common name) are not compared pair by pair.
_COMMON_SIGN = 30
_MARKS = re.compile(r"[\s·•・.,，。'’\-–—_()（）\[\]【】《》“”\"/]+")
_DIGITS = re.compile(r"\D+")


class Sign(NamedTuple):
    """A thing that two entries have in common, or in which they differ: what it says and what it counts."""

    says: str
    points: int


NAME = Sign(N_("same name"), 2)
SOUND = Sign(N_("same name in pinyin"), 1)
OTHER_NAME = Sign(N_("same name in the second language"), 1)
EMAIL = Sign(N_("same e-mail address"), 2)
PHONE = Sign(N_("same telephone number"), 2)
NUMBER = Sign(N_("same register number"), 4)
HOME = Sign(N_("same organisation"), 1)
CITY = Sign(N_("same city"), 1)
ADDRESS = Sign(N_("same address"), 2)
ELSEWHERE = Sign(N_("different organisations"), -1)
OTHER_CITY = Sign(N_("different cities"), -2)
OTHER_NUMBER = Sign(N_("different register numbers"), -4)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Rows of one table that probably mean the same, the one with most behind it first, and why."""

    table: str
    ids: tuple[int, ...]
    reasons: tuple[str, ...]
    points: int

    @property
    def sure(self) -> bool:
        """Whether there is hardly a doubt."""
        return self.points >= SURE

    def message(self) -> str:
        """Why, in the language in force."""
        return _("; ").join(_(reason) for reason in self.reasons)


def duplicates(picture: Picture, table: str) -> list[Suspicion]:
    """Entries of `person`, `organisation` or `venue` that probably mean the same, surest first.

    Entries that are alike in a chain stand together. Two are told only where a name or a register number
    speaks for it: a shared switchboard alone does not.
    """
    rows = list(picture.all(table))
    signs = _SIGNS[table]
    pairs: dict[tuple[int, int], list[Sign]] = {}
    for one, other in _candidates(rows, signs):
        found = _compared(one, other, table)
        if sum(sign.points for sign in found) >= TOLD and found[0].points > 0:
            pairs[one.id, other.id] = found
    return sorted(_joined(picture, table, pairs), key=lambda s: (-s.points, str(s.ids)))


def _candidates(rows: list[Row], signs: Callable[[Row], Iterable[Any]]) -> Iterator[tuple[Row, Row]]:
    """Pairs that share any sign, each once."""
    sharing: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        for sign in signs(row):
            sharing[sign].append(row)
    seen: set[tuple[int, int]] = set()
    for group in sharing.values():
        for one, other in combinations(group[:_COMMON_SIGN], 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if one.id != other.id and pair not in seen:
                seen.add(pair)
                yield one, other


def name_key(name: str) -> str:
    """A name without case, width, marks and white space: “Tsinghua  University (Beijing)” and its like."""
    return _MARKS.sub("", key_of(name))


def sound_key(name: str, *, person: bool = False) -> tuple[str, ...]:
    """The syllables of a name, the same whether the family name is first or last; empty if unreadable.

    A Latin name counts as its words: “Wang Fang”, “Fang Wang” and 王芳 are alike, 欧阳娜 and “Ouyang Na” too.
    """
    plain = _MARKS.sub(" ", key_of(name)).strip()
    if not plain:
        return ()
    if plain.isascii():
        return tuple(sorted(plain.split()))
    read = syllables(name_key(name), name=person)
    if not person:
        return read
    given = "".join(read[1:]) if len(read) < 4 else "".join(read[2:])
    family = "".join(read[:1]) if len(read) < 4 else "".join(read[:2])
    return tuple(sorted(filter(None, (family, given))))


def phone_key(phone: str) -> str:
    """The last eleven digits of a number; nothing where there are fewer than seven."""
    digits = _DIGITS.sub("", phone)
    return digits[-11:] if len(digits) >= 7 else ""


def _names(row: Row, *, person: bool) -> tuple[set[str], set[tuple[str, ...]]]:
    names = [name for name in (row.name, row.name_other) if name]
    return {name_key(name) for name in names} - {""}, {sound_key(name, person=person) for name in names} - {
        ()
    }


def _person_signs(row: Row) -> Iterator[Any]:
    keys, sounds = _names(row, person=True)
    yield from keys
    yield from sounds
    yield from _shared_signs(row)


def _organisation_signs(row: Row) -> Iterator[Any]:
    yield from _names(row, person=False)[0]
    yield from _shared_signs(row)


def _venue_signs(row: Row) -> Iterator[Any]:
    yield from _names(row, person=False)[0]
    if row.address:
        yield "address", name_key(row.address)


def _shared_signs(row: Row) -> Iterator[Any]:
    if row.external_id:
        yield "number", key_of(row.external_id)
    if row.email:
        yield "email", row.email.casefold()
    if phone_key(row.phone):
        yield "phone", phone_key(row.phone)


_SIGNS: dict[str, Callable[[Row], Iterable[Any]]] = {
    "person": _person_signs, "organisation": _organisation_signs, "venue": _venue_signs,
}  # fmt: skip


def _compared(one: Row, other: Row, table: str) -> list[Sign]:
    """What speaks for two entries being the same, and then what speaks against it.

    Without a name or a number in common the list begins with what speaks against it, and counts for nothing.
    """
    person = table == "person"
    (keys, sounds), (their_keys, their_sounds) = _names(one, person=person), _names(other, person=person)
    found = []
    if name_key(one.name) == name_key(other.name):
        found.append(NAME)
    elif keys & their_keys:
        found += [OTHER_NAME, SOUND]
    elif person and sounds & their_sounds:
        found.append(SOUND)
    same_number = _alike(one, other, "external_id", key_of)
    if same_number and one.source == other.source:
        found.insert(0, NUMBER)
    elif same_number is False and one.source == other.source:
        found.append(OTHER_NUMBER)
    if not found or found[0].points < 0:
        return [Sign("", 0)]
    return found + list(_further(one, other, table))


def _further(one: Row, other: Row, table: str) -> Iterator[Sign]:
    """Everything but names and numbers."""
    if table == "venue":
        yield from _verdict(_alike(one, other, "address", name_key), ADDRESS, None)
    else:
        yield from _verdict(_alike(one, other, "email", str.casefold), EMAIL, None)
        yield from _verdict(_alike(one, other, "phone", phone_key), PHONE, None)
    if table == "person":
        home, theirs = one.organisation_id, other.organisation_id
        yield from _verdict(home == theirs if home and theirs else None, HOME, ELSEWHERE)
    else:
        yield from _verdict(_alike(one, other, "city", name_key), CITY, OTHER_CITY)


def _alike(one: Row, other: Row, column: str, key: Callable[[str], str]) -> bool | None:
    """Whether both say the same there; None where one of them says nothing, or has no such column."""
    mine, theirs = (key(getattr(row, column, "") or "") for row in (one, other))
    return mine == theirs if mine and theirs else None


def _verdict(same: bool | None, good: Sign, bad: Sign | None) -> Iterator[Sign]:
    if same:
        yield good
    elif same is False and bad:
        yield bad


def _joined(picture: Picture, table: str, pairs: dict[tuple[int, int], list[Sign]]) -> Iterator[Suspicion]:
    """Chains of pairs as one group, its reasons those of its strongest pairs."""
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        both = group.get(one, {one}) | group.get(other, {other})
        for row_id in both:
            group[row_id] = both
    for members in {id(found): found for found in group.values()}.values():
        inside = [signs for pair, signs in pairs.items() if pair[0] in members]
        reasons = dict.fromkeys(sign.says for signs in inside for sign in signs if sign.points > 0)
        against = dict.fromkeys(sign.says for signs in inside for sign in signs if sign.points < 0)
        ids = sorted(members, key=lambda row_id: (-_weight(picture, table, row_id), row_id))
        points = min(sum(sign.points for sign in signs) for signs in inside)
        yield Suspicion(table, tuple(ids), (*reasons, *against), points)


_BEHIND = {
    "person": (("appearance", "person_id"), ("participant", "person_id"), ("talk_giver", "person_id")),
    "organisation": (("event_partner", "organisation_id"), ("person", "organisation_id"),
                     ("agreement", "organisation_id"), ("group", "organisation_id")),
    "venue": (("event", "venue_id"), ("room", "venue_id")),
}  # fmt: skip


def _weight(picture: Picture, table: str, row_id: int) -> int:
    """How much stands behind an entry: the one with most is proposed to be kept."""
    used = sum(len(picture.of(other, column, row_id)) for other, column in _BEHIND[table])
    known = sum(bool(value) for value in picture.tables[table][row_id])
    return 100 * used + known
