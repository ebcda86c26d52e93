"""Commands that answer: events, show, documents, check."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.file import plan_open
from models.words import _, ngettext

from .commands import DONE, FOUND, json_switch, plan_file, say_json

if TYPE_CHECKING:
    from planning.plan import Picture, Row


def declare_events(parser: argparse.ArgumentParser) -> None:
    """`events PLAN [--json]`"""
    plan_file(parser)
    json_switch(parser)
    parser.set_defaults(act=_events)


def _events(options: argparse.Namespace) -> int:
    picture = picture_of(options.plan)
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

    picture = picture_of(options.plan)
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


def declare_check(parser: argparse.ArgumentParser) -> None:
    """`check PLAN [--event ID] [--json]`"""
    plan_file(parser)
    parser.add_argument("--event", metavar="ID", help=_("only this event, by id or unique title"))
    json_switch(parser)
    parser.set_defaults(act=_check)


def _check(options: argparse.Namespace) -> int:
    from planning.finding import event_named
    from planning.problems import problems_of, waiver

    picture = picture_of(options.plan)
    event_id = event_named(picture, options.event).id if options.event else None
    found = [(finding, waiver(picture, finding) is not None) for finding in problems_of(picture, event_id)]
    if options.json:
        say_json([_problem(picture, finding, waived) for finding, waived in found])
    else:
        for finding, waived in found:
            mark = " " + _("(waived)") if waived else ""
            print(f"{finding.rule} {finding.level}{mark}: {finding.message()}")
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


def picture_of(path: Path) -> "Picture":
    """The picture of the plan in a file."""

    from planning.plan import read_picture

    with plan_open(path):
        return read_picture()
