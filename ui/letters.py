"""The words of letters, edited with their fields at hand and the letter itself beside them."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from exports import Request, document
from models.database import Problem
from models.history import step
from models.letter import LETTER_FIELDS, LETTER_KINDS, check_fields, write_letter
from models.letter_words import USUAL, Words, words_of
from models.words import LANGUAGES, _, language

from .asking import Asking
from .background import Work
from .parts import Segments, button, column, label, row
from .preview import Preview

if TYPE_CHECKING:
    from .window import Window

WAIT = 150
ACROSS = 5
"""Buttons of fields in a line."""


class Draft(NamedTuple):
    """Words as a row of the picture, so that a letter can be made of what is typed and not kept yet."""

    id: int
    kind: str
    language: str
    subject: str
    text: str


class LettersDialog(Asking):
    """Both kinds in both languages at once; what was changed is kept in one step."""

    def __init__(self, window: "Window", event_id: int, kind: str = "invitation", spoken: str = "") -> None:
        super().__init__(window, _("Words of the letters"), _("Keep"), wide=900)
        self.event_id = event_id
        self.kind, self.spoken = kind, spoken or language()
        self.drafts: dict[tuple[str, str], Words] = {}
        self.making: Work | None = None
        self.preview = Preview()
        self.preview.setMinimumWidth(380)
        self.subject = QLineEdit()
        self.subject.setAccessibleName(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Words of the letter"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(260)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self._make)
        self._lay_out()
        self.resize(1120, 760)
        self._show()
        self.in_subject = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)
        self.subject.textChanged.connect(self._typed)
        self.text.textChanged.connect(self._typed)

    def _lay_out(self) -> None:
        names = [(key, _(name)) for key, name in LETTER_KINDS.items()]
        kinds = Segments(names, self.kind, _("Kind of letter"))
        kinds.chosen.connect(lambda key: self._turn(kind=key))
        spoken = Segments(list(LANGUAGES.items()), self.spoken, _("Language"))
        spoken.chosen.connect(lambda key: self._turn(spoken=key))
        usual = button(_("Usual words"), self.take_usual, icon_name="undo-2", role="quiet")
        hint = _(
            "A field in braces is filled in for each letter. What stands in square brackets is left out "
            "where a field in it has nothing to say."
        )
        left = QWidget()
        left.setLayout(column(
            row(kinds, spoken, None, usual, gap=12), 4, label(_("Subject"), "small"), self.subject,
            label(_("Words of the letter"), "small"), self.text, label(_("Fields"), "small"), self._fields(),
            label(hint, "hint", wrap=True), gap=6,
        ))  # fmt: skip
        left.layout().setStretch(5, 1)  # type: ignore[union-attr]
        both = row(left, self.preview, gap=20)
        both.setStretch(0, 55)
        both.setStretch(1, 45)
        self.furnish(both)
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, (key, name) in enumerate(LETTER_FIELDS.items()):
            made = button(_(name), partial(self.put_field, key), role="small")
            made.setToolTip(f"{{{key}}}")
            grid.addWidget(made, number // ACROSS, number % ACROSS)
        return grid

    # Showing

    def words(self, kind: str, spoken: str) -> Words:
        """The words as they are typed so far."""
        kept = words_of(self.picture.all("letter"), kind, spoken)
        return self.drafts.get((kind, spoken), kept)

    def _show(self) -> None:
        words = self.words(self.kind, self.spoken)
        for field in (self.subject, self.text):
            field.blockSignals(True)
        self.subject.setText(words.subject)
        self.text.setPlainText(words.text)
        for field in (self.subject, self.text):
            field.blockSignals(False)
        self._make()

    def _turn(self, kind: str = "", spoken: str = "") -> None:
        """Show another kind or language; what was typed waits."""
        self.kind, self.spoken = kind or self.kind, spoken or self.spoken
        self._show()

    def _typed(self) -> None:
        self.drafts[self.kind, self.spoken] = Words(self.subject.text(), self.text.toPlainText())
        self._later.start()

    def put_field(self, key: str) -> None:
        """Put a field where the cursor was last: in the subject or in the words."""
        mark = f"{{{key}}}"
        self.subject.insert(mark) if self.in_subject else self.text.insertPlainText(mark)
        (self.subject if self.in_subject else self.text).setFocus()

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A button that is clicked takes the focus: remember where it came from."""
        if now in (self.subject, self.text):
            self.in_subject = now is self.subject

    def take_usual(self) -> None:
        """Show the usual words of this kind and language; they hold once kept."""
        self.drafts[self.kind, self.spoken] = USUAL[self.kind, self.spoken]
        self._show()

    # The letter beside the words

    def _make(self) -> None:
        """Make one letter of what is typed, on the worker thread; a field there is not is told at once."""
        if self.making:
            self.making.cancel()
        words = self.words(self.kind, self.spoken)
        try:
            for text in words:
                check_fields(text)
        except Problem as problem:
            self.refuse(str(problem))
            return
        self.refuse("")
        gone = dict.fromkeys(self.picture.tables["letter"])
        drafts = {-1: Draft(-1, self.kind, self.spoken, *words)}
        picture = self.picture.patched(self.picture.plan, {"letter": {**gone, **drafts}})
        options = document("letters").settle({"kind": self.kind, "own": "no", "to": "all"})
        request = Request((self.event_id,), (self.spoken,), "A4", options, "staff")
        from exports.letters import make_one

        self.making = Work(
            self.windowTitle(), make_one(picture, request), self.preview.show_pdf, self._fail, self
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self.refuse(str(error))

    # Keeping

    def do(self) -> None:
        """Keep all words that were changed, in one step."""
        changed = {
            key: words
            for key, words in self.drafts.items()
            if words != words_of(self.picture.all("letter"), *key)
        }
        with step(_("Change the words of the letters")):
            for (kind, spoken), words in changed.items():
                write_letter(kind, spoken, words.subject, words.text)
