"""Changing several events at once: what is left alone stays as each event has it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from models import Event, Person
from models.database import Problem
from models.event import MODES, STATUSES
from models.event_acts import change_events
from models.history import step
from models.words import _, ngettext

from .asking import Asking, fact, typed, wrong
from .fields import Line
from .parts import label
from .values import names_of, read

if TYPE_CHECKING:
    from .window import Window

#: What leaves a value alone; no row has this id and no choice this code.
ALONE = "—"


class ChangeEvents(Asking):
    """One field for each value that several events may share; one step."""

    def __init__(self, window: "Window", ids: Sequence[int]) -> None:
        many = ngettext("Change {count} event", "Change {count} events", len(ids)).format(count=len(ids))
        super().__init__(window, many, _("Change"))
        self.ids = list(ids)
        self.events = [self.picture.tables["event"][row_id] for row_id in ids]
        campaigns = [(row.id, row.title) for row in self.picture.all("campaign")]
        self.choices: dict[str, QComboBox] = {
            "status": self._choose("status", [(key, _(name)) for key, name in STATUSES.items()]),
            "campaign": self._choose("campaign", [(None, _("none")), *campaigns]),
            "mode": self._choose("mode", [(key, _(name)) for key, name in MODES.items()]),
        }
        self.lines: dict[str, QLineEdit] = {
            "owner": self._person("owner"), "contact": self._person("contact"),
            "audience": self._line("audience"), "language": self._line("language"),
        }  # fmt: skip
        fields = {**self.choices, **self.lines}
        words = label(_("What you leave alone stays as each event has it."), "hint", wrap=True)
        self.furnish(words, *(fact(_called(name), field) for name, field in fields.items()))
        self.choices["status"].setFocus()

    def _values(self, name: str) -> set[Any]:
        return {getattr(event, Event._meta.fields[name].column_name) for event in self.events}

    def _choose(self, name: str, choices: Sequence[tuple[Any, str]]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(_called(name))
        values = self._values(name)
        now = dict(choices).get(next(iter(values)), "") if len(values) == 1 else _("several")
        made.addItem(_("as now: {value}").format(value=now), ALONE)
        for code, words in choices:
            made.addItem(words, code)
        return made

    def _line(self, name: str) -> QLineEdit:
        values = self._values(name)
        now = str(next(iter(values))) if len(values) == 1 else _("several")
        return typed(_called(name), example=_("as now: {value}").format(value=now or _("none")))

    def _person(self, name: str) -> QLineEdit:
        values = self._values(name)
        person = self.picture.get("person", next(iter(values))) if len(values) == 1 else None
        now = person.name if person else _("none") if values == {None} else _("several")
        made = Line(_called(name), role="", empty=_("as now: {value}").format(value=now))
        made.offering(lambda: names_of(self.picture, Person))
        return made

    def do(self) -> None:
        values: dict[str, Any] = {
            name: field.currentData() for name, field in self.choices.items() if field.currentData() != ALONE
        }
        with step(self.windowTitle()):
            for name, line in self.lines.items():
                wrong(line, False)
                if line.text().strip():
                    values[name] = self._read(name, line)
            if not values:
                raise Problem(_("Nothing was chosen to be changed."))
            change_events([Event.fetch(row_id) for row_id in self.ids], **values)
        self.lectern.tell(self.windowTitle(), undo=True)

    def _read(self, name: str, line: QLineEdit) -> Any:
        try:
            return read(Event._meta.fields[name], line.text())
        except Problem:
            wrong(line, True)
            line.setFocus()
            raise


def _called(name: str) -> str:
    from .form import called

    return called(Event._meta.fields[name])
