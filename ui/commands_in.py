"""The command that reads files into a plan: import."""

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.database import Problem
from models.file import plan_open
from models.history import step
from models.words import _, ngettext

from .commands import DONE, FOUND, a_date, json_switch, plan_file, say_json

if TYPE_CHECKING:
    from planning.updating import Proposal

KINDS = ("agenda", "organisations", "people", "attendance", "tasks", "absences", "holidays")


def declare_import(parser: argparse.ArgumentParser) -> None:
    """`import PLAN FILE... [--kind K,K] [--event ID] [--map COLUMN=FIELD]... [--dry-run] [--json]`"""
    plan_file(parser)
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help=_("the files to read"))
    parser.add_argument("--kind", help=_("what the files hold: {kinds}").format(kinds=", ".join(KINDS)))
    parser.add_argument("--event", metavar="ID", help=_("the event they belong to, by id or unique title"))
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help=_("what a column means")
    )
    parser.add_argument(
        "--from", dest="first", type=a_date, metavar="DATE", help=_("first day of recurring events")
    )
    parser.add_argument(
        "--to", dest="last", type=a_date, metavar="DATE", help=_("last day of recurring events")
    )
    parser.add_argument(
        "--remove-gone", action="store_true", help=_("remove sessions the file no longer has")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    json_switch(parser)
    parser.set_defaults(act=_import)


def _import(options: argparse.Namespace) -> int:
    kinds = tuple(filter(None, (options.kind or "").split(",")))
    for kind in kinds:
        if kind not in KINDS:
            raise Problem(
                _("There is no kind “{kind}”. There are {kinds}.").format(kind=kind, kinds=", ".join(KINDS))
            )
    columns = dict(_pair(text) for text in options.map)
    with plan_open(options.plan):
        answers: list[dict[str, Any]] = []
        with suppress(_Stop), step(_("Import")):
            answers += [_take(path, kinds, columns, options) for path in options.files]
            if options.dry_run:
                raise _Stop
    if options.json:
        say_json(answers[0] if len(answers) == 1 else answers)
    else:
        for path, answer in zip(options.files, answers, strict=True):
            _tell(path, answer)
    return FOUND if any(answer["refused"] for answer in answers) else DONE


class _Stop(Exception):
    pass


def _pair(text: str) -> tuple[str, str]:
    column, found, field = text.partition("=")
    if not found or not column or not field:
        raise Problem(_("Write --map as COLUMN=FIELD, not “{text}”.").format(text=text))
    return column, field


def _take(
    path: Path, kinds: tuple[str, ...], columns: dict[str, str], options: argparse.Namespace
) -> dict[str, Any]:
    from exports.reading import read
    from planning.finding import event_named
    from planning.importing import accept, propose
    from planning.plan import read_picture

    picture = read_picture()
    event = event_named(picture, options.event) if options.event else None
    reading = read(
        path,
        kinds=kinds or None,
        zone=event.time_zone if event else picture.plan.time_zone,
        window=_window(options),
        columns=columns,
        year=picture.plan.year,
        first_day=event.starts.date() if event and event.starts else None,
    )
    event_id = event.id if event else None
    proposal = propose(picture, reading, event_id)
    touched = accept(proposal, picture, remove_gone=options.remove_gone)
    return _answer(proposal, None if options.dry_run and proposal.event_id is None else touched)


def _window(options: argparse.Namespace) -> tuple[date, date] | None:
    """From when to when entries repeat; one end alone means a year from or up to it."""
    if not options.first and not options.last:
        return None
    first = options.first or options.last.replace(month=1, day=1)
    last = options.last or options.first.replace(month=12, day=31)
    if last < first:
        raise Problem(_("--to lies before --from."))
    return first, last


def _answer(proposal: "Proposal", event_id: int | None) -> dict[str, Any]:
    return {
        "kind": proposal.kind,
        "event": None if event_id is None else str(event_id),
        **{state: proposal.count(state) for state in ("added", "changed", "unchanged", "gone")},
        "refused": [{"place": refusal.place, "message": refusal.message} for refusal in proposal.refused],
        "notes": proposal.notes,
    }


def _tell(path: Path, answer: dict[str, Any]) -> None:
    print(
        _("{file}: {added} added, {changed} changed, {unchanged} unchanged, {gone} gone").format(
            file=path.name, **{key: answer[key] for key in ("added", "changed", "unchanged", "gone")}
        )
    )
    count = len(answer["refused"])
    if count:
        print(ngettext("One entry was refused:", "{count} entries were refused:", count).format(count=count))
    for refusal in answer["refused"]:
        print(f"  {refusal['place']}: {refusal['message']}")
    for note in answer["notes"]:
        print(f"  {note}")
