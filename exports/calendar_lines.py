"""The lines of an iCalendar file: unfolded, taken apart, gathered into entries that know where they began."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.database import Problem
from models.words import _

from .incoming_text import decode

NAME = re.compile(r"[A-Za-z0-9_-]+")
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "N": "\n"}
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: where it stands, its name in capitals, its parameters, and its value as written."""

    row: int
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value with its escapes resolved."""
        if "\\" not in self.value:
            return self.value
        return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), self.value)


@dataclass(slots=True)
class Part:
    """A component such as VEVENT, and what lies in it."""

    kind: str
    row: int
    properties: list[Property] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """Every line of that name."""
        return [each for each in self.properties if each.name == name]

    def get(self, name: str) -> Property | None:
        """The first line of that name."""
        return next((each for each in self.properties if each.name == name), None)

    def text(self, name: str) -> str:
        """The text of the first line of that name, or nothing."""
        found = self.get(name)
        return found.text.strip() if found else ""


def calendars(content: bytes, name: str) -> list[Part]:
    """The calendars in a file; one file may hold several.

    Raises:
        Problem: a line is none, or the file ends in the middle of an entry.
    """
    found: list[Part] = []
    open_parts: list[Part] = []
    text = decode(content)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise Problem(_("“{name}” is no calendar: it has no line BEGIN:VCALENDAR.").format(name=name))
    for row, logical in _unfolded(text):
        each = _property(row, logical, name)
        if each.name == "BEGIN":
            _begin(each, open_parts, found, name)
        elif each.name == "END":
            if open_parts:
                open_parts.pop()
        elif open_parts:
            open_parts[-1].properties.append(each)
    if open_parts:
        raise Problem(
            _(
                "“{name}” ends in the middle of what begins in line {row}. It was cut off; get it again."
            ).format(name=name, row=open_parts[-1].row)
        )
    if not found:
        raise Problem(_("“{name}” is no calendar: it has no line BEGIN:VCALENDAR.").format(name=name))
    return found


def _begin(each: Property, open_parts: list[Part], found: list[Part], name: str) -> None:
    part = Part(each.value.strip().upper(), each.row)
    if part.kind in ("VEVENT", "VCALENDAR") and any(outer.kind == part.kind for outer in open_parts):
        raise Problem(
            _("In “{name}”, line {row} begins an entry before the one of line {before} has ended.").format(
                name=name, row=each.row, before=open_parts[-1].row
            )
        )
    if part.kind == "VCALENDAR":
        found.append(part)
    elif open_parts:
        open_parts[-1].parts.append(part)
    open_parts.append(part)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each logical line with the number of its first physical one. Blank lines count for nothing."""
    row, pieces = 0, [""]
    for number, each in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not each.strip():
            continue
        if each[0] in " \t" and row:
            pieces.append(each[1:])
            continue
        if row:
            yield row, "".join(pieces)
        row, pieces = number, [each.lstrip() if not row else each]
    if row:
        yield row, "".join(pieces)


def _property(row: int, text: str, name: str) -> Property:
    head = NAME.match(text)
    rest = text[head.end() :] if head else ""
    if head and rest.startswith(":"):
        return Property(row, head[0].upper(), {}, rest[1:])
    colon = _colon(rest) if rest.startswith(";") else -1
    if head is None or colon < 0:
        shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        raise Problem(
            _("Line {row} of “{name}” is not a line of a calendar: “{text}”. Repair or remove it.").format(
                row=row, name=name, text=shown
            )
        )
    if colon > len(rest):  # a quotation mark that never closes, as some Exchange servers write
        rest = rest.replace('"', "")
        colon = rest.rindex(":")
    return Property(row, head[0].upper(), _parameters(rest[1:colon]), rest[colon + 1 :])


def _colon(rest: str) -> int:
    """The first colon outside quotation marks; beyond the end where a mark never closes; -1 for none."""
    quoted = False
    for at, character in enumerate(rest):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return at
    return len(rest) + 1 if ":" in rest else -1


def _parameters(text: str) -> dict[str, str]:
    if not text:
        return {}
    parts = re.findall(r'([^;="]+)=((?:"[^"]*"|[^;"])*)', text)
    return {key.strip().upper(): value.replace('"', "") for key, value in parts}
