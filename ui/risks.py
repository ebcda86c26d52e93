"""The Risks tab of an event: hazards, judged before and after what is done about them."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget

from models import Person, Risk
from models.database import Problem
from models.person import person_named
from models.risk import (
    LEVELS,
    LIKELIHOODS,
    NEW_HAZARD,
    SEVERITIES,
    add_risk,
    add_risks,
    change_risk,
    level,
    remove_risks,
)
from models.risk_usual import Usual, add_usual_risks, missing, usual_risks
from models.spoken import put_spoken
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .columns import Column, Part
from .errors import saying
from .event_list import EventList
from .grid import Grid
from .parts import button, label
from .values import names_of

if TYPE_CHECKING:
    from .event import EventPage

#: The ink of a level; its letter says the same without colour.
INKS = {"L": "good", "M": "text-2", "H": "warn", "X": "bad"}
MARKS = {"L": "circle-check", "M": "circle-dot", "H": "triangle-alert", "X": "octagon-alert"}
_JUDGED = re.compile(r"([1-5])\s*[×xX*·,，;/\s]*\s*([1-5])")


def read_judgement(text: str) -> tuple[int, int]:
    """Likelihood and severity as typed: “3×4”, “3x4”, “3 4”, “34”.

    Raises:
        Problem: it is not two figures from 1 to 5.
    """
    found = _JUDGED.fullmatch(text.strip())
    if found is None:
        raise Problem(
            _("Write likelihood and severity from 1 to 5, like 3×4, not “{text}”.").format(text=text)
        )
    return int(found[1]), int(found[2])


class Risks(EventList):
    """The hazards, with the usual ones of such an event at hand."""

    model = Risk
    document = "risk-sheet"
    new_words = N_("Add a risk")

    def __init__(self, page: "EventPage") -> None:
        super().__init__(page, Grid("risks", self._columns(), add_rows=self._add_rows), _("Risks"))
        self.usual = QMenu(self)
        self.usual.aboutToShow.connect(self._fill_usual)
        usual = button(_("Usual risks"), icon_name="shield-check", role="quiet")
        usual.setMenu(self.usual)
        self.lay_out((usual,), (label(_scale(), "hint", wrap=True),), self._empty())

    def _empty(self) -> QWidget:
        text = _(
            "What could go wrong, how likely and how bad, and what is done about it. Begin with what such an "
            "event usually has to fear, then judge anew: nobody knows the place better than you."
        )
        ways = (
            button(_("Take over the usual risks"), self.add_usual, icon_name="shield-check", role="primary"),
            button(_("Add a risk"), self.add, icon_name="plus"),
        )
        return self.nothing(_("No risks assessed yet"), text, *ways)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("hazard", N_("Hazard"), lambda r: spoken(self.page.picture, r, "hazard"), 260, first=True,
                   put=_put_hazard),
            Column("who", N_("Who could be harmed"), lambda r: r.who, 140, put=_put("who"), spare=1),
            Column("before", N_("Before controls"), lambda r: _told(r.likelihood, r.severity), 132,
                   key=lambda r: r.likelihood * r.severity, put=_put_judged(""),
                   parts=lambda r: _parts(r.likelihood, r.severity),
                   edit_text=lambda r: f"{r.likelihood}×{r.severity}"),
            Column("controls", N_("Controls"), lambda r: r.controls, 320, put=_put("controls")),
            Column("after", N_("After controls"), lambda r: _told(r.likelihood_after, r.severity_after), 132,
                   key=lambda r: r.likelihood_after * r.severity_after, put=_put_judged("_after"),
                   parts=lambda r: _parts(r.likelihood_after, r.severity_after),
                   edit_text=lambda r: f"{r.likelihood_after}×{r.severity_after}"),
            Column("owner", N_("Owner"), self._owner, 130, put=_put_owner,
                   choices=lambda r: names_of(self.page.picture, Person)),
        )  # fmt: skip

    def _owner(self, risk: Row) -> str:
        person = self.page.picture.get("person", risk.owner_id)
        return spoken(self.page.picture, person, "name")

    # What is shown

    def refresh(self) -> None:
        """Show the risks as they are now."""
        rows = list(self.page.picture.of("risk", "event_id", self.page.event_id))
        self.sides.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows)
        text = ngettext("{count} risk", "{count} risks", len(rows)).format(count=len(rows))
        high = sum(level(risk.likelihood_after, risk.severity_after) in "HX" for risk in rows)
        many = ngettext("{risks}, {count} stays high", "{risks}, {count} stay high", high)
        self.count.setText(many.format(risks=text, count=high) if high else text)

    # Acts

    def add(self) -> None:
        """Add a hazard and type what it is."""
        with saying(self.page.lectern):
            risk = add_risk(self.event_row(), _(NEW_HAZARD))
            self.table.edit_row(risk.id, "hazard")

    def add_usual(self, chosen: Sequence[Usual] | None = None) -> None:
        """Add usual hazards, all that fit unless some are chosen; those there are not doubled."""
        with saying(self.page.lectern):
            made = add_usual_risks(self.event_row(), chosen)
            many = ngettext("{count} risk added: judge it for your place.",
                            "{count} risks added: judge them for your place.", len(made))  # fmt: skip
            self.page.lectern.tell(many.format(count=len(made)), undo=bool(made))

    def _fill_usual(self) -> None:
        """All of them at once, or one by one what is not there yet."""
        self.usual.clear()
        event = self.page.row()
        if event is None:
            return
        rest = missing(usual_risks(event), self.page.picture.of("risk", "event_id", event.id))
        all_of_them = self.usual.addAction(_("All that such an event has"), partial(self.add_usual, rest))
        all_of_them.setEnabled(bool(rest))
        self.usual.addSeparator()
        for usual in rest:
            self.usual.addAction(_(usual.hazard), partial(self.add_usual, [usual]))

    def _add_rows(self, count: int) -> list[int]:
        return [risk.id for risk in add_risks(self.event_row(), count)]

    def remove(self, chosen: Sequence[Risk]) -> str:
        remove_risks(chosen)
        many = ngettext("{count} risk is deleted.", "{count} risks are deleted.", len(chosen))
        return many.format(count=len(chosen))


def _told(likelihood: int, severity: int) -> str:
    """“high 3×4”: also what is copied and searched."""
    return f"{_(LEVELS[level(likelihood, severity)])} {likelihood}×{severity}"


def _parts(likelihood: int, severity: int) -> Sequence[Part]:
    letter = level(likelihood, severity)
    return (Part(_told(likelihood, severity), INKS[letter], MARKS[letter], INKS[letter]),)


def _scale() -> str:
    """What the figures mean, below the table."""
    scales = [
        _("{name}: {value}").format(
            name=_(name), value=" · ".join(f"{step} {_(word)}" for step, word in words.items())
        )
        for name, words in ((N_("Likelihood"), LIKELIHOODS), (N_("Severity"), SEVERITIES))
    ]
    return "\n".join(scales)


def _put_hazard(row_id: int, text: str) -> None:
    """In the language in force."""
    risk = Risk.fetch(row_id)
    put_spoken(risk, "hazard", text)
    change_risk(risk)


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        change_risk(Risk.fetch(row_id), **{name: text})

    return put


def _put_judged(after: str) -> Any:
    def put(row_id: int, text: str) -> None:
        likelihood, severity = read_judgement(_plain(text))
        change_risk(Risk.fetch(row_id), **{f"likelihood{after}": likelihood, f"severity{after}": severity})

    return put


def _plain(text: str) -> str:
    """“3×4” of “high 3×4”, as a copied cell has it."""
    for word in map(_, LEVELS.values()):
        text = text.removeprefix(word)
    return text


def _put_owner(row_id: int, text: str) -> None:
    change_risk(Risk.fetch(row_id), owner=person_named(text.strip()) if text.strip() else None)
