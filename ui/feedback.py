"""Typing the feedback forms of an event back: one form after the other by its digits, or totals by hand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models import Event
from models.database import Problem
from models.feedback import add_form, clear_counts, read_form, set_counts
from models.feedback_questions import SCALE, Question
from models.words import _, ngettext
from planning.feedback import Result, forms, results

from .errors import saying
from .feedback_bar import ShareBar
from .fields import Fact, Line
from .parts import Elided, button, column, emptied, label, line, row, scrolling

if TYPE_CHECKING:
    from .event import EventPage

FIELD = 72
MOST = 6
"""Answers that a question has at most."""
RESULT = 56
ASKED = 150


class FeedbackTab(QWidget):
    """At the top one form is counted by its digits; below each answer has its total, kept when left."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.fields: dict[tuple[str, str], Line] = {}
        self.told: dict[str, tuple[QLabel, QLabel, ShareBar]] = {}
        self._shown: tuple[int | None, tuple[str, ...]] = (None, ())
        self.typed = Line(_("One form, as its digits"), role="", empty=_("5 4 5 3 …"))
        self.typed.setMaximumWidth(260)
        self.typed.returnPressed.connect(self.count_form)
        self.one = Fact(self.typed)
        self.sums = label("", "strong")
        self.hint = label("", "small", wrap=True)
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(24, 4, 24, 24)
        self.inside.setSpacing(8)
        self.setLayout(column(self._tools(), line(), self._body(), gap=0))

    def _tools(self) -> QWidget:
        count = button(_("Count this form"), self.count_form, role="primary")
        form = button(
            _("Print the form"), lambda: self._paper("feedback-form"), icon_name="printer", role="quiet"
        )
        report = button(
            _("Report"), lambda: self._paper("feedback-report"), icon_name="chart-column", role="quiet"
        )
        clear = button(_("Clear all"), self.clear, icon_name="trash-2", role="quiet")
        words = label(_("One form"), "small")
        words.setBuddy(self.one)
        top = row(words, self.one, count, None, self.sums, 12, form, report, clear, gap=8)
        for thing in (words, self.one, count):
            top.setAlignment(thing, Qt.AlignmentFlag.AlignTop)
        made = QWidget()
        made.setLayout(column(top, self.hint, gap=4, margins=(24, 12, 24, 12)))
        return made

    def _body(self) -> QWidget:
        body = QWidget()
        body.setLayout(self.inside)
        return scrolling(body)

    # Showing

    def refresh(self) -> None:
        """Show the totals of this event as they are now."""
        found = self._results()
        shape = (self.page.event_id, tuple(result.question.key for result in found))
        if shape != self._shown:
            self._shown = shape
            self._lay_out(found)
        for result in found:
            for key, count in result.counts.items():
                self.fields[result.question.key, key].display(f"{count}" if count else "")
            self._tell(result)
        count = forms(found)
        text = ngettext("{count} form counted", "{count} forms counted", count)
        self.sums.setText(text.format(count=f"{count:,}") if count else "")
        asked = [result.question for result in found]
        order = _(", ").join(_(question.text) for question in asked)
        hint = _("Type the digits of the ticked boxes from top to bottom, 0 for none. In order: {order}")
        self.hint.setText(hint.format(order=order))

    def _results(self) -> list[Result]:
        """The event's own counts: those of its parts are typed there."""
        return results(self.page.picture, self.page.event_id or 0, parts=False)

    def _lay_out(self, found: list[Result]) -> None:
        """A grid for the questions in five steps, and a line of fields for each of the others."""
        emptied(self.inside)
        self.fields.clear()
        self.told.clear()
        scales = [result.question for result in found if result.question.is_scale]
        if scales:
            self.inside.addWidget(label(_("In five steps"), "section"))
            self.inside.addLayout(self._scales(scales))
        for result in found:
            if not result.question.is_scale:
                self.inside.addSpacing(10)
                self.inside.addWidget(label(_(result.question.text), "section"))
                self.inside.addLayout(self._choice(result.question))
        self.inside.addStretch(1)

    def _scales(self, questions: list[Question]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, (key, word) in enumerate(SCALE.items(), 1):
            grid.addWidget(label(f"{key}  {_(word)}", "small"), 0, place)
        for place, word in ((6, _("Forms")), (7, _("Mean"))):
            grid.addWidget(label(word, "small"), 0, place)
        for number, question in enumerate(questions, 1):
            asked = Elided(_(question.text))
            asked.setMinimumWidth(ASKED)
            grid.addWidget(asked, number, 0)
            for place, key in enumerate(question.answers, 1):
                grid.addWidget(self._field(question, key), number, place)
            self._results_of(question, grid, number, 6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(8, 3)
        return grid

    def _choice(self, question: Question) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (digit, word) in enumerate(question.digits().items()):
            grid.addWidget(Elided(f"{digit}  {_(word)}", "small"), 0, place)
            key = question.answer(digit)
            assert key is not None
            grid.addWidget(self._field(question, key), 1, place, Qt.AlignmentFlag.AlignLeft)
        for place in range(MOST):
            grid.setColumnStretch(place, 2)
        self._results_of(question, grid, 1, MOST)
        grid.setColumnStretch(MOST + 2, 6)
        return grid

    def _field(self, question: Question, key: str) -> Line:
        name = f"{_(question.text)}: {_(question.answers[key])}"
        field = Line(name, role="", empty="0")
        field.setFixedWidth(FIELD)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.kept.connect(partial(self.keep, question.key, key))
        field.returnPressed.connect(lambda: field.focusNextChild())
        self.fields[question.key, key] = field
        return field

    def _results_of(self, question: Question, grid: QGridLayout, at: int, place: int) -> None:
        count, mean, bar = label("", "second"), label("", "strong"), ShareBar(question)
        for number, thing in enumerate((count, mean)):
            thing.setFixedWidth(RESULT)
            grid.addWidget(thing, at, place + number)
        grid.addWidget(bar, at, place + 2)
        self.told[question.key] = (count, mean, bar)

    def _tell(self, result: Result) -> None:
        count, mean, bar = self.told[result.question.key]
        count.setText(f"{result.forms:,}" if result.forms else "")
        mean.setText(f"{result.mean:.1f}" if result.mean is not None else "")
        bar.show_result(result)

    # Acts

    def keep(self, question: str, answer: str, typed: str) -> None:
        """Keep the total of one answer; what is no number is told and stays in its field."""
        field = self.fields[question, answer]
        if typed == field.before:
            return
        text = typed.strip().replace(",", "").replace("，", "")
        try:
            if text and not text.isdecimal():
                raise Problem(_("A total is a whole number, not “{typed}”.").format(typed=typed.strip()))
            set_counts(self._event(), question, {answer: int(text or 0)})
        except Problem as problem:
            self.page.lectern.tell(str(problem), level="bad")
            field.give_back()
            return
        field.setModified(False)
        self.refresh()

    def count_form(self) -> None:
        """Count the form whose digits were typed, and be ready for the next."""
        try:
            event = self._event()
            add_form(event, read_form(event.kind, self.typed.text()))
        except Problem as problem:
            self.one.refuse(str(problem))
            return
        self.one.right()
        self.typed.clear()
        self.typed.setFocus()
        self.refresh()

    def clear(self) -> None:
        """Forget all totals; undo brings them back."""
        with saying(self.page.lectern):
            event = self._event()
            clear_counts(event)
            self.page.lectern.tell(_("Clear the feedback of “{title}”").format(title=event.title), undo=True)

    def _event(self) -> Event:
        return Event.fetch(self.page.event_id or 0)

    def _paper(self, key: str) -> None:
        self.page.lectern.go("documents", self.page.event_id, key)

    def show_row(self, row_id: int) -> None:
        """Nothing to choose here."""
