"""The end of every paged document: its pages as a file, and what the user must know about them."""

from collections.abc import Generator

from exports import Request
from exports.fonts import missing
from exports.sheet import Sheet
from exports.stating import pages_of
from models.words import _


def finished(steps: Generator[float, None, Sheet], request: Request) -> Generator[float, None, bytes]:
    """The file of the pages that `steps` draw.

    What each page states goes to `request.pages`, names with a character no typeface has to `request.notes`.
    """
    sheet = yield from steps
    request.pages += pages_of(sheet)
    for character, text in sheet.missing.items():
        if missing(character):
            sentence = _("No typeface has {character} of “{text}”: it prints as its code, {code}.")
            code = f"U+{ord(character):04X}"
            request.notes.append(sentence.format(character=character, text=text, code=code))
    return sheet.finish()
