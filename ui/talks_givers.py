"""Who can give a lecture: people in order, added by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models import Person, Talk
from models.database import Problem
from models.history import step
from models.person import person_named
from models.talk import let_give
from models.words import _
from planning.plan import Row
from planning.spoken import spoken

from .errors import saying
from .fields import Line
from .parts import Elided, Holder, column, icon_button, label, line, row
from .values import names_of

if TYPE_CHECKING:
    from .window import Window


class Givers(QWidget):
    """A line for each person, and one to type a name into; an unknown name is a new person."""

    def __init__(self, window: "Window", talk: Row, people: Sequence[Row]) -> None:
        super().__init__()
        self.window_, self.talk, self.people = window, talk, people
        self.field = Line(_("Add a person"), role="", empty=_("Add a person"))
        self.field.offering(self._names)
        self.field.returnPressed.connect(self.add)
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        layout = column(gap=0)
        for person in people:
            layout.addLayout(self._line(person))
            layout.addWidget(line())
        layout.addSpacing(6)
        layout.addLayout(row(self.field, icon_button("plus", _("Add"), self.add)))
        layout.addWidget(self.error)
        self.setLayout(layout)

    def _names(self) -> Sequence[str]:
        assert self.window_.store is not None
        return names_of(self.window_.store.picture, Person)

    def _line(self, person: Row):  # type: ignore[no-untyped-def]  # noqa: ANN202
        assert self.window_.store is not None
        picture = self.window_.store.picture
        name = spoken(picture, person, "name")
        words = " · ".join(filter(None, (spoken(picture, person, "title"), person.city)))
        inside = row(Elided(name), Elided(words, "second"), gap=10, margins=(4, 4, 4, 4))
        inside.setStretch(0, 2)
        inside.setStretch(1, 3)
        goes = Holder(inside, 32, lambda: self.window_.go("people", person.id), name)
        up = icon_button("arrow-up", _("Move up"), lambda: self.up(person.id))
        gone = icon_button("x", _("Remove"), lambda: self.remove(person.id))
        layout = row(goes, up, gone, gap=0)
        layout.setStretch(0, 1)
        return layout

    def _keep(self, ids: Sequence[int]) -> None:
        with saying(self.window_):
            let_give(Talk.fetch(self.talk.id), [Person.fetch(row_id) for row_id in ids])

    def add(self) -> None:
        """Let the person typed give the lecture."""
        name = self.field.text().strip()
        if not name:
            self.field.setFocus()
            return
        try:
            with step(_("Change who can give “{title}”").format(title=self.talk.title)):
                known = [Person.fetch(person.id) for person in self.people]
                let_give(Talk.fetch(self.talk.id), [*known, person_named(name)])
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()

    def up(self, person_id: int) -> None:
        """Name a person one place earlier."""
        ids = [person.id for person in self.people]
        at = ids.index(person_id)
        if at:
            ids[at - 1], ids[at] = ids[at], ids[at - 1]
            self._keep(ids)

    def remove(self, person_id: int) -> None:
        """Let a person no longer give it."""
        self._keep([person.id for person in self.people if person.id != person_id])
