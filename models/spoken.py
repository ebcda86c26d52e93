"""Titles and names typed in the language in force: they go to the column of that language."""

from typing import Any

from .database import Record
from .plan import the_plan
from .words import LANGUAGES, N_, _, language, speaking

#: What rows are called that nobody has named yet.
UNNAMED = (
    N_("New session"), N_("New person"), N_("New organisation"), N_("New venue"), N_("New room"),
    N_("New lecture"), N_("New task"), N_("New guest"), N_("New item"), N_("New hazard"),
)  # fmt: skip


def speaks_second() -> bool:
    """Whether the language in force is the second one of the plan."""
    plan = the_plan()
    return bool(plan.language_other == language() != plan.language)


def put_spoken(row: Record, name: str, text: str) -> None:
    """Set a text of a row, in its column of the language in force. Save it afterwards.

    A row that nobody has named yet is called so in the plan's first language, too: it needs a name there.
    """
    if f"{name}_other" in row._meta.fields and speaks_second() and _has_name(getattr(row, name)):
        setattr(row, f"{name}_other", "" if text == getattr(row, name) else text)
    else:
        setattr(row, name, text)


def _has_name(text: str) -> bool:
    for each in LANGUAGES:
        with speaking(each):
            if text in map(_, UNNAMED):
                return False
    return bool(text)


def named(model: type[Record], text: str, name: str = "name") -> list[Any]:
    """The rows called so in one language or the other."""
    wanted = getattr(model, name) == text
    if f"{name}_other" in model._meta.fields:
        wanted |= getattr(model, f"{name}_other") == text
    return list(model.select().where(wanted).limit(3))
