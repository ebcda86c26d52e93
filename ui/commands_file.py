"""Commands about the plan file itself: new, doctor, backup, restore."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from models.file import close_plan, new_plan, plan_open
from models.words import _

from .commands import DONE, FOUND, json_switch, plan_file, say_json


def declare_new(parser: argparse.ArgumentParser) -> None:
    """`new PLAN [--sample] [--year YYYY]`"""
    plan_file(parser)
    parser.add_argument("--sample", action="store_true", help=_("fill it with the sample season"))
    parser.add_argument(
        "--year", type=int, metavar="YYYY", help=_("the year of the season (2021 as reported)")
    )
    parser.set_defaults(act=_new)


def _new(options: argparse.Namespace) -> int:
    from models.database import Problem

    if options.year is not None and not 1950 <= options.year <= 2150:
        raise Problem(_("The year {year} cannot be meant.").format(year=options.year))
    new_plan(options.plan, year=options.year or (2021 if options.sample else None))
    try:
        if options.sample:
            from planning.sample import fill

            fill(options.year or 2021)
    except BaseException:
        close_plan()
        options.plan.unlink(missing_ok=True)
        raise
    close_plan()
    print(_("Made {path}.").format(path=options.plan))
    return DONE


def declare_doctor(parser: argparse.ArgumentParser) -> None:
    """`doctor PLAN [--json]`"""
    plan_file(parser)
    json_switch(parser)
    parser.set_defaults(act=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    from models.doctor import examine

    report = examine(options.plan)
    if options.json:
        say_json(asdict(report))
    else:
        for line in report.lines():
            print(line)
    return DONE if report.healthy else FOUND


def declare_backup(parser: argparse.ArgumentParser) -> None:
    """`backup PLAN --out FILE`"""
    plan_file(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("where the copy goes"))
    parser.set_defaults(act=_backup)


def _backup(options: argparse.Namespace) -> int:
    from models.backup import save_copy

    with plan_open(options.plan):
        save_copy(options.out)
    print(_("Wrote a verified copy to {path}.").format(path=options.out))
    return DONE


def declare_restore(parser: argparse.ArgumentParser) -> None:
    """`restore BACKUP --out FILE`"""
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=_("the backup"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the plan file to make"))
    parser.set_defaults(act=_restore)


def _restore(options: argparse.Namespace) -> int:
    from models.backup import restore

    restore(options.backup, options.out)
    print(_("Restored {path}.").format(path=options.out), file=sys.stdout)
    return DONE
