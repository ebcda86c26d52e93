"""Sign-up lists (报名表) and lists of people: workbooks, text files, and what is pasted from one."""

import re
from collections.abc import Mapping

from models.words import _
from planning.schedule import Guest, Refusal

from .columns import Header, header, text
from .organisations_in import TOTAL
from .table_rows import Row
from .tables import Table, parse_text

ARRIVED = re.compile(
    r"^(?:yes|y|x|true|1|arrived|attended|present|checked.?in|是|已到|到场|已签到|签到|√|✓|☑|到)$",
    re.IGNORECASE,
)
INVITED = re.compile(r"^(?:invited|pending|受邀|已邀请|邀请|待定)$", re.IGNORECASE)
MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
PHONE = re.compile(r"^\+?[\d\s\-()（）]{6,20}$")
ABOUT_PERSON = ("languages", "expertise", "city")
NAMES = {"name", "first_name", "last_name"}
TYPED = re.compile(r"\s*[,，;；\t]\s*")
CHINESE = re.compile(r"^[\u4e00-\u9fff·]{2,5}$")


def fits(head: Header | None) -> bool:
    """Whether a header is that of a list of people: a name, and anything that goes with a person."""
    return bool(head and head.fields & NAMES and head.fields - NAMES)


def about_people(head: Header) -> bool:
    """Whether a list is of people who do something rather than of those who sign up."""
    return bool(head.fields & {"languages", "expertise"})


def read(found: list[tuple[Table, Header]]) -> tuple[list[Guest], list[Refusal]]:
    """Everybody on these lists."""
    guests: list[Guest] = []
    refused: list[Refusal] = []
    for table, head in found:
        group = ""
        for number in range(head.row + 1, len(table.rows)):
            row = Row(table, head, number)
            filled = [text(cell) for cell in row.cells if cell not in ("", None)]
            headings = {column.header for column in head.columns}
            if not filled or {*filled} <= headings or TOTAL.match(filled[0]):
                continue
            if len(filled) == 1 and not _name(row):
                group = filled[0] if len(filled[0]) <= 60 else group
                continue
            place, fault = row.fault()
            if fault:
                refused.append(Refusal(place, fault))
            elif _name(row):
                guests.append(_guest(row, group))
            elif len([c for c in head.columns if row.at(c)]) > 1:
                refused.append(Refusal(row.place("name"), _("It has no name.")))
    return guests, refused


def _name(row: Row) -> str:
    whole = row.text("name")
    if whole:
        return whole
    first, last = row.text("first_name"), row.text("last_name")
    chinese = bool(re.match(r"[\u4e00-\u9fff]", last))
    return f"{last}{first}" if chinese else f"{first} {last}".strip()


def _guest(row: Row, group: str) -> Guest:
    said = row.text("state")
    own = "row_id" in row.head.fields
    state = "arrived" if ARRIVED.match(said) or row.text("time_in") else ""
    state = state or ("invited" if INVITED.match(said) else "" if own else "registered")
    notes = [row.text("notes")] + [
        f"{column.header}: {row.at(column)}"
        for field in (() if own else ABOUT_PERSON)
        for column in row.head.at(field)
        if row.at(column)
    ]
    more = {field: row.text(field) for field in (*ABOUT_PERSON, "name_other", "row_id")} if own else {}
    return Guest(
        place=row.place("name"),
        name=_name(row),
        organisation=row.text("organisation"),
        group=row.text("group") or group,
        title=row.text("title"),
        phone=row.text("phone"),
        email=row.text("email"),
        state=state,
        notes="; ".join(note for note in notes if note),
        external_id=row.text("external_id"),
        **more,
    )


def pasted(words: str, columns: Mapping[str, str] | None = None) -> tuple[list[Guest], list[Refusal]]:
    """The people in pasted text: a table with or without a header, or a name a line.

    Without a header, e-mail addresses and telephone numbers tell themselves; the first other part is the
    name, then come organisation and position.
    """
    table = Table("", parse_text(words, _("the pasted text")))
    head = header(table, "attendance", columns or {})
    if head and fits(head):
        return read([(table, head)])
    guests = [
        guest
        for number, said in enumerate(words.splitlines())
        if (guest := _typed(said, table.place(number)))
    ]
    return guests, []


def titled(words: str) -> bool:
    """Whether pasted text begins with the titles of its columns."""
    return fits(header(Table("", parse_text(words, _("the pasted text"))), "attendance", {}))


def _typed(said: str, place: str) -> Guest | None:
    parts = [part for part in TYPED.split(said.strip()) if part]
    if len(parts) == 1 and CHINESE.match(parts[0].split()[0] if parts[0].split() else ""):
        parts = parts[0].split()
    mails = [found[0] for part in parts if (found := MAIL.search(part))]
    phones = [part for part in parts if PHONE.match(part)]
    rest = [text(part) for part in parts if part not in phones and not MAIL.search(part)]
    if not rest:
        return None
    rest += ["", ""]
    return Guest(
        place=place,
        name=rest[0],
        organisation=rest[1],
        title=rest[2],
        phone=phones[0] if phones else "",
        email=mails[0] if mails else "",
    )
