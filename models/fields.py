"""The kinds of value a plan keeps, each with the rule that a stored value must meet."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from peewee import Field, ForeignKeyField, IntegerField, TextField

from .database import Problem, clean, new_id
from .words import _


class Id(IntegerField):
    """A random 63-bit row id (SQLite's own rowid)."""

    def __init__(self) -> None:
        super().__init__(primary_key=True, default=new_id)


class Text(TextField):
    """Text of at most `limit` characters; `needed` refuses an empty one. Never cut silently."""

    def __init__(self, label: str = "", *, limit: int = 1000, needed: bool = False, **more: Any) -> None:
        more.setdefault("default", "")
        super().__init__(verbose_name=label, **more)
        self.limit, self.needed = limit, needed

    def inspect(self, value: Any) -> str | None:
        if value is None and self.null:
            return None
        if not isinstance(value, str):
            value = "" if value is None else str(value)
        value = clean(value).strip()
        if self.needed and not value:
            raise Problem(_("“{field}” must not be empty.").format(field=self.called()))
        if len(value) > self.limit:
            raise Problem(
                _("“{field}” takes at most {limit} characters; this text has {count}.").format(
                    field=self.called(), limit=self.limit, count=len(value)
                )
            )
        return value

    def called(self) -> str:
        return _(self.verbose_name or self.name)


class Choice(Text):
    """One code out of a table of codes and their names."""

    def __init__(self, label: str, choices: Mapping[str, Any], **more: Any) -> None:
        super().__init__(label, limit=40, **more)
        self.codes = choices

    def inspect(self, value: Any) -> str | None:
        if value in self.codes or (value is None and self.null):
            return value
        raise Problem(_("“{value}” is not a possible {field}.").format(value=value, field=self.called()))


class Count(IntegerField):
    """A whole number from `least` to `most`."""

    def __init__(self, label: str = "", *, least: int = 0, most: int = 10_000_000, **more: Any) -> None:
        super().__init__(verbose_name=label, **more)
        self.least, self.most = least, most

    def inspect(self, value: Any) -> int | None:
        if value is None and self.null:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise Problem(
                _("“{field}” takes a whole number from {least} to {most}, not “{value}”.").format(
                    field=_(self.verbose_name or self.name), least=self.least, most=self.most, value=value
                )
            )
        return value


class Flag(IntegerField):
    """Yes or no, kept as 1 or 0."""

    def __init__(self, label: str = "", **more: Any) -> None:
        more.setdefault("default", False)
        super().__init__(verbose_name=label, **more)

    def db_value(self, value: Any) -> int | None:
        return None if value is None else int(bool(value))

    def python_value(self, value: Any) -> bool | None:
        return None if value is None else bool(value)


class _Timed(Field):
    """A value that Python writes and reads as ISO 8601."""

    field_type = "TEXT"
    kind: type[date] | type[time] = date

    def __init__(self, label: str = "", **more: Any) -> None:
        more.setdefault("null", True)
        super().__init__(verbose_name=label, **more)

    def db_value(self, value: Any) -> str | None:
        return None if value is None else value if isinstance(value, str) else value.isoformat()

    def python_value(self, value: Any) -> Any:
        return self.kind.fromisoformat(value) if value else None

    def inspect(self, value: Any) -> Any:
        if value is None and self.null:
            return None
        if isinstance(value, str):
            try:
                value = self.kind.fromisoformat(value)
            except ValueError:
                value = None
        if type(value) is not self.kind:
            raise Problem(
                _("“{field}” needs a date or time that exists.").format(
                    field=_(self.verbose_name or self.name)
                )
            )
        year = getattr(value, "year", 2000)
        if not 1900 <= year <= 2200:
            raise Problem(
                _("The year {year} in “{field}” cannot be meant.").format(
                    year=year, field=_(self.verbose_name or self.name)
                )
            )
        return value


class Day(_Timed):
    """A calendar day."""


class Clock(_Timed):
    """A time of day, to the minute."""

    kind = time

    def db_value(self, value: Any) -> str | None:
        return value.isoformat("minutes") if isinstance(value, time) else super().db_value(value)


class Moment(_Timed):
    """A local wall time, to the minute, without a zone (the event has it)."""

    kind = datetime

    def db_value(self, value: Any) -> str | None:
        return value.isoformat(" ", "minutes") if isinstance(value, datetime) else super().db_value(value)

    def inspect(self, value: Any) -> Any:
        value = super().inspect(value)
        if value is not None and value.tzinfo is not None:
            raise Problem(_("A time of the plan is local and carries no offset."))
        return value and value.replace(second=0, microsecond=0)


class Link(ForeignKeyField):
    """A reference to another row; SQLite itself refuses one that leads nowhere."""
