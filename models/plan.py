"""The plan itself: the one row that says what season the file holds and how it speaks."""

import json
from typing import Any

from peewee import IntegerField

from .database import Problem, Record
from .fields import FIRST_YEAR, LAST_YEAR, Choice, Count, Text
from .words import LANGUAGES, N_, _

CURRENCIES = {
    "CNY": N_("yuan"),
    "EUR": N_("euro"),
    "USD": N_("US dollar"),
    "GBP": N_("pound"),
    "CHF": N_("Swiss franc"),
}


class Plan(Record):
    """Settings of the plan. It is changed by `record()`, never in a step, so undo leaves it alone."""

    id = IntegerField(primary_key=True)
    identity = Text(needed=True)
    changes = IntegerField(default=0)
    title = Text(N_("Name of the plan"), limit=200)
    language = Choice(N_("Language"), LANGUAGES, default="en")
    language_other = Choice(N_("Second language"), LANGUAGES, default="zh_CN")
    time_zone = Text(N_("Time zone"), default="Asia/Shanghai")
    currency = Choice(N_("Currency"), CURRENCIES, default="CNY")
    year = Count(N_("Year"), null=True, least=FIRST_YEAR, most=LAST_YEAR)
    rule_levels = Text(limit=10_000, default="{}")

    def check(self) -> None:
        super().check()
        check_zone(self.time_zone)

    def save(self, *args: Any, **kwargs: Any) -> int:
        """Save the settings; what the file counts and is known by stays as it is now."""
        if not kwargs.get("force_insert"):
            kept = ("id", "identity", "changes")
            kwargs.setdefault("only", [f for f in self._meta.sorted_fields if f.name not in kept])
        return super().save(*args, **kwargs)

    def levels(self) -> dict[str, str]:
        """The levels this plan gives to rules, where they differ from the usual ones."""
        return dict(json.loads(self.rule_levels))


def the_plan() -> Plan:
    """The row of the open plan."""
    return Plan.get_by_id(1)


def check_zone(name: str) -> None:
    """Raise a Problem unless `name` is a time zone of the IANA table."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise Problem(
            _("“{name}” is no time zone. Write it like Asia/Shanghai.").format(name=name)
        ) from error


def change_plan(**values: Any) -> None:
    """Change settings of the open plan."""
    from .history import record

    with record():
        plan = the_plan()
        for name, value in values.items():
            setattr(plan, name, value)
        plan.save()
