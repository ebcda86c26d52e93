"""What a session of a JSON file says, under whichever names its dialect gives to the parts."""

from collections.abc import Iterator
from typing import Any

from planning.schedule import Speaker

from .incoming_text import line
from .incoming_words import role_of
from .json_walk import Found
from .table_rows import split_names

IDS = ("guid", "id", "code", "slug")
ROOMS = ("rooms", "venues", "locations", "halls")
PEOPLE = ("speakers", "persons", "people", "presenters", "participants")
KINDS = ("session_types", "types", "tracks", "categories", "tags", "items")
SPOKEN_BY = (
    "persons", "speakerList", "speakers", "presenters", "participants", "people", "speaker", "presenter",
    "lecturer", "authors",
)  # fmt: skip
WRITTEN_BY = ("primaryauthors", "chairs")
NAMES = ("public_name", "full_name", "fullName", "name", "display_name", "title")


class Tables:
    """The lists of rooms, people and kinds of a file, by every id they are called by."""

    def __init__(self, root: Any) -> None:
        self.rooms: dict[str, Found] = {}
        self.people: dict[str, Found] = {}
        self.tracks: dict[str, Found] = {}
        self.kinds: dict[str, Found] = {}
        self.listed_rooms: list[Found] = []
        self.listed_tracks: list[Found] = []
        self._collect(root, 0)

    def _collect(self, value: Any, depth: int) -> None:
        if not isinstance(value, dict) or depth > 4:
            return
        for key, child in value.items():
            if key == "rooms" and isinstance(child, dict):
                self.listed_rooms += [
                    {"name": name} for name, held in child.items() if isinstance(held, list)
                ]
            elif key == "days" and isinstance(child, list):
                for each in child:
                    self._collect(each, depth + 1)
            elif not self._take(key, _entries(child)) and isinstance(child, dict):
                self._collect(child, depth + 1)

    def _take(self, key: str, entries: list[Found]) -> bool:
        """Keep a list of rooms, people or kinds; whether it was one."""
        if key in ROOMS and entries and not any("sessions" in entry for entry in entries):
            self.listed_rooms += entries
            _index(self.rooms, entries)
        elif key in PEOPLE and entries:
            _index(self.people, entries)
        elif key in KINDS and entries:
            self.listed_tracks += entries if key in ("tracks", "session_types") else []
            table = self.tracks if key == "tracks" else self.kinds
            for entry in entries:
                _index(table, [entry, *_entries(entry.get("items"))])
        else:
            return False
        return True

    def room(self, value: Any) -> str:
        """The name of a room given as name, id, or record."""
        if isinstance(value, dict):
            return named(value) or self.room(value.get("id"))
        entry = self.rooms.get(line(value))
        return (named(entry) if entry else "") or line(value)

    def track(self, value: Any) -> tuple[str, str]:
        """A track given as name, id or record, in both languages."""
        return self._named(value, self.tracks)

    def kind(self, value: Any) -> tuple[str, str]:
        """A type of session, in both languages."""
        return self._named(value, self.kinds)

    @staticmethod
    def _named(value: Any, table: dict[str, Found]) -> tuple[str, str]:
        if isinstance(value, dict) and not both(value.get("name"))[0]:
            shown = both(value)
            if shown[0] and not any(key in value for key in IDS):
                return shown
            value = next((value[key] for key in IDS if line(value.get(key)) in table), value)
        entry = value if isinstance(value, dict) else table.get(line(value))
        return titles(entry) if entry else (line(value), "")

    def person(self, value: Any) -> Found | None:
        """The record of a person given as name, id or record."""
        if isinstance(value, dict):
            known = next((self.people[key] for k in IDS if (key := line(value.get(k))) in self.people), {})
            return {**known, **{k: v for k, v in value.items() if v not in (None, "", [])}}
        text = line(value)
        return self.people.get(text) or ({"name": text} if text else None)


def _entries(value: Any) -> list[Found]:
    if isinstance(value, dict):
        value = [
            {"id": key, **entry}
            for key, entry in value.items()
            if isinstance(entry, dict) and "session" not in entry
        ]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _index(table: dict[str, Found], entries: list[Found]) -> None:
    for entry in entries:
        for key in IDS:
            if line(entry.get(key)):
                table.setdefault(line(entry[key]), entry)


def both(value: Any) -> tuple[str, str]:
    """A text, and the same in a second language where there is one: Chinese or the local language first."""
    if not isinstance(value, dict):
        return line(value), ""
    texts = {
        key: line(text)
        for key, text in value.items()
        if isinstance(text, str) and len(key) <= 6 and line(text)
    }
    order = sorted(texts, key=lambda key: (not key.startswith("zh"), key.startswith("en")))
    found = list(dict.fromkeys(texts[key] for key in order if key[:2].isalpha()))
    return (found[0], found[1] if len(found) > 1 else "") if found else ("", "")


def titles(entry: Found | None, *names: str) -> tuple[str, str]:
    """The name of a record in both languages, whether the languages lie within the name or around it."""
    if not entry:
        return "", ""
    keys = names or NAMES
    around = {tongue: pick(entry.get(tongue), *keys) for tongue in ("zh", "zh-tw", "en", "ja", "de", "fr")}
    if any(isinstance(entry.get(tongue), dict) for tongue in around):
        return both({tongue: text for tongue, text in around.items() if text})
    return next((shown for key in keys if (shown := both(entry.get(key)))[0]), ("", ""))


def named(entry: Found) -> str:
    """The first name of a record."""
    return titles(entry)[0] or both(entry)[0] * (not any(key in entry for key in IDS))


def pick(entry: Any, *keys: str) -> str:
    """The first of these that says something, on one line."""
    if not isinstance(entry, dict):
        return ""
    return next((text for key in keys if (text := both(entry.get(key))[0])), "")


def first(entry: Found, *keys: str) -> Any:
    """The first of these that is there and not empty."""
    return next((entry[key] for key in keys if entry.get(key) not in (None, "", [], {})), None)


def listed(entry: Found, key: str) -> list[Any]:
    """The list under a key; nothing where something else stands there."""
    value = entry.get(key)
    return value if isinstance(value, list) else []


def rooms(entry: Found, tables: Tables, above: str) -> tuple[str, ...]:
    """The rooms of a session; what the levels above say counts where it says nothing itself."""
    slot = entry.get("slot") if isinstance(entry.get("slot"), dict) else {}
    for source in (entry, slot):
        value = first(
            source or {},
            "broadcast",
            "rooms",
            "room",
            "roomId",
            "room_id",
            "venue",
            "location",
            "place",
            "hall",
        )
        if isinstance(value, list):
            found = [tables.room(each) for each in value]
        else:
            found = [tables.room(value)] if value is not None else []
        if any(found):
            return tuple(dict.fromkeys(filter(None, found)))
    return (tables.room(above),) if above else ()


def people(entry: Found, tables: Tables) -> Iterator[Speaker]:
    """Who appears in a session: those who speak, else those who wrote it."""
    said: set[str] = set()
    for keys in (SPOKEN_BY, WRITTEN_BY):
        for key in keys:
            value = entry.get(key)
            for each in _several(value, tables):
                found = speaker(tables.person(each), key)
                if found and found.name.casefold() not in said:
                    said.add(found.name.casefold())
                    yield found
        if said:
            return


def _several(value: Any, tables: Tables) -> list[Any]:
    """Each of the people a value gives: a list of them, one record, or a text that names them."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [value]
    return split_names(value) if isinstance(value, str) and value not in tables.people else [value]


def speaker(entry: Found | None, key: str = "") -> Speaker | None:
    """A record of a person, or None where it has no name."""
    if not entry:
        return None
    given, family = pick(entry, "first_name", "firstName"), pick(entry, "last_name", "lastName", "familyName")
    name = f"{given} {family}".strip() or titles(entry)[0]
    if not name:
        return None
    role = (
        role_of(line(entry.get("role")))
        if entry.get("role")
        else "moderator"
        if key == "chairs"
        else "speaker"
    )
    return Speaker(
        name=name,
        role=role,
        organisation=pick(entry, "affiliation", "company", "organisation", "organization", "institution"),
        email=pick(entry, "email"),
        title=pick(entry, "position", "jobTitle", "tagLine"),
        external_id=pick(entry, "guid", "code", "id"),
    )
