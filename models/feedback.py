"""What visitors ticked on the feedback form, as totals typed back from paper."""

from collections.abc import Mapping

from .database import Problem, Record
from .event import Event
from .feedback_questions import QUESTIONS, questions_for
from .fields import Count, Id, Link, Text
from .history import step
from .words import N_, _, ngettext


class Feedback(Record):
    """How many forms of an event gave one `answer` to one `question` (keys of the printed form)."""

    id = Id()
    event = Link(Event, backref="feedback", on_delete="CASCADE")
    question = Text(N_("Question"), limit=40, needed=True)
    answer = Text(N_("Answer"), limit=40, needed=True)
    count = Count(default=0, most=1_000_000)


def set_counts(event: Event, question: str, counts: Mapping[str, int]) -> None:
    """Keep how many forms gave each answer to a question, in one step; answers not named stay as they are.

    Raises:
        Problem: the form has no such question or answer, or a count cannot be meant.
    """
    with step(_("Count the answers to “{question}”").format(question=_(_asked(question, counts)))):
        _keep(event, question, counts)


def add_form(event: Event, answers: Mapping[str, str]) -> None:
    """Count one filled-in form: the answer to each question that was answered, in one step.

    Raises:
        Problem: nothing was answered, or the form has no such question or answer.
    """
    if not answers:
        raise Problem(_("This form has no answer yet."))
    for question, answer in answers.items():
        _asked(question, {answer: 1})
    with step(_("Count one feedback form")):
        known = {(row.question, row.answer): row.count for row in _rows(event)}
        for question, answer in answers.items():
            _keep(event, question, {answer: known.get((question, answer), 0) + 1})


def clear_counts(event: Event) -> None:
    """Forget all answers that were typed back for an event."""
    with step(_("Clear the feedback of “{title}”").format(title=event.title)):
        for row in _rows(event):
            row.delete_instance()


def read_form(kind: str, typed: str) -> dict[str, str]:
    """The answers of one form, typed as the digits in the ticked boxes from top to bottom: “5 4 0 2”, “5402”.

    0 or - stands for a question left open; what is not typed at the end is open as well.

    Raises:
        Problem: a digit has no answer, or there are more digits than questions.
    """
    asked = [question for question in questions_for(kind) if question.answers]
    digits = typed.split() if " " in typed.strip() else list(typed.strip())
    if len(digits) > len(asked):
        sentence = ngettext(
            "The form has {count} question to tick.", "The form has {count} questions to tick.", len(asked)
        )
        raise Problem(sentence.format(count=len(asked)))
    found = {}
    for question, digit in zip(asked, digits, strict=False):
        if digit in ("0", "-"):
            continue
        answer = question.answer(digit)
        if answer is None:
            sentence = _("“{question}” has the answers 1 to {count}, not “{typed}”.")
            count = len(question.answers)
            raise Problem(sentence.format(question=_(question.text), count=count, typed=digit))
        found[question.key] = answer
    return found


def _rows(event: Event) -> list[Feedback]:
    return list(Feedback.select().where(Feedback.event == event))


def _asked(question: str, answers: Mapping[str, int]) -> str:
    """The words of a question; raises Problem where the form has not it or one of these answers."""
    found = QUESTIONS.get(question)
    if found is None or not found.answers:
        raise Problem(_("The feedback form has no question “{key}”.").format(key=question))
    for answer in answers:
        if answer not in found.answers:
            sentence = _("“{question}” has no answer “{key}”.")
            raise Problem(sentence.format(question=_(found.text), key=answer))
    return found.text


def _keep(event: Event, question: str, counts: Mapping[str, int]) -> None:
    """Store the counts of a question; none needs no row. Inside a step only."""
    known = {row.answer: row for row in _rows(event) if row.question == question}
    for answer, count in counts.items():
        row = known.get(answer)
        if row is None and count:
            Feedback.create(event=event, question=question, answer=answer, count=count)
        elif row is not None and not count:
            row.delete_instance()
        elif row is not None and row.count != count:
            row.count = count
            row.save()
