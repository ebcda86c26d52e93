"""The command that writes documents: export, one file or a folder of them."""

import argparse
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.database import Problem
from models.words import LANGUAGES, _

from .commands import DONE, plan_file
from .commands_out import picture_of

if TYPE_CHECKING:
    from planning.plan import Picture

Made = TypeVar("Made")


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
    """Of several files, one that cannot be made is told and does not stop the others."""
    from exports import document
    from planning.finding import event_named

    chosen = document(options.document)
    given = dict(assignment(text) for text in options.set)
    chosen.settle(given)
    picture = picture_of(options.plan)
    events = [event_named(picture, name).id for name in options.event]
    whole = any(option.key == "of" for option in chosen.options) and given.get("of") != "event"
    if chosen.needs == "event" and not events and not whole and not _is_folder(options.out):
        if len(picture.tables["event"]) != 1:
            raise Problem(_("Say which event, with --event. “events” lists them."))
        events = list(picture.tables["event"])
    if given.get("parts") == "yes":
        from exports.facts import with_parts

        events = with_parts(picture, events)
    targets = _targets(picture, chosen, options, events)
    failed = 0
    for path, ids in targets:
        try:
            _write(chosen, picture, path, ids, options, given)
        except Problem as problem:
            if len(targets) == 1:
                raise
            failed += 1
            print(f"{path.name}: {problem}", file=sys.stderr)
    if failed:
        sentence = _("{count} of {total} files could not be made.")
        raise Problem(sentence.format(count=failed, total=len(targets)))
    return DONE


def _is_folder(out: str) -> bool:
    return out.endswith(("/", "\\"))


def _targets(
    picture: "Picture", chosen: Any, options: argparse.Namespace, events: list[int]
) -> list[tuple[Path, tuple[int, ...]]]:
    """The files to write and the events of each: one, or with a folder one an event."""
    if not _is_folder(options.out):
        return [(Path(options.out), tuple(events))]
    from exports.facts import chosen_events
    from exports.sets import file_names

    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    shown = chosen_events(picture, tuple(events))
    names = file_names(picture, shown, options.format or chosen.formats[0])
    return [(folder / name, (event_id,)) for name, event_id in names]


def _write(
    chosen: Any,
    picture: "Picture",
    path: Path,
    ids: tuple[int, ...],
    options: argparse.Namespace,
    given: dict[str, str],
) -> None:
    from exports import Request, write

    request = Request(ids, languages_of(picture, options.language), options.paper, given, options.audience)
    watch(write(chosen, picture, path, request), path.name)
    for note in request.notes:
        print(note, file=sys.stderr)
    print(path)


def watch(work: Generator[float, None, Made], name: str) -> Made:
    """Run the work to its end, with a bar on a terminal; what it made."""
    shown = sys.stderr.isatty()
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            if shown:
                print("\r\x1b[K", end="", file=sys.stderr)
            made: Made = end.value
            return made
        if shown:
            print(f"\r{name} {done:4.0%}", end="", file=sys.stderr, flush=True)


def languages_of(picture: "Picture", asked: str | None) -> tuple[str, ...]:
    """The languages asked for, or the plan's own."""
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


def assignment(text: str) -> tuple[str, str]:
    """The two sides of OPTION=VALUE."""
    key, found, value = text.partition("=")
    if not found or not key:
        raise Problem(_("Write --set as OPTION=VALUE, not “{text}”.").format(text=text))
    return key, value
