"""The kinds of value a plan keeps, each with the rule that a stored value must meet."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from peewee import Field, ForeignKeyField, IntegerField, TextField

from .database import Problem, clean, new_id
from .words import N_, _

#: Years that somebody can mean.
FIRST_YEAR, LAST_YEAR = 1900, 2200

_NO_TEXT = N_("“{field}” takes text.")
_EMPTY = N_("“{field}” must not be empty.")
_LONG = N_("“{field}” takes at most {limit} characters; this text has {count}.")
_NO_CHOICE = N_("“{field}” cannot be “{value}”. Choose one from the list.")
_NO_NUMBER = N_("“{field}” takes a whole number from {least} to {most}, not “{value}”.")
_NO_FLAG = N_("“{field}” is yes or no, not “{value}”.")
_NO_YEAR = N_("The year {value} in “{field}” cannot be meant.")
_OFFSET = N_("“{field}” takes a local time without an offset, not “{value}”.")


class Id(IntegerField):
    """A random 63-bit row id (SQLite's own rowid)."""

    def __init__(self) -> None:
        super().__init__(primary_key=True, default=new_id)


class _Said:
    """What every field has in common: how it is called in a sentence, and how it refuses."""

    verbose_name: str | None
    name: str

    def called(self) -> str:
        return _(self.verbose_name or self.name.replace("_", " "))

    def refuse(self, sentence: str, value: Any = "", **facts: Any) -> Problem:
        """The Problem for a value that the field does not take; a long value is shown by its beginning."""
        shown = clean(str(value))
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        return Problem(_(sentence).format(field=self.called(), value=shown, **facts))


class Text(_Said, TextField):
    """Text of at most `limit` characters; `needed` refuses an empty one. Never cut silently."""

    def __init__(self, label: str = "", *, limit: int = 1000, needed: bool = False, **more: Any) -> None:
        more.setdefault("default", "")
        super().__init__(verbose_name=label, **more)
        self.limit, self.needed = limit, needed

    def inspect(self, value: Any) -> str | None:
        if value is None and self.null:
            return None
        if isinstance(value, bytes):
            raise self.refuse(_NO_TEXT)
        value = clean("" if value is None else str(value)).strip()
        if self.needed and not value:
            raise self.refuse(_EMPTY)
        if len(value) > self.limit:
            raise self.refuse(_LONG, limit=self.limit, count=len(value))
        return value


class Choice(Text):
    """One code out of a table of codes and their names."""

    def __init__(self, label: str, choices: Mapping[str, Any], **more: Any) -> None:
        super().__init__(label, limit=40, **more)
        self.codes = choices

    def inspect(self, value: Any) -> str | None:
        if (value is None and self.null) or (isinstance(value, str) and value in self.codes):
            return value
        raise self.refuse(_NO_CHOICE, value)


class Count(_Said, IntegerField):
    """A whole number from `least` to `most`."""

    def __init__(self, label: str = "", *, least: int = 0, most: int = 10_000_000, **more: Any) -> None:
        super().__init__(verbose_name=label, **more)
        self.least, self.most = least, most

    def inspect(self, value: Any) -> int | None:
        if value is None and self.null:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise self.refuse(_NO_NUMBER, value, least=self.least, most=self.most)
        return value


class Flag(_Said, IntegerField):
    """Yes or no, kept as 1 or 0."""

    def __init__(self, label: str = "", **more: Any) -> None:
        more.setdefault("default", False)
        super().__init__(verbose_name=label, **more)

    def inspect(self, value: Any) -> bool | None:
        if value is None and self.null:
            return None
        if value in (True, False, None):
            return bool(value)
        raise self.refuse(_NO_FLAG, value)

    def db_value(self, value: Any) -> int | None:
        return None if value is None else int(bool(value))

    def python_value(self, value: Any) -> bool | None:
        return None if value is None else bool(value)


class _Timed(_Said, Field):
    """A value that Python writes and reads as ISO 8601, of a year that can be meant, without an offset."""

    field_type = "TEXT"
    kind: type[date] | type[time] = date
    refusal = N_("“{field}” needs a day that exists, written like 2026-04-23, not “{value}”.")

    def __init__(self, label: str = "", **more: Any) -> None:
        more.setdefault("null", True)
        super().__init__(verbose_name=label, **more)

    def db_value(self, value: Any) -> str | None:
        return None if value is None else value if isinstance(value, str) else value.isoformat()

    def python_value(self, value: Any) -> Any:
        try:
            return self.kind.fromisoformat(value) if value else None
        except (ValueError, TypeError) as error:
            raise self.refuse(self.refusal, value) from error

    def inspect(self, value: Any) -> Any:
        if value is None and self.null:
            return None
        found: Any = value
        if isinstance(value, str):
            try:
                found = self.kind.fromisoformat(value)
            except ValueError:
                found = None
        if type(found) is not self.kind:
            raise self.refuse(self.refusal, "" if value is None else value)
        return self._inspect_kind(found, value)

    def _inspect_kind(self, found: Any, value: Any) -> Any:
        """Refuse a year nobody means and an offset; drop the seconds."""
        year = getattr(found, "year", FIRST_YEAR)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise self.refuse(_NO_YEAR, year)
        if getattr(found, "tzinfo", None) is not None:
            raise self.refuse(_OFFSET, value)
        return found if self.kind is date else found.replace(second=0, microsecond=0)


class Day(_Timed):
    """A calendar day."""


class Clock(_Timed):
    """A time of day, to the minute."""

    kind = time
    refusal = N_("“{field}” needs a time of day, written like 09:30, not “{value}”.")

    def db_value(self, value: Any) -> str | None:
        return value.isoformat("minutes") if isinstance(value, time) else super().db_value(value)


class Moment(_Timed):
    """A local wall time, to the minute, without a zone (the event has it)."""

    kind = datetime
    refusal = N_("“{field}” needs a day and time that exist, written like 2026-04-23 09:30, not “{value}”.")

    def db_value(self, value: Any) -> str | None:
        return value.isoformat(" ", "minutes") if isinstance(value, datetime) else super().db_value(value)


class Link(ForeignKeyField):
    """A reference to another row; SQLite itself refuses one that leads nowhere."""
