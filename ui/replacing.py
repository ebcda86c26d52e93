"""Letting somebody else appear in a session: who is free then stands first, with what they have in common."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models import Appearance, Person, Session
from models.agenda import appear
from models.database import Problem
from models.history import step
from models.person import person_named
from models.words import N_, _
from planning.plan import Picture
from planning.spoken import spoken
from planning.stand_ins import StandIn, stand_ins

from .asking import Asking
from .columns import Column, Part
from .dates import moment
from .parts import Search, label
from .table import Table

if TYPE_CHECKING:
    from .window import Window


class ReplaceDialog(Asking):
    """Type to find somebody; Enter lets them appear instead, in the same role. They are yet to be asked."""

    def __init__(self, window: "Window", session_id: int, person_id: int) -> None:
        assert window.store is not None
        picture = window.store.picture
        self.session, self.person = picture.tables["session"][session_id], picture.tables["person"][person_id]
        name, session = spoken(picture, self.person, "name"), spoken(picture, self.session)
        title = _("Replace {name} in “{title}”").format(name=name, title=session)
        super().__init__(window, title, _("Replace"), wide=560)
        self.search = Search(_("Find a person"))
        self.table = Table("stand-ins", _columns(picture), row_height=32)
        self.table.setAccessibleName(_("People"))
        self.table.setMinimumHeight(300)
        self.search.textChanged.connect(lambda text: self._filter(text))
        self.search.down.connect(self.table.setFocus)
        self.table.typed.connect(self.search.type_on)
        self.table.opened.connect(lambda _row: self.go())
        rooms = picture.session_rooms(session_id)
        where = [moment(self.session.starts), spoken(picture, rooms[0], "name") if rooms else ""]
        self.furnish(label(_(", ").join(filter(None, where)), "second"), self.search, self.table)
        self.table.show_rows(stand_ins(picture, session_id, person_id))
        self._filter("")
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        self.table.filter(text)
        self.table.choose([row.id for row in self.table.rows.shown[:1]])

    def do(self) -> None:
        chosen = self.table.chosen()
        name = self.search.text().strip()
        if not chosen and not name:
            raise Problem(_("Choose who appears instead."))
        with step(self.windowTitle()):
            other = Person.fetch(chosen[0].id) if chosen else person_named(name)
            rows = Appearance.select().where(Appearance.session == self.session.id)
            people = [
                (other if row.person_id == self.person.id else row.person, row.role)
                for row in rows.order_by(Appearance.position)
            ]
            appear(Session.fetch(self.session.id), people)
        words = _("{name} appears in “{title}” now.").format(name=other.name, title=self.session.title)
        self.lectern.tell(words, undo=True)


def _columns(picture: Picture) -> Sequence[Column]:
    return (
        Column("name", N_("Name"), lambda s: spoken(picture, s.person, "name"), 170, first=True),
        Column("title", N_("Position"), lambda s: spoken(picture, s.person, "title"), 150),
        Column("free", N_("Then"), _then, 190, parts=_then_parts),
    )


def _then(line: StandIn) -> str:
    if line.busy is None:
        return _("free")
    return _("in “{title}”").format(title=line.busy.title)


def _then_parts(line: StandIn) -> Sequence[Part]:
    if line.busy is None:
        return (Part(_then(line), "good", "check", "good"),)
    return (Part(_then(line), "text-2", "triangle-alert", "warn"),)
