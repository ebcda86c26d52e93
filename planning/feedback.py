"""What the feedback forms of an event say: counts, shares and means of every question, from the picture."""

from dataclasses import dataclass

from models.feedback_questions import QUESTIONS, Question, questions_for

from .plan import Picture


@dataclass(frozen=True, slots=True)
class Result:
    """One question with how often each of its answers was ticked, by the answer's key, in printed order."""

    question: Question
    counts: dict[str, int]

    @property
    def forms(self) -> int:
        """How many forms answered it."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The mean of a scale from 1 to 5; None for another question, or without an answer."""
        if not self.question.is_scale or not self.forms:
            return None
        return sum(int(key) * count for key, count in self.counts.items()) / self.forms

    def share(self, key: str) -> float:
        """The part of the forms that gave an answer, 0 to 1."""
        return self.counts[key] / self.forms if self.forms else 0.0


def results(picture: Picture, event_id: int, *, parts: bool = True) -> list[Result]:
    """The questions to tick of an event in printed order, with the counts of its `parts` as well.

    A question that its form no longer has, because the kind was changed, stays while it has answers.
    """
    event = picture.get("event", event_id)
    if event is None:
        return []
    counted: dict[tuple[str, str], int] = {}
    asked = dict.fromkeys(question.key for question in questions_for(event.kind))
    for one in (event, *(picture.of("event", "part_of_id", event_id) if parts else ())):
        for row in picture.of("feedback", "event_id", one.id):
            counted[row.question, row.answer] = counted.get((row.question, row.answer), 0) + row.count
            asked.setdefault(row.question)
    questions = [QUESTIONS[key] for key in asked if key in QUESTIONS and QUESTIONS[key].answers]
    return [
        Result(question, {key: counted.get((question.key, key), 0) for key in question.answers})
        for question in questions
    ]


def forms(found: list[Result]) -> int:
    """How many forms came back at least: as many as answered the question most often answered."""
    return max((result.forms for result in found), default=0)
