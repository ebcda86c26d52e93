"""The questions of the feedback form: which an event of a kind asks, and what can be ticked.

The keys are what is kept in a plan, so a key once printed is never given another meaning.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from .words import N_

SCALE = {
    "5": N_("very much"), "4": N_("mostly"), "3": N_("partly"), "2": N_("little"), "1": N_("not at all"),
}  # fmt: skip
"""Five steps, the best first, as they stand on the form."""
FROM = {
    "poster": N_("poster"), "wechat": N_("WeChat, Weibo, TikTok"), "website": N_("website, press"),
    "school": N_("school, university, work"), "friend": N_("friends, family"), "other": N_("other"),
}  # fmt: skip
WHO = {
    "pupil": N_("pupil"), "student": N_("student"), "teacher": N_("teacher, researcher"),
    "company": N_("company"), "agency": N_("agency, public service"), "other": N_("other"),
}  # fmt: skip
LENGTH = {"short": N_("too short"), "right": N_("just right"), "long": N_("too long")}
LEVEL = {"easy": N_("too easy"), "right": N_("just right"), "hard": N_("too hard")}
AGAIN = {"yes": N_("yes"), "perhaps": N_("perhaps"), "no": N_("no")}


class Question(NamedTuple):
    """One question: its answers by key, none where it is answered in writing on `lines` lines."""

    key: str
    text: str
    answers: Mapping[str, str] = MappingProxyType({})
    lines: int = 0

    @property
    def is_scale(self) -> bool:
        """Whether it is answered in five steps, so that its answers have a mean."""
        return self.answers is SCALE

    def digits(self) -> dict[str, str]:
        """The words of the answers by the digit in their box: 5 to 1 of a scale, else 1, 2, 3 …"""
        if self.is_scale:
            return dict(self.answers)
        return {str(number): text for number, text in enumerate(self.answers.values(), 1)}

    def answer(self, digit: str) -> str | None:
        """The key of the answer that a digit stands for, if there is one."""
        return dict(zip(self.digits(), self.answers, strict=True)).get(digit)


QUESTIONS: dict[str, Question] = {question.key: question for question in (
    Question("overall", N_("I liked the event as a whole"), SCALE),
    Question("content", N_("What I heard was new and useful to me"), SCALE),
    Question("speakers", N_("The speakers explained it well"), SCALE),
    Question("guides", N_("The guides and staff were helpful"), SCALE),
    Question("practice", N_("I could try things out and ask questions"), SCALE),
    Question("place", N_("Rooms, signs and timing worked well"), SCALE),
    Question("sound", N_("Picture and sound of the broadcast were good"), SCALE),
    Question("services", N_("The advice at the desks solved my question"), SCALE),
    Question("apply", N_("I can use what I learned in my work"), SCALE),
    Question("fun", N_("The lecture was fun"), SCALE),
    Question("understood", N_("I understood what an invention is"), SCALE),
    Question("invent", N_("I want to invent something myself"), SCALE),
    Question("length", N_("The length was"), LENGTH),
    Question("level", N_("The level was"), LEVEL),
    Question("from", N_("How did you hear of it?"), FROM),
    Question("who", N_("Who are you?"), WHO),
    Question("again", N_("Would you come again?"), AGAIN),
    Question("best", N_("What did you like best?"), lines=3),
    Question("better", N_("What should we do better?"), lines=3),
    Question("topics", N_("Which topics would you like to hear about next?"), lines=2),
    Question("draw", N_("Draw or describe your own idea"), lines=6),
)}  # fmt: skip
_USUAL = ("overall", "content", "speakers", "place", "length", "from", "who", "best", "better", "topics")
ASKED: dict[str, tuple[str, ...]] = {
    "open_day": (
        "overall", "content", "guides", "practice", "place", "from", "who", "again", "best", "better",
    ),
    "school_lecture": ("fun", "understood", "practice", "invent", "level", "best", "draw"),
    "campus_visit": (
        "overall", "content", "speakers", "practice", "level", "length", "from", "best", "better", "topics",
    ),
    "service_stop": ("overall", "services", "content", "place", "from", "who", "best", "better", "topics"),
    "training": (
        "overall", "content", "speakers", "apply", "practice", "level", "length", "better", "topics",
    ),
    "online_course": (
        "overall", "content", "speakers", "sound", "apply", "level", "length", "better", "topics",
    ),
}  # fmt: skip
"""Which questions a kind of event asks, where not the usual ones."""


def questions_for(kind: str) -> tuple[Question, ...]:
    """The questions on the form of an event of this kind, in their printed order."""
    return tuple(QUESTIONS[key] for key in ASKED.get(kind, _USUAL))
