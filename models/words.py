"""The language in force, and the words of the program in it.

The language is a context variable, so that a Chinese document is made while the window speaks English.
Source texts are English; `resources/locale/zh_CN` holds the Chinese.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
LOCALE = Path(__file__).parent.parent / "resources" / "locale"

_language: ContextVar[str] = ContextVar("language")
_default = ["en"]


def language() -> str:
    """The language texts are asked for in: `en` or `zh_CN`."""
    return _language.get(_default[0])


def speak(name: str) -> None:
    """Make `name` the language of the whole program, in every thread that has not chosen its own."""
    _default[0] = name if name in LANGUAGES else "en"


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Use another language for the length of a block: for one document, or one sentence."""
    token = _language.set(name)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(name: str) -> "NullTranslations":
    import gettext

    return gettext.translation("lectern", LOCALE, languages=[name], fallback=True)


def _(text: str) -> str:
    """`text` in the language in force."""
    if not text or language() == "en":
        return text or ""
    return _catalogue(language()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many`, by `count`, in the language in force."""
    if language() == "en":
        return one if count == 1 else many
    return _catalogue(language()).ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text of a table for translation; it is translated where it is shown."""
    return text
