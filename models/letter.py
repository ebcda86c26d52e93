"""The words of letters, which the user may write anew."""

from .database import Record
from .fields import Choice, Id, Text
from .words import N_

LETTER_KINDS = {"invitation": N_("Invitation"), "thanks": N_("Letter of thanks")}


class Letter(Record):
    """The user's own words for a kind of letter, with fields such as `{name}`; without a row the usual words.

    `language` is the language of the words; each kind has at most one row a language.
    """

    id = Id()
    kind = Choice(N_("Kind of letter"), LETTER_KINDS, default="invitation")
    language = Text(N_("Language"), limit=10, needed=True)
    subject = Text(N_("Subject"), limit=500)
    text = Text(N_("Words of the letter"), limit=20_000, needed=True)
