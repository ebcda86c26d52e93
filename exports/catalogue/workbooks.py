"""Workbooks that people keep, fill in and send back."""

from exports.document import OF, Document, Option
from models.words import N_

DAYS = (Option("from", "date", N_("From")), Option("to", "date", N_("To")))


def _book(key: str, title: str) -> Document:
    """A document of tables alone, of one event or of the whole season."""
    modules = {"xlsx": f"exports.{key}_workbook"}
    return Document(key, title, "workbooks", "event", modules, (OF,))


DOCUMENTS = (
    _book("people", N_("Lists of people")),
    _book("groups", N_("Visiting groups")),
    _book("tasks", N_("List of tasks")),
    Document(
        "organisations", N_("List of organisations"), "workbooks", "season",
        {"xlsx": "exports.organisations_workbook"},
    ),
    Document(
        "statistics", N_("Statistics"), "workbooks", "season", {"xlsx": "exports.statistics_workbook"}, DAYS,
    ),
)  # fmt: skip
