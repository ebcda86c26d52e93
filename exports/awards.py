"""Whom the certificates of an event go to, and the number of each.

A speaker gets one who agreed to come, once the event is over; a guest who is marked as arrived.
"""

from dataclasses import dataclass
from typing import Any
from zlib import crc32

from exports.guests import Helper, guests, helpers
from exports.pages import Paper
from exports.sign_in import ALPHABET, page_code
from models.words import _


@dataclass(frozen=True, slots=True)
class Award:
    """What one certificate is for: a person of the plan or a participant, and the session held, if any.

    `organisation` is what a participant gave; a person's own is told in each language. Without a row the name
    is written in by hand.
    """

    key: str
    row: Any
    organisation: str
    talk: Any = None


def serial(paper: Paper, key: str) -> str:
    """“2026-RXV-4F7K2”: the same at every reprint, whoever is added or leaves the list."""
    year = str(paper.facts.first.year) if paper.facts.first else ""
    begin = paper.request.option("serial") or "-".join(filter(None, (year, page_code(paper.facts.id, 1)[:3])))
    number, letters = crc32(key.encode()), ""
    for _place in range(5):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return f"{begin}-{letters}"


def awards(paper: Paper) -> list[Award]:
    """Whom to honour: who appeared, by first duty, and who is marked as arrived, by group and name."""
    wanted, picture = paper.request.option("people", "all"), paper.picture
    found, known = [], set()
    for helper in _appeared(paper):
        talks = [duty.row.id for duty in helper.duties if duty.role == "speaker"] or [helper.duties[0].row.id]
        known.add(helper.person.id)
        if wanted in ("all", "speakers"):
            talk = picture.get("session", talks[0])
            found.append(Award(f"person {helper.person.id}", helper.person, "", talk))
    if wanted in ("all", "guests"):
        for guest in guests(paper):
            row = picture.get("participant", guest.key)
            if guest.came and row.person_id not in known:
                person = picture.get("person", row.person_id)
                found.append(Award(f"participant {guest.key}", person or row, guest.organisation))
    count = int(paper.request.option("blank", "0"))
    return [*found, *(Award(f"blank {number}", None, "") for number in range(1, count + 1))]


def _appeared(paper: Paper) -> list[Helper]:
    """Who agreed to appear, once the event is over, or before where that is wanted."""
    facts, today = paper.facts, paper.request.printed.date()
    is_over = facts.row.status == "done" or (facts.last is not None and facts.last <= today)
    agreed = [helper for helper in helpers(paper) if _agreed(paper, helper)]
    if is_over or paper.request.option("ahead", "no") == "yes":
        return agreed
    if agreed and paper.request.option("people", "all") != "guests":
        sentence = _(
            "“{title}” is not over yet: speakers get their certificates afterwards, or ahead if chosen."
        )
        paper.note(sentence.format(title=facts.title))
    return []


def _agreed(paper: Paper, helper: Helper) -> bool:
    return any(
        appearance.reply == "yes"
        for duty in helper.duties
        for appearance, person in paper.picture.people(duty.row.id)
        if person.id == helper.person.id
    )
