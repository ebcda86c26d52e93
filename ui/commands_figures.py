"""The command that counts: statistics."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models.database import Problem
from models.words import _

from .commands import DONE, a_date, json_switch, plan_file, say_json
from .commands_out import picture_of

if TYPE_CHECKING:
    from planning.plan import Picture
    from planning.statistics import Statistics, Tally


def declare_statistics(parser: argparse.ArgumentParser) -> None:
    """`statistics PLAN [--from DATE] [--to DATE] [--json]`"""
    plan_file(parser)
    parser.add_argument(
        "--from", dest="first", type=a_date, metavar="DATE", help=_("the first day that counts")
    )
    parser.add_argument("--to", dest="last", type=a_date, metavar="DATE", help=_("the last day that counts"))
    json_switch(parser)
    parser.set_defaults(act=_statistics)


def _statistics(options: argparse.Namespace) -> int:
    from planning.statistics import statistics

    if options.first and options.last and options.last < options.first:
        raise Problem(_("--to lies before --from."))
    picture = picture_of(options.plan)
    facts = _facts(picture, statistics(picture, options.first, options.last))
    if options.json:
        say_json(facts)
        return DONE
    for name, value in facts.items():
        if isinstance(value, dict):
            for key, count in value.items():
                said = count["events"] if isinstance(count, dict) else count
                print(f"{name}\t{key}\t{said}")
        elif not isinstance(value, list):
            print(f"{name}\t{'' if value is None else value}")
    for target in facts["targets"]:
        print(f"target\t{target['campaign']}\t{target['what']}\t{target['held']}/{target['target']}")
    return DONE


def _facts(picture: "Picture", found: "Statistics") -> dict[str, Any]:
    """The figures as JSON has them; codes stay codes."""
    campaigns = {}
    for key, tally in found.campaigns.items():
        row = picture.get("campaign", key)
        campaigns[row.title if row else ""] = _tally(tally)
    tallies = {
        name: {key: _tally(tally) for key, tally in getattr(found, name).items()}
        for name in ("kinds", "months", "cities", "modes", "statuses")
    }
    return {
        "from": found.first and found.first.isoformat(),
        "to": found.last and found.last.isoformat(),
        **_tally(found.total),
        "cancelled": found.cancelled,
        "undated": found.undated,
        **tallies,
        "campaigns": campaigns,
        "formats": found.formats,
        "visits": found.visits,
        "regions": found.regions,
        "visited": found.visited,
        "priority": found.priority,
        "speakers": found.speakers,
        "groups": found.groups,
        "minors": found.minors,
        "tasks": {"all": found.tasks, "done": found.tasks_done, "late": found.tasks_late},
        "targets": [asdict(target) for target in found.targets],
    }


def _tally(tally: "Tally") -> dict[str, Any]:
    return {
        "events": tally.events,
        "sessions": tally.sessions,
        "expected": tally.expected,
        "attended": tally.attended,
        "counted": tally.counted,
    }
