"""The words of letters, which the user may write anew: fields, and what happens where a fact is missing."""

import re
from collections.abc import Mapping

from .database import Problem, Record
from .fields import Choice, Id, Text
from .history import step
from .words import LANGUAGES, N_, _

LETTER_KINDS = {"invitation": N_("Invitation"), "thanks": N_("Letter of thanks")}
LETTER_FIELDS = {
    "name": N_("Name"), "title": N_("Position"), "organisation": N_("Organisation"), "event": N_("Event"),
    "date": N_("Date"), "time": N_("Time"), "place": N_("Place"), "sessions": N_("Sessions"),
    "host": N_("Host"), "programme": N_("Programme"), "theme": N_("Theme"), "audience": N_("Audience"),
    "attended": N_("People who came"), "contact": N_("Contact"),
}  # fmt: skip
"""What can stand between braces in a letter, and how it is called in the window."""

_FIELD = r"\{([^{}\n]*)\}"
_OPTIONAL = r"\[([^\[\]]*)\]"
_BLANKS = r"[ \t]{2,}"
_BEFORE_MARK = r"[ \t]+(?=[,.;:!?，。；：！？、])"


class Letter(Record):
    """The user's own words for a kind of letter, with fields such as `{name}`; without a row the usual words.

    `language` is the language of the words; each kind has at most one row a language. A part in square
    brackets is left out where one of its fields has nothing to say.
    """

    id = Id()
    kind = Choice(N_("Kind of letter"), LETTER_KINDS, default="invitation")
    language = Text(N_("Language"), limit=10, needed=True)
    subject = Text(N_("Subject"), limit=500)
    text = Text(N_("Words of the letter"), limit=20_000, needed=True)

    def check(self) -> None:
        super().check()
        if self.language not in LANGUAGES:
            raise Problem(_("A letter cannot be in the language “{name}”.").format(name=self.language))
        for words in (self.subject, self.text):
            check_fields(words)


def check_fields(words: str) -> None:
    """Raise Problem where a text names a field there is not, or where a brace or bracket has no partner."""
    for name in re.findall(_FIELD, words):
        if name not in LETTER_FIELDS:
            known = ", ".join(f"{{{field}}}" for field in LETTER_FIELDS)
            sentence = _("A letter has no field “{{{name}}}”. There are {known}.")
            raise Problem(sentence.format(name=name, known=known))
    rest = re.sub(_FIELD, "", words)
    for pair in ("{}", "[]"):
        plain = rest if pair == "{}" else re.sub(_OPTIONAL, "", rest)
        if any(mark in plain for mark in pair):
            sentence = _("A “{open}” or “{close}” in the letter has no partner, or stands inside another.")
            raise Problem(sentence.format(open=pair[0], close=pair[1]))


def filled(words: str, facts: Mapping[str, str]) -> str:
    """`words` with their fields filled in. What has nothing to say goes, with its brackets and its blanks.

    A fact's own brackets and braces stay as they are: only those of the words have a meaning.
    """

    def chosen(match: re.Match[str]) -> str:
        inside = match.group(1)
        return inside if all(facts.get(name) for name in re.findall(_FIELD, inside)) else ""

    marks: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        mark = f"\ue000{len(marks)}\ue001"
        marks[mark] = facts.get(match.group(1), "")
        return mark if marks[mark] else ""

    lines = []
    for line in words.split("\n"):
        plain = re.sub(_FIELD, put, re.sub(_OPTIONAL, chosen, line))
        plain = re.sub(_BEFORE_MARK, "", re.sub(_BLANKS, " ", plain)).strip()
        for mark, fact in marks.items():
            plain = plain.replace(mark, fact)
        lines.append(plain)
    return "\n".join(lines)


def write_letter(kind: str, language: str, subject: str, text: str) -> Letter | None:
    """Keep the user's own words for a kind of letter in one language; the usual words need no row.

    Raises:
        Problem: the words name a field there is not, or are empty.
    """
    from .letter_words import USUAL

    usual = USUAL[kind, language]
    if (subject.strip(), text.strip()) == (usual.subject, usual.text):
        reset_letter(kind, language)
        return None
    with step(_("Change the words of “{letter}”").format(letter=_(LETTER_KINDS[kind]))):
        letter: Letter | None = Letter.get_or_none(Letter.kind == kind, Letter.language == language)
        if letter is None:
            return Letter.create(kind=kind, language=language, subject=subject, text=text)
        letter.subject, letter.text = subject, text
        letter.save()
        return letter


def reset_letter(kind: str, language: str) -> None:
    """Go back to the usual words of a kind of letter."""
    with step(_("Take the usual words for “{letter}”").format(letter=_(LETTER_KINDS[kind]))):
        for letter in Letter.select().where(Letter.kind == kind, Letter.language == language):
            letter.delete_instance()
