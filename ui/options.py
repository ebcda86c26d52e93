"""The options of a document as controls, made from what the document says it has."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from models.event import days
from models.printing import Asked
from models.words import LANGUAGES, _, language
from planning.plan import Picture
from planning.released import releases

from .dates import short_day
from .document_words import WORDS
from .parts import Segments, column, emptied, label, row, unveil

if TYPE_CHECKING:
    from exports import Document, Option


def sheet_name(key: str) -> str:
    """A sheet of labels by its article numbers, or the size to which plain paper is cut."""
    from exports.label_sheets import BOUGHT, CUT

    if key in CUT:
        width, height = CUT[key]
        return _("cut to {width} × {height} mm").format(width=f"{width:g}", height=f"{height:g}")
    return BOUGHT[key].codes


def word(option: str, value: str) -> str:
    """What a value of an option is called, not translated yet."""
    return WORDS.get(f"{option}={value}") or WORDS.get(value, value)


class Options(QWidget):
    """Paper, language and what else the document offers. `changed` after each choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column(self.inside, None, gap=0))
        self.values: dict[str, str] = {}
        self.paper = ""
        self.languages: tuple[str, ...] = (language(),)
        self.audience = "public"
        self.papers: list[str] = []
        self.document: Document
        self.picture: Picture
        self.event_id: int | None = None

    def offer(
        self,
        document: "Document",
        picture: Picture,
        event_id: int | None,
        remembered: Asked | None = None,
        wanted: Mapping[str, str] | None = None,
    ) -> None:
        """Show the options of a document as it was asked for last; what is `wanted` now goes first.

        Where it never was, what was chosen for the same option of another document stays.
        """
        if remembered is not None:
            self.values = dict(remembered.options)
            self.languages, self.audience = remembered.languages, remembered.audience
        known = {option.key: option.choices for option in document.options}
        self.values = {
            key: value
            for key, value in {**self.values, **(wanted or {})}.items()
            if key in known and (not known[key] or value in known[key])
        }
        self.papers = list(dict.fromkeys((document.paper, *document.papers)))
        last = remembered.paper if remembered is not None else ""
        self.paper = last if last in self.papers else document.paper
        self.document, self.picture, self.event_id = document, picture, event_id
        self._fill()

    def _fill(self) -> None:
        """A control for each option that says something with the others as they are."""
        emptied(self.inside)
        if "pdf" in self.document.formats:
            self._segments(_("Paper"), [(name, name) for name in self.papers], self.paper, self._choose_paper)
        both = "+".join(LANGUAGES)
        names = [*LANGUAGES.items(), (both, _("Both"))]
        self._segments(_("Language"), names, "+".join(self.languages), self._choose_language)
        readers = [(key, _(WORDS[key])) for key in ("public", "staff")]
        self._segments(_("Readers"), readers, self.audience, self._choose_audience)
        self._versions()
        for option in self.document.options:
            if option.counts(self.values, self.document.options):
                self._option(option, self.picture, self.event_id)
        unveil(self.inside)

    def _versions(self) -> None:
        """Which version of the event is shown, where there is one."""
        found = releases(self.picture, self.event_id) if self.event_id is not None else []
        if not found or self.document.needs != "event" or self.document.key == "change-notice":
            return
        numbers = [(str(row.number), _("Version {number}").format(number=row.number)) for row in found[::-1]]
        now = self.values.get("version", "")
        self._combo(_("Version"), [("", _("As it is now")), *numbers], now, partial(self._choose, "version"))

    def _choose(self, key: str, value: str) -> None:
        """Take a value; where other options stand or fall with it, show those that count now."""
        self.values[key] = value
        if any(option.when[:1] == (key,) for option in self.document.options):
            QTimer.singleShot(0, self, self._fill_again)
        self.changed.emit()

    def _fill_again(self) -> None:
        """Fill anew, the focus where it was."""
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        self._fill()
        found = [made for made in self.findChildren(QWidget) if name and made.accessibleName() == name]
        if found:
            found[-1].setFocus()

    def _choose_paper(self, paper: str) -> None:
        self.paper = paper
        self.changed.emit()

    def _choose_language(self, names: str) -> None:
        chosen = tuple(names.split("+"))
        if len(chosen) > 1:
            chosen = (language(), *(name for name in chosen if name != language()))
        self.languages = chosen
        self.changed.emit()

    def _choose_audience(self, audience: str) -> None:
        self.audience = audience
        self.changed.emit()

    def _segments(self, title: str, choices: Sequence[tuple[str, str]], now: str, choose: Any) -> None:
        sorted_now = (
            now
            if now in dict(choices)
            else "+".join(sorted(now.split("+"), key=list(LANGUAGES).index) if "+" in now else [now])
        )
        wide = sum(len(text) + 4 for _key, text in choices) > 30
        if wide:
            self._combo(title, choices, sorted_now, choose)
            return
        made = Segments(choices, sorted_now, title)
        made.chosen.connect(choose)
        self._fact(title, made)

    def _combo(self, title: str, choices: Sequence[tuple[str, str]], now: str, choose: Any) -> None:
        made = QComboBox()
        made.setAccessibleName(title)
        for key, text in choices:
            made.addItem(text, key)
        made.setCurrentIndex(max(0, made.findData(now)))
        made.activated.connect(lambda n: choose(made.itemData(n)))
        self._fact(title, made)

    def _fact(self, title: str, made: QWidget) -> None:
        words = label(title, "small", wrap=True)
        words.setFixedWidth(76)
        words.setBuddy(made)
        line = row(words, made, gap=8)
        line.setStretch(1, 1)
        self.inside.addLayout(line)
        self.inside.addSpacing(8)

    def _option(self, option: "Option", picture: Picture, event_id: int | None) -> None:
        title, now = _(option.label), self.values.get(option.key, option.default)

        choose = partial(self._choose, option.key)

        if option.key == "day":
            event = picture.get("event", event_id)
            found = days(event) if event else []
            if len(found) > 1:
                choices = [("", _("All days")), *((d.isoformat(), short_day(d)) for d in found)]
                self._combo(title, choices, now, choose)
        elif option.type == "choice":
            choices = [
                (c, sheet_name(c) if option.key == "sheet" else _(word(option.key, c)))
                for c in option.choices
            ]
            self._segments(title, choices, now, choose)
        elif option.type == "switch":
            tick = QCheckBox(title)
            tick.setChecked(now == "yes")
            tick.toggled.connect(lambda on: choose("yes" if on else "no"))
            self.inside.addWidget(tick)
            self.inside.addSpacing(8)
        elif option.type == "number":
            self._number(title, now, choose, option.default)
        else:
            field = QLineEdit(now)
            field.setAccessibleName(title)
            field.textEdited.connect(choose)
            self._fact(title, field)

    def _number(self, title: str, now: str, choose: Any, usual: str) -> None:
        """A number; 0 is one of its own where the usual value is a number too."""
        made = QSpinBox()
        made.setRange(0, 9999)
        made.setSpecialValueText("" if usual else _("as fits"))
        made.setValue(int(now or 0))
        made.setAccessibleName(title)
        made.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's own padding does not reach the text
        made.valueChanged.connect(lambda value: choose(str(value) if value or usual else ""))
        self._fact(title, made)
