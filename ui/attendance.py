"""How many came: one field for each event that is over and has no figure yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from models import Event
from models.database import Problem
from models.history import step
from models.words import _, ngettext
from planning.spoken import spoken

from .asking import Asking, typed, wrong
from .columns import number
from .dates import short_day
from .parts import Elided, label, row
from .values import read_count

if TYPE_CHECKING:
    from .window import Window

#: Events that are asked for at once; the others are asked for the next time.
MOST = 10


class Attendance(Asking):
    """What stays empty is asked for again."""

    def __init__(self, window: "Window", ids: Sequence[int]) -> None:
        super().__init__(window, _("How many came?"), _("Keep"), wide=520)
        events = [self.picture.tables["event"][row_id] for row_id in ids]
        events.sort(key=lambda event: event.starts, reverse=True)
        self.fields: dict[int, QLineEdit] = {}
        lines = []
        for event in events[:MOST]:
            title = spoken(self.picture, event)
            field = typed(_("Attended: {event}").format(event=title), example=number(event.expected))
            field.setFixedWidth(96)
            self.fields[event.id] = field
            when = label(short_day(event.starts.date()), "second")
            when.setFixedWidth(96)
            inside = row(when, Elided(title), field, gap=10)
            inside.setStretch(1, 1)
            lines.append(inside)
        words = _("Grey figures are what was expected. What stays empty is asked for again.")
        self.furnish(*lines, label(words, "hint", wrap=True))
        next(iter(self.fields.values())).setFocus()

    def do(self) -> None:
        filled = {event_id: field for event_id, field in self.fields.items() if field.text().strip()}
        found = {event_id: self._read(field) for event_id, field in filled.items()}
        if not found:
            raise Problem(_("Type at least one figure."))
        text = ngettext("Note the attendance of {count} event", "Note the attendance of {count} events",
                        len(found)).format(count=len(found))  # fmt: skip
        with step(text):
            for event_id, count in found.items():
                event = Event.fetch(event_id)
                event.attended = count
                event.save()
        self.lectern.tell(text, undo=True)

    def _read(self, field: QLineEdit) -> int:
        wrong(field, False)
        try:
            return read_count(field.text())
        except Problem:
            wrong(field, True)
            field.setFocus()
            raise
