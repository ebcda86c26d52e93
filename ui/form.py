"""The facts of one row of a model, each edited in place and each change one step."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models import Record
from models.database import Problem
from models.fields import Choice, Flag, Link, Text
from models.history import step
from models.words import N_, _

from .fields import Choose, Fact, Line, Lines, Tick
from .parts import label
from .tongues import tongue_codes, tongues
from .values import NAMED, choice_names, names_of, read, shown

if TYPE_CHECKING:
    from .window import Window

LONG = 2001
#: Fields that keep languages as codes.
TONGUES = ("language", "languages")
#: What an empty fact says, where a word says it better than “add”.
EMPTY = {"notes": N_("Add a note"), "starts": N_("No date yet"), "ends": N_("No end yet")}
#: The names of references, whose fields have none.
REFERENCES = {
    "venue": N_("Venue"), "campaign": N_("Campaign"), "part_of": N_("Part of"), "owner": N_("Owner"),
    "contact": N_("Contact"), "organisation": N_("Organisation"), "programme": N_("Programme"),
}  # fmt: skip
#: Acts that take the place of simply storing a field: (model, field): act(row, value).
Acts = Mapping[str, Callable[[Any, Any], None]]


class Form(QWidget):
    """Labels and fields in one or two columns. `acts` carry out changes that mean more than one value."""

    def __init__(
        self,
        window: "Window",
        model: type[Record],
        names: Sequence[str],
        *,
        columns: int = 1,
        acts: Acts | None = None,
        label_width: int = 104,
    ) -> None:
        super().__init__()
        self.window_, self.model, self.acts = window, model, acts or {}
        self.row_id: int | None = None
        self.facts: dict[str, Fact] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        place = 0
        for name in names:
            field = model._meta.fields[name]
            wide = isinstance(field, Text) and field.limit >= LONG
            if wide:
                place += -place % columns
            fact = self._fact(name, field)
            self.facts[name] = fact
            words = self._label(field, fact, label_width)
            line, side = divmod(place, columns)
            top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(words, line, side * 2, top)
            grid.addWidget(fact, line, side * 2 + 1, 1, 2 * columns - 1 - side * 2 if wide else 1)
            place += columns if wide else 1
        for side in range(columns):
            grid.setColumnStretch(side * 2 + 1, 1)
        self.setLayout(grid)

    def _label(self, field: Any, fact: Fact, width: int) -> QLabel:
        words = label("" if isinstance(field, Flag) else called(field), "small", wrap=True)
        words.setFixedWidth(width)
        words.setMinimumHeight(28)
        words.setBuddy(fact.field)
        return words

    def _fact(self, name: str, field: Any) -> Fact:
        title = called(field)
        made: Line | Lines | Choose | Tick
        if isinstance(field, Choice):
            made = Choose(title)
            made.fill(list(choice_names(field).items()))
        elif isinstance(field, Flag):
            made = Tick(title)
        elif isinstance(field, Text) and field.limit >= LONG:
            made = Lines(title, _(EMPTY.get(name, N_("add"))))
        else:
            made = Line(title, empty=_(EMPTY.get(name, N_("add"))))
            if isinstance(field, Link) and field.rel_model in NAMED:
                made.offering(lambda: names_of(self._picture(), field.rel_model))
        fact = Fact(made)
        made.kept.connect(lambda value: self.keep(name, value))
        return fact

    def _picture(self) -> Any:
        assert self.window_.store is not None
        return self.window_.store.picture

    def show_row(self, row_id: int | None) -> None:
        """Show the facts of a row; another row than before drops what was being typed."""
        other = row_id != self.row_id
        self.row_id = row_id
        picture = self._picture()
        row = picture.get(self.model._meta.table_name, row_id)
        self.setEnabled(row is not None)
        if row is None:
            return
        for name, fact in self.facts.items():
            field = self.model._meta.fields[name]
            value = getattr(row, field.column_name)
            if other:
                fact.right()
            if isinstance(fact.field, Choose | Tick):
                fact.field.display(value)
            else:
                text = tongues(value) if name in TONGUES else shown(picture, field, value)
                fact.field.display(text)

    def keep(self, name: str, typed: Any) -> None:
        """Store what was typed, in one step; what is wrong stays in its field with a sentence."""
        fact, field = self.facts[name], self.model._meta.fields[name]
        if self.row_id is None:
            return
        if isinstance(fact.field, Line) and typed == fact.field.before:
            fact.right()
            return
        try:
            row: Any = self.model.fetch(self.row_id)
            title = getattr(row, NAMED.get(self.model, "name"), "")
            before = row.__data__.get(name)
            with step(_("Change {field} of “{title}”").format(field=called(field), title=title)):
                plain = isinstance(fact.field, Choose | Tick)
                said = tongue_codes(typed) if name in TONGUES else typed
                value = typed if plain else read(field, said, before)
                made = self._is_new(value)
                if name in self.acts:
                    self.acts[name](row, value)
                elif (value.id if isinstance(value, Record) else value) != before:
                    setattr(row, name, value)
                    row.save()
        except Problem as problem:
            fact.refuse(str(problem))
            return
        fact.right()
        self.show_row(self.row_id)
        if made:
            told = _("“{name}” was not in the plan yet, and was added.")
            self.window_.tell(told.format(name=typed), undo=True)

    def _is_new(self, value: Any) -> bool:
        """Whether a row was made just now for the name that was typed."""
        table = value._meta.table_name if isinstance(value, Record) else ""
        return bool(table) and self._picture().get(table, value.id) is None


def called(field: Any) -> str:
    """The name of a field, in the language in force."""
    return _(field.verbose_name or REFERENCES.get(field.name, field.name))
