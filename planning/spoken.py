"""Titles and names in the language in force, where that is the second one of the plan."""

from models.words import language

from .plan import Picture, Row


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
