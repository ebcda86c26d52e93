"""What a document is: its key, its formats, its paper and the options it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.database import Problem
from models.words import N_, _

#: The headings of the menu, in its order.
GROUPS = {
    "agenda": N_("Agenda"), "posters": N_("Posters"), "signs": N_("Signs"), "people": N_("For each person"),
    "lists": N_("Lists"), "letters": N_("Letters and forms"), "workbooks": N_("Workbooks"),
    "season": N_("For the whole season"),
}  # fmt: skip
DIGITS = 9
"""A number of more cannot be meant."""
YEARS = (1900, 9000)
"""What a calendar can be asked for, with room for the weeks and months around it."""
SWITCH = {"true": "yes", "1": "yes", "on": "yes", "false": "no", "0": "no", "off": "no"}
PAPERS = ("A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Legal", "Tabloid")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice the user has. `type` is choice, text, number, date, datetime or switch.

    `when` is another option and those of its values with which this one says something: what stands in the
    window. It is taken all the same, and left unheard.
    """

    key: str
    type: str
    label: str
    default: str = ""
    choices: tuple[str, ...] = ()
    when: tuple[str, ...] = ()

    def counts(self, values: Mapping[str, str], others: Sequence["Option"]) -> bool:
        """Whether it says something beside the values chosen for the others."""
        if not self.when:
            return True
        key, *fitting = self.when
        usual = next((other.default for other in others if other.key == key), "")
        return (values.get(key) or usual) in fitting

    def read(self, text: str) -> str:
        """`text` as this option takes it; raises Problem where it does not."""
        if self.type == "switch":
            text = SWITCH.get(text.lower(), text)
        choices = ("yes", "no") if self.type == "switch" else self.choices
        if choices and text not in choices:
            known = ", ".join(choices)
            raise Problem(
                _("{option} can be {choices}, not “{text}”.").format(
                    option=self.key, choices=known, text=text
                )
            )
        if self.type == "number" and text and not (text.isdecimal() and len(text) <= DIGITS):
            raise Problem(
                _("{option} must be a whole number, not “{text}”.").format(option=self.key, text=text)
            )
        if self.type in ("date", "datetime") and text:
            try:
                known_year = YEARS[0] <= datetime.fromisoformat(text).year <= YEARS[1]
            except ValueError:
                known_year = False
            if not known_year:
                sentence = _("{option} must be a date such as 2026-05-12, not “{text}”.")
                raise Problem(sentence.format(option=self.key, text=text))
        return text


USUAL_PAPERS = ("A3", "A4", "A5", "Letter")
PRINTED = Option("printed", "datetime", N_("Printed at"))
SEPARATORS = Option("separators", "switch", N_("A sheet before each document"), "yes")
"""What a print pack takes beside its stamp."""
VERSION = Option("version", "number", N_("Version"))
EVERYWHERE = (PRINTED, VERSION)
"""What every document takes: its stamp, and which version of its event it shows (none: as it is now)."""
OF = Option("of", "choice", N_("About"), "event", ("event", "season"))
"""For documents of one event that can be made of all events as well."""


@dataclass(frozen=True, slots=True)
class Document:
    """One line of the menu. `modules`: who writes which ending. `needs`: event, campaign or season.

    `group` is the heading of the menu it stands under. `paper` is the usual one, `papers` those that are
    offered; any other can be asked for by name.
    """

    key: str
    title: str
    group: str
    needs: str
    modules: Mapping[str, str]
    options: tuple[Option, ...] = ()
    paper: str = "A4"
    papers: tuple[str, ...] = USUAL_PAPERS

    @property
    def formats(self) -> tuple[str, ...]:
        """File endings, the usual one first."""
        return tuple(self.modules)

    def settle(self, given: Mapping[str, str]) -> dict[str, str]:
        """All options with a value: the given ones checked, the others at their default."""
        known = {option.key: option for option in (*self.options, *EVERYWHERE)}
        for key in given:
            if key not in known:
                sentence = _("“{document}” has no option “{option}”. It has {known}.")
                raise Problem(sentence.format(document=self.key, option=key, known=", ".join(known)))
        return {
            key: option.read(given[key]) if key in given else option.default for key, option in known.items()
        }


def sheet(
    group: str,
    key: str,
    title: str,
    *options: Option,
    needs: str = "event",
    paper: str = "A4",
    papers: tuple[str, ...] = USUAL_PAPERS,
    xlsx: str = "",
) -> Document:
    """A document of pages, which the module of its own name writes; `xlsx` writes it as a workbook."""
    writer = f"exports.{key.replace('-', '_')}"
    modules = {"pdf": writer, "png": writer, **({"xlsx": f"exports.{xlsx}"} if xlsx else {})}
    return Document(key, title, group, needs, modules, options, paper, papers)
