"""Titles and names in the language in force, where that is the second one of the plan."""

from functools import lru_cache

from models.words import language

from .plan import Picture, Row


class Twin(str):
    """A text in the plan's first language that knows its second one: compared and kept as the first, but
    `said` in the language in force.
    """

    other: str
    tongue: str

    def said(self) -> str:
        """As it stands in a sentence."""
        return self.other if language() == self.tongue else str(self)


#: Brackets around a place inside a sentence.
_ASIDE = {"en": " ({})", "zh_CN": "（{}）"}


def twin(picture: Picture, *rows: Row, name: str = "title", aside: bool = False) -> str:
    """What rows are called, for a sentence that is worded when it is shown; `aside`: in brackets."""
    if len(rows) == 1 and not aside:
        plan, row = picture.plan, rows[0]
        one, two = getattr(row, name), getattr(row, f"{name}_other", "")
        return _twin(one, two, plan.language_other) if two and plan.language_other != plan.language else one
    plan, others = picture.plan, [getattr(row, f"{name}_other", "") for row in rows]
    forms = _ASIDE if aside else {}
    first = forms.get(plan.language, "{}").format(", ".join(getattr(row, name) for row in rows))
    if not any(others) or plan.language_other == plan.language:
        return first
    called = (other or getattr(row, name) for other, row in zip(others, rows, strict=True))
    tongue = plan.language_other
    joined = ("、" if tongue == "zh_CN" else ", ").join(called)
    return _twin(first, forms.get(tongue, "{}").format(joined), tongue)


@lru_cache(maxsize=20_000)
def _twin(first: str, other: str, tongue: str) -> Twin:
    """Made once for all the sentences in which it stands."""
    made = Twin(first)
    made.other, made.tongue = other, tongue
    return made


def spoken(picture: Picture, row: Row | None, name: str = "title") -> str:
    """A text of a row in the language in force; in the plan's first one where there is no other.

    `models.spoken.put_spoken` is the way back.
    """
    if row is None:
        return ""
    plan = picture.plan
    if plan.language_other == language() != plan.language:
        other = getattr(row, f"{name}_other", "")
        if other:
            return str(other)
    return str(getattr(row, name))
