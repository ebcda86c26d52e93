"""The texts of the sample season: read from its tables, in the plan's languages and for a year."""

import json
from pathlib import Path
from typing import Any

from models.plan import Plan

from .sample_dates import REPORTED

FOLDER = Path(__file__).parent.parent / "resources" / "sample"
#: The files with events, in the order in which their rows are made.
EVENT_FILES = ("week", "open_day", "tour", "campuses", "schools", "young", "training", "distance", "media")
_DIGITS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def read(name: str) -> dict[str, Any]:
    """One file of the sample, with each table as a list of rows by column."""
    return {
        key: _rows(value) for key, value in json.loads((FOLDER / f"{name}.json").read_text("utf-8")).items()
    }


def _rows(value: Any) -> Any:
    if isinstance(value, dict) and "columns" in value:
        columns = value["columns"]
        return [dict.fromkeys(columns) | dict(zip(columns, row, strict=False)) for row in value["rows"]]
    if isinstance(value, list):
        return [
            {key: _rows(part) for key, part in row.items()} if isinstance(row, dict) else row for row in value
        ]
    return value


class Words:
    """Chooses from the sample's [English, Chinese] pairs what a plan of these languages needs."""

    def __init__(self, plan: Plan, year: int) -> None:
        self._first = _place(plan.language)
        self._other = _place(plan.language_other)
        self._year = _year_words(year)

    def first(self, pair: list[str] | None) -> str:
        """The text in the plan's own language; empty for none."""
        return self._filled(pair[self._first]) if pair else ""

    def other(self, pair: list[str] | None) -> str:
        """The text in the plan's second language; empty where it would only repeat the first."""
        return self._filled(pair[self._other]) if pair and self._first != self._other else ""

    def _filled(self, text: str) -> str:
        return text.format_map(self._year) if "{" in text else text

    def twins(self, name: str, pair: list[str] | None) -> dict[str, str]:
        """The values of a column that has a twin in the second language."""
        return {name: self.first(pair), f"{name}_other": self.other(pair)}


def _place(language: str) -> int:
    return 1 if language.startswith("zh") else 0


def _year_words(year: int) -> dict[str, str]:
    number = 14 + (year - REPORTED) // 5
    begins = REPORTED + (number - 14) * 5
    return {
        "year": str(year), "last_year": str(year - 1),
        "plan_en": _ordinal(number), "plan_zh": _numeral(number) + "五",
        "plan_from": str(begins), "plan_to": str(begins + 4),
    }  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _numeral(number: int) -> str:
    """A number below one hundred as Chinese writes it: 14 is 十四, 20 is 二十."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + _DIGITS[ones]
