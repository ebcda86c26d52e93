"""The commands for versions and print packs: release, and pack."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.database import Problem
from models.file import plan_open
from models.settings import setting
from models.words import _, ngettext, speaking

from .commands import DONE, plan_file
from .commands_export import assignment, languages_of, watch

if TYPE_CHECKING:
    from planning.plan import Picture


def declare_release(parser: argparse.ArgumentParser) -> None:
    """`release PLAN --event ID [--note TEXT]`"""
    plan_file(parser)
    _event(parser)
    parser.add_argument("--note", default="", metavar="TEXT", help=_("what this version is about"))
    parser.set_defaults(act=_release)


def _release(options: argparse.Namespace) -> int:
    from planning.plan import read_picture
    from planning.releasing import release

    with plan_open(options.plan):
        picture = read_picture()
        event = _chosen(picture, options.event)
        made = release(picture, event.id, options.note, str(setting("name", "")))
    print(_("Version {number} of “{title}”.").format(number=made.number, title=event.title))
    return DONE


def declare_pack(parser: argparse.ArgumentParser) -> None:
    """`pack PLAN --event ID --out FOLDER [--changed]`, with what `export` takes"""
    plan_file(parser)
    _event(parser)
    parser.add_argument("--out", required=True, metavar="FOLDER", help=_("the folder to write into"))
    parser.add_argument(
        "--changed", action="store_true", help=_("only what has changed since it was last printed")
    )
    parser.add_argument("--language", metavar="CODES", help=_("en, zh_CN, or both with a comma"))
    parser.add_argument("--paper", default="", metavar="NAME", help=_("A4, A3, Letter …"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="OPTION=VALUE",
        help=_("printed=2026-05-12T14:05, separators=no, or documents=agenda,door-sheet"),
    )  # fmt: skip
    parser.add_argument(
        "--audience", choices=("public", "staff"), default="public", help=_("who will read it")
    )
    parser.set_defaults(act=_pack)


def _pack(options: argparse.Namespace) -> int:
    """The plan stays open meanwhile: what went out is noted in it, once all files are written."""
    from exports.document import SEPARATORS
    from exports.pack import make_pack
    from exports.pack_files import write_pack
    from models.printing import note_prints
    from planning.plan import read_picture

    given = dict(assignment(text) for text in options.set)
    wanted = [key for key in given.pop("documents", "").split(",") if key]
    parted = SEPARATORS.read(given.pop("separators", "yes")) == "yes"
    with plan_open(options.plan):
        picture = read_picture()
        event = _chosen(picture, options.event)
        request = _request(picture, event.id, options, given)
        name = _("Print pack")
        with speaking(request.languages[0]):  # the names of files, and what the contents say of documents
            made = make_pack(picture, request, changed=options.changed, wanted=wanted, parted=parted)
            pack = watch(made, name)
            paths = watch(write_pack(picture, pack, Path(options.out)), name)
        note_prints(pack.prints, str(setting("name", "")))
    for left, reason in pack.left_out:
        print(f"{left}: {reason}", file=sys.stderr)
    if pack.stale:
        count = len(pack.stale)
        told = ngettext("{count} sheet must come down.", "{count} sheets must come down.", count)
        print(told.format(count=count), file=sys.stderr)
    for path in paths:
        print(path)
    return DONE


def _request(picture: "Picture", event_id: int, options: argparse.Namespace, given: dict[str, str]) -> Any:
    from datetime import datetime

    from exports import Request
    from exports.document import PRINTED, USUAL_PAPERS

    unknown = [key for key in given if key != "printed"]
    if unknown:
        raise Problem(
            _("A print pack has no option “{option}”. It has documents, printed, separators.").format(
                option=unknown[0]
            )
        )
    if options.paper and options.paper not in USUAL_PAPERS:
        sentence = _("A print pack goes on {papers}; posters and cards keep their own paper.")
        raise Problem(sentence.format(papers=", ".join(USUAL_PAPERS)))
    request = Request(
        (event_id,), languages_of(picture, options.language), options.paper, {}, options.audience
    )
    if given.get("printed"):
        request.printed = datetime.fromisoformat(PRINTED.read(given["printed"]))
    return request


def _event(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--event", required=True, metavar="ID", help=_("an event, by id or unique title"))


def _chosen(picture: "Picture", name: str) -> Any:
    from planning.finding import event_named

    return event_named(picture, name)
