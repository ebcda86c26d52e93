"""Commands that answer and write: events, show, documents, export, check."""

import argparse
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.database import Problem
from models.file import plan_open
from models.words import LANGUAGES, _, ngettext

from .commands import DONE, FOUND, json_switch, plan_file, say_json

if TYPE_CHECKING:
    from planning.plan import Picture, Row


def declare_events(parser: argparse.ArgumentParser) -> None:
    """`events PLAN [--json]`"""
    plan_file(parser)
    json_switch(parser)
    parser.set_defaults(act=_events)


def _events(options: argparse.Namespace) -> int:
    picture = _picture(options.plan)
    rows = sorted(picture.all("event"), key=lambda e: (e.starts is None, str(e.starts), e.title))
    if options.json:
        say_json([_event(picture, row) for row in rows])
        return DONE
    for row in rows:
        facts = _event(picture, row)
        print("\t".join(str(facts[key] or "") for key in ("id", "starts", "city", "kind", "status", "title")))
    return DONE


def _event(picture: "Picture", row: "Row") -> dict[str, Any]:
    campaign, venue = picture.get("campaign", row.campaign_id), picture.get("venue", row.venue_id)
    return {
        "id": str(row.id),
        "title": row.title,
        "title_other": row.title_other,
        "kind": row.kind,
        "mode": row.mode,
        "status": row.status,
        "campaign": campaign and campaign.title,
        "city": row.city or (venue.city if venue else ""),
        "venue": venue and venue.name,
        "part_of": str(row.part_of_id) if row.part_of_id else None,
        "starts": row.starts and row.starts.isoformat(),
        "ends": row.ends and row.ends.isoformat(),
        "time_zone": row.time_zone,
        "sessions": len(picture.sessions(row.id)),
        "expected": row.expected,
        "attended": row.attended,
    }


def declare_show(parser: argparse.ArgumentParser) -> None:
    """`show PLAN EVENT [--json]`"""
    plan_file(parser)
    parser.add_argument("event", metavar="EVENT", help=_("an id or a unique title"))
    json_switch(parser)
    parser.set_defaults(act=_show)


def _show(options: argparse.Namespace) -> int:
    from planning.finding import event_named

    picture = _picture(options.plan)
    row = event_named(picture, options.event)
    sessions = [_session(picture, session) for session in picture.sessions(row.id)]
    facts = _event(picture, row)
    if options.json:
        rooms = [{"id": str(r.id), "name": r.name, "seats": r.seats} for r in picture.event_rooms(row.id)]
        say_json({**facts, "rooms": rooms, "sessions": sessions})
        return DONE
    print(f"{facts['title']}\t{facts['starts'] or ''}\t{facts['city'] or ''}")
    for session in sessions:
        print("\t".join(str(session[key] or "") for key in ("day", "starts", "minutes", "room", "title")))
    return DONE


def _session(picture: "Picture", row: "Row") -> dict[str, Any]:
    from models.agenda import ends

    rooms = [room.name for room in picture.session_rooms(row.id)]
    track, finish = picture.get("track", row.track_id), ends(row)
    people = [{"name": person.name, "role": appearance.role} for appearance, person in picture.people(row.id)]
    return {
        "id": str(row.id),
        "title": row.title,
        "title_other": row.title_other,
        "format": row.format,
        "minutes": row.minutes,
        "day": row.day and row.day.isoformat(),
        "starts": row.starts and row.starts.isoformat(),
        "ends": finish and finish.isoformat(),
        "room": rooms[0] if rooms else None,
        "rooms": rooms,
        "people": people,
        "track": track and track.title,
        "language": row.language,
        "status": row.status,
        "pinned": row.pinned,
        "expected": row.expected,
        "everywhere": row.everywhere,
        "gone": row.gone,
    }


def declare_documents(parser: argparse.ArgumentParser) -> None:
    """`documents [--json]`"""
    json_switch(parser)
    parser.set_defaults(act=_documents)


def _documents(options: argparse.Namespace) -> int:
    from exports import DOCUMENTS

    if not options.json:
        for document in DOCUMENTS:
            print(f"{document.key}\t{_(document.title)}\t{', '.join(document.formats)}")
        return DONE
    say_json(
        [
            {
                "key": document.key,
                "title": _(document.title),
                "formats": list(document.formats),
                "for": document.needs,
                "options": [
                    {
                        "key": option.key,
                        "type": option.type,
                        "choices": list(option.choices),
                        "default": option.default,
                    }
                    for option in document.options
                ],
            }
            for document in DOCUMENTS
        ]
    )
    return DONE


def declare_export(parser: argparse.ArgumentParser) -> None:
    """`export PLAN DOCUMENT --out FILE [--event ID]... [--language L] [--paper P] [--set O=V]...`"""
    plan_file(parser)
    parser.add_argument(
        "document", metavar="DOCUMENT", help=_("the key of a document; “documents” lists them")
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help=_("the file to write; its ending is the format. A folder/ takes one file an event"),
    )
    parser.add_argument(
        "--event", action="append", default=[], metavar="ID", help=_("an event, by id or unique title")
    )
    parser.add_argument("--language", metavar="CODES", help=_("en, zh_CN, or both with a comma"))
    parser.add_argument("--paper", default="", metavar="NAME", help=_("A4, A3, Letter …"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="OPTION=VALUE", help=_("an option of the document")
    )
    parser.add_argument("--format", metavar="ENDING", help=_("the format, where --out is a folder/"))
    parser.add_argument(
        "--audience", choices=("public", "staff"), default="public", help=_("who will read it")
    )
    parser.set_defaults(act=_export)


def _export(options: argparse.Namespace) -> int:
    from exports import document
    from planning.finding import event_named

    chosen = document(options.document)
    given = dict(_assignment(text) for text in options.set)
    chosen.settle(given)
    picture = _picture(options.plan)
    events = [event_named(picture, name).id for name in options.event]
    if chosen.needs == "event" and not events:
        if len(picture.tables["event"]) != 1:
            raise Problem(_("Say which event, with --event. “events” lists them."))
        events = list(picture.tables["event"])
    for path, ids in _targets(picture, chosen, options, events):
        _write(chosen, picture, path, ids, options, given)
    return DONE


def _targets(
    picture: "Picture", chosen: Any, options: argparse.Namespace, events: list[int]
) -> list[tuple[Path, tuple[int, ...]]]:
    """The files to write and the events of each: one, or with a folder one an event."""
    if not options.out.endswith(("/", "\\")):
        return [(Path(options.out), tuple(events))]
    from exports.files import safe_name

    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    ending = options.format or chosen.formats[0]
    taken: set[str] = set()
    found: list[tuple[Path, tuple[int, ...]]] = []
    for event_id in events or list(picture.tables["event"]):
        event = picture.tables["event"][event_id]
        name = safe_name(
            f"{event.starts:%Y-%m-%d} {event.title}" if event.starts else event.title, f".{ending}"
        )
        if name.casefold() in taken:
            name = safe_name(f"{event.title} {event_id}", f".{ending}")
        taken.add(name.casefold())
        found.append((folder / name, (event_id,)))
    return found


def _write(
    chosen: Any,
    picture: "Picture",
    path: Path,
    ids: tuple[int, ...],
    options: argparse.Namespace,
    given: dict[str, str],
) -> None:
    from exports import Request, write

    request = Request(ids, _languages(picture, options.language), options.paper, given, options.audience)
    _watch(write(chosen, picture, path, request), path.name)
    for note in request.notes:
        print(note, file=sys.stderr)
    print(path)


def _watch(work: Generator[float, None, Path], name: str) -> None:
    """Run the work to its end, with a bar on a terminal."""
    shown = sys.stderr.isatty()
    for done in work:
        if shown:
            print(f"\r{name} {done:4.0%}", end="", file=sys.stderr, flush=True)
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr)


def _languages(picture: "Picture", asked: str | None) -> tuple[str, ...]:
    if not asked:
        return (picture.plan.language,)
    codes = tuple(dict.fromkeys(asked.split(",")))
    for code in codes:
        if code not in LANGUAGES:
            raise Problem(
                _("There is no language “{code}”. There are {codes}.").format(
                    code=code, codes=", ".join(LANGUAGES)
                )
            )
    return codes


def _assignment(text: str) -> tuple[str, str]:
    key, found, value = text.partition("=")
    if not found or not key:
        raise Problem(_("Write --set as OPTION=VALUE, not “{text}”.").format(text=text))
    return key, value


def declare_check(parser: argparse.ArgumentParser) -> None:
    """`check PLAN [--event ID] [--json]`"""
    plan_file(parser)
    parser.add_argument("--event", metavar="ID", help=_("only this event, by id or unique title"))
    json_switch(parser)
    parser.set_defaults(act=_check)


def _check(options: argparse.Namespace) -> int:
    from planning.finding import event_named
    from planning.problems import problems_of, waiver

    picture = _picture(options.plan)
    event_id = event_named(picture, options.event).id if options.event else None
    found = [(finding, waiver(picture, finding) is not None) for finding in problems_of(picture, event_id)]
    if options.json:
        say_json([_problem(picture, finding, waived) for finding, waived in found])
    else:
        for finding, waived in found:
            print(
                f"{finding.rule} {finding.level}{' ' + _('(waived)') if waived else ''}: {finding.message()}"
            )
        count = len(found)
        print(
            ngettext("One problem.", "{count} problems.", count).format(count=count)
            if count
            else _("No problems.")
        )
    return FOUND if any(finding.level == "block" and not waived for finding, waived in found) else DONE


def _problem(picture: "Picture", finding: Any, waived: bool) -> dict[str, Any]:
    from planning.fixes import fixes
    from planning.problems import problem_objects

    return {
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message(),
        "objects": [
            {"type": table, "id": str(row_id), "title": title}
            for table, row_id, title in problem_objects(picture, finding)
        ],
        "waived": waived,
        "fixes": [{"label": fix.label(), "changes": fix.changes} for fix in fixes(picture, finding)],
    }


def _picture(path: Path) -> "Picture":
    from planning.plan import read_picture

    with plan_open(path):
        return read_picture()
