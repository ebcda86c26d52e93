"""Days that a file names without a date: “Day 2”, “fri”, 星期五, an index. They count from a first day."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from . import incoming_times as times
from .table_times import Cells

WEEKDAYS = (
    ("mon", "周一", "星期一", "礼拜一", "lun", "montag", "segunda", "月曜"),
    ("tue", "周二", "星期二", "礼拜二", "mar", "dienstag", "terça", "火曜"),
    ("wed", "周三", "星期三", "礼拜三", "mer", "mittwoch", "quarta", "水曜"),
    ("thu", "周四", "星期四", "礼拜四", "jeu", "donnerstag", "quinta", "木曜"),
    ("fri", "周五", "星期五", "礼拜五", "ven", "freitag", "sexta", "金曜"),
    ("sat", "周六", "星期六", "礼拜六", "sam", "samstag", "sábado", "土曜"),
    ("sun", "周日", "星期日", "周天", "星期天", "礼拜天", "dim", "sonntag", "domingo", "日曜"),
)
NUMBERED = re.compile(
    r"(?:day|tag|jour|día|dia|giorno|第)?\s*[#.]?\s*(\d{1,2})\s*(?:天|日)?(?:\.0)?$", re.IGNORECASE
)


def weekday(text: str) -> int | None:
    """0 for Monday to 6 for Sunday, or None; “Thursday, Sep 4” counts."""
    words = text.strip().casefold()
    head = re.split(r"[\s,.(（]", words)[0] if words else ""
    for number, names in enumerate(WEEKDAYS):
        if any(head.startswith(name) and (not name.isascii() or len(head) <= 10) for name in names):
            return number
    return None


def number(text: str) -> int | None:
    """The number of a day: “2”, “Day 2”, 第2天."""
    found = NUMBERED.match(text.strip())
    return int(found[1]) if found else None


class Days:
    """Turns the day labels of one file into dates; labels without a date count from `first`."""

    def __init__(self, labels: Iterable[str], first: date) -> None:
        self.first = first
        labels = list(labels)
        self.cells = Cells(labels, first.year)
        known = [label for label in labels if label and self._dated(label) is None]
        numbers = [found for label in known if (found := number(label)) is not None]
        self.lowest = min(numbers, default=1)
        self.opening = next((found for label in known if (found := weekday(label)) is not None), None)
        self.guessed = False

    def of(self, label: str) -> date | None:
        """The date of a label, or None where it names no day. `guessed` tells that one was counted."""
        dated = self._dated(label)
        if dated or not label:
            return dated
        at, count = weekday(label), number(label)
        if at is not None and self.opening is not None:
            self.guessed = True
            start = self.first + timedelta(days=(self.opening - self.first.weekday()) % 7)
            return start + timedelta(days=(at - self.opening) % 7)
        if count is not None:
            self.guessed = True
            return self.first + timedelta(days=count - self.lowest)
        return None

    def _dated(self, label: str) -> date | None:
        return times.day(label) or (self.cells.day(label)[0] if any(map(str.isdigit, label)) else None)

    def only(self) -> date:
        """The day of a file that names none at all."""
        self.guessed = True
        return self.first
