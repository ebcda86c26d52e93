"""Values of fields as people see and type them: one way in and one way out for each kind of field."""

from collections.abc import Mapping, Sequence
from typing import Any

from models import Campaign, Event, Organisation, Person, Programme, Record, Venue
from models.database import Problem
from models.fields import Choice, Count, Day, Flag, Link, Moment
from models.person import person_named
from models.spoken import named
from models.words import LANGUAGES, _, speaking
from planning.plan import Picture
from planning.spoken import spoken

from .columns import number
from .dates import moment, plain_day, read_day, read_moment

#: The field that names a row of a model.
NAMED = {
    Campaign: "title", Event: "title", Organisation: "name", Person: "name", Programme: "name", Venue: "name",
}  # fmt: skip


def choice_names(field: Choice) -> dict[str, str]:
    """Codes and words of a field, in the language in force."""
    return {code: _(getattr(name, "name", name)) for code, name in field.codes.items()}


def shown(picture: Picture, field: Any, value: Any) -> str:
    """A stored value as text. References come as row ids."""
    if value is None or value == "":
        return choice_names(field).get("", "") if isinstance(field, Choice) else ""
    if isinstance(field, Choice):
        return choice_names(field).get(value, str(value))
    if isinstance(field, Link):
        row = picture.get(field.rel_model._meta.table_name, value)
        return spoken(picture, row, NAMED[field.rel_model])
    if isinstance(field, Moment):
        return moment(value, year=True)
    if isinstance(field, Day):
        return plain_day(value)
    if isinstance(field, Flag):
        return _("yes") if value else _("no")
    if isinstance(field, Count):
        return number(value)
    return str(value)


def read(field: Any, text: str, before: Any = None) -> Any:
    """What was typed as a value. A reference is looked up by name, and made where people may simply be named.

    Call it inside a step. Raises Problem where the text cannot be meant.
    """
    plain = text.strip()
    if isinstance(field, Choice):
        words = {code: getattr(name, "name", name) for code, name in field.codes.items()}
        return pick_word(words, plain, _(field.verbose_name or field.name))
    if isinstance(field, Link):
        return _named(field, plain) if plain else None
    if isinstance(field, Moment):
        return read_moment(plain, before) if plain else None
    if isinstance(field, Day):
        return read_day(plain, before) if plain else None
    if isinstance(field, Flag):
        return plain.casefold() in {"1", "yes", "y", "x", "✓", "是", "有", _("yes").casefold()}
    if isinstance(field, Count):
        return read_count(plain) if plain or not field.null else None
    return text


def read_count(text: str) -> int:
    """A whole number as typed: 1240, 1,240, 1 240."""
    plain = text.replace(",", "").replace("，", "").replace(" ", "").replace(" ", "")
    if not plain.isdecimal():
        raise Problem(_("“{text}” is no whole number.").format(text=text))
    return int(plain)


def pick(names: dict[str, str], text: str, what: str) -> str:
    """The code of a word out of a list: the whole word, its code, or its beginning where that is enough."""
    wanted = text.casefold()
    for code, name in names.items():
        if wanted in (name.casefold(), code.casefold()):
            return code
    begins = [code for code, name in names.items() if wanted and name.casefold().startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    known = _(", ").join(name for name in names.values() if name)
    raise Problem(_("“{text}” is no {what}. There are: {known}.").format(text=text, what=what, known=known))


def pick_word(words: Mapping[str, str], text: str, what: str) -> str:
    """The code of a word out of a list, in the language in force or, where it is whole, in another."""
    try:
        return pick({code: _(word) for code, word in words.items()}, text, what)
    except Problem:
        for code, word in words.items():
            if text.strip().casefold() in spelled(word):
                return code
        raise


def spelled(text: str) -> set[str]:
    """A text of the program in all its languages, folded."""
    found = {text.casefold()}
    for name in LANGUAGES:
        with speaking(name):
            found.add(_(text).casefold())
    return found


def _named(field: Link, text: str) -> Record:
    """The row of that name; people, organisations and venues are made where there is none."""
    model = field.rel_model
    if model is Person:
        return person_named(text)
    found = named(model, text, NAMED[model])
    if len(found) == 1:
        return found[0]
    if found:
        raise Problem(_("Several entries are called “{text}”.").format(text=text))
    if model in (Organisation, Venue):
        return model.create(name=text)
    raise Problem(_("There is no “{text}” in the plan.").format(text=text))


def names_of(picture: Picture, model: type[Record]) -> Sequence[str]:
    """The names of all rows of a model, to offer while typing."""
    attribute = NAMED[model]
    return sorted({getattr(row, attribute) for row in picture.all(model._meta.table_name)})
