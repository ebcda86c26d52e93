"""Words, dates and names as a document prints them: in one language, the other, or both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from exports.text import clean
from models.words import N_, _, speaking

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_ZH = "一二三四五六日"
LANGUAGE_NAMES = {
    "zh": N_("in Chinese"), "en": N_("in English"), "fr": N_("in French"), "de": N_("in German"),
    "ja": N_("in Japanese"), "ko": N_("in Korean"), "ru": N_("in Russian"), "es": N_("in Spanish"),
    "ar": N_("in Arabic"),
}  # fmt: skip
DASH = "–"


@dataclass(frozen=True, slots=True)
class Speech:
    """The languages of a document, and which of a row's twin columns holds which."""

    languages: tuple[str, ...]
    first: str = "en"
    second: str = "zh_CN"

    @classmethod
    def of(cls, languages: Sequence[str], plan: Any) -> "Speech":
        """The speech of a request about a plan; a language asked for twice counts once."""
        asked = tuple(dict.fromkeys(languages)) or (plan.language,)
        return cls(asked[:2], plan.language, plan.language_other)

    @property
    def main(self) -> str:
        """The language that comes first."""
        return self.languages[0]

    @property
    def is_double(self) -> bool:
        """Whether both languages are printed."""
        return len(self.languages) > 1

    def word(self, text: str) -> str:
        """A word of the program in the main language."""
        with speaking(self.main):
            return _(text)

    def say(self, text: str, between: str = " ") -> str:
        """A word of the program in every language of the document."""
        found = []
        for language in self.languages:
            with speaking(language):
                found.append(_(text))
        return between.join(dict.fromkeys(found))

    def both(self, row: Any, field: str) -> tuple[str, str]:
        """A public text in the main language and, where a different one exists and is wanted, in the other.

        Where one language is missing the other stands in.
        """
        own, other = clean(getattr(row, field)), clean(getattr(row, f"{field}_other", ""))
        turned = self.main != self.first and self.main == self.second
        main, second = (other, own) if turned else (own, other)
        if not main:
            main, second = second, ""
        return main, second if self.is_double and second != main else ""

    def one(self, row: Any, field: str) -> str:
        """A public text in the main language, or the other where that is missing."""
        return self.both(row, field)[0] if row is not None else ""

    def pair(self, row: Any, field: str, between: str = " ") -> str:
        """A public text in all languages of the document, on one line."""
        return between.join(filter(None, self.both(row, field))) if row is not None else ""

    def in_each(self, made: Any) -> list[str]:
        """What `made(language)` says in each language of the document."""
        return list(dict.fromkeys(made(language) for language in self.languages))


def day(when: date, language: str, *, weekday: bool = True, year: bool = True) -> str:
    """“Thursday 23 April 2026”, “4月23日 星期四”."""
    if language == "zh_CN":
        text = f"{when.year}年" if year else ""
        text += f"{when.month}月{when.day}日"
        return f"{text} 星期{WEEKDAYS_ZH[when.weekday()]}" if weekday else text
    text = f"{WEEKDAYS[when.weekday()]} " if weekday else ""
    text += f"{when.day} {MONTHS[when.month - 1]}"
    return f"{text} {when.year}" if year else text


def span(first: date, last: date, language: str) -> str:
    """“23 and 24 April 2026”, “2026年4月23日—24日”; one day with its weekday."""
    if first >= last:
        return day(first, language)
    if language == "zh_CN":
        end = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else ""
        end = end or day(last, language, weekday=False, year=first.year != last.year)
        return f"{day(first, language, weekday=False)}—{end}"
    if (first.year, first.month) == (last.year, last.month):
        join = " and " if last - first == timedelta(1) else DASH
        return f"{first.day}{join}{day(last, language, weekday=False)}"
    start = day(first, language, weekday=False, year=first.year != last.year)
    return f"{start} {DASH} {day(last, language, weekday=False)}"


def floor_words(floor: str, language: str) -> str:
    """“2F” or “2层” of a floor that is only a number; others as they are."""
    words = clean(floor)
    if not words.removeprefix("-").isdecimal():
        return words
    with speaking(language):
        return _("{floor}F").format(floor=words)


def sound(name: str) -> tuple[str, ...]:
    """What sorts names as readers look for them: Chinese ones among the others, by their reading."""
    if name.isascii():
        return (name.strip().casefold(),)
    from planning.pinyin import syllables  # its tables are large

    return tuple(part.casefold() for part in syllables(name, name=True))


def clock(when: datetime) -> str:
    """“09:30”."""
    return f"{when:%H:%M}"


def hours(first: datetime, last: datetime) -> str:
    """“09:30–10:15”."""
    return f"{clock(first)}{DASH}{clock(last)}"


def stamp(when: datetime, language: str) -> str:
    """“12 May 2026 14:05”, “2026年5月12日14:05”."""
    text = day(when.date(), language, weekday=False)
    return f"{text}{'' if language == 'zh_CN' else ' '}{clock(when)}"


def language_code(text: str) -> str:
    """“EN” for en, en_GB or English; nothing where a text names no language of ours."""
    lower = text.strip().casefold()
    for code, name in LANGUAGE_NAMES.items():
        if lower == code or lower.startswith((f"{code}_", f"{code}-")) or lower == name[3:].casefold():
            return code.upper()
    if lower in ("中文", "汉语", "普通话"):
        return "ZH"
    if lower in ("英文", "英语"):
        return "EN"
    return lower.upper() if lower.isascii() and lower.isalpha() and len(lower) in (2, 3) else ""
