"""The command line: a second face on the same acts as the window, without a screen and without Qt.

Exit status: 0 done; 1 done, and problems were found; 2 refused, nothing changed, one sentence on standard
error.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.database import Problem
from models.settings import setting
from models.words import LANGUAGES, _, speak

from .command_names import COMMANDS

DONE, FOUND, REFUSED = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and raises, where argparse would print its usage and exit."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise Problem(_("{message}. See: {command} --help").format(message=message, command=self.prog))


def run(arguments: list[str]) -> int:
    """Carry out one command. Returns its exit status."""
    speak(_language())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser(arguments).parse_args(arguments)
        act: Callable[[argparse.Namespace], int] = options.act
        status = act(options)
        sys.stdout.flush()
        return status
    except Problem as problem:
        print(_one_line(str(problem)), file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print(_("Stopped; nothing was changed."), file=sys.stderr)
    except (OSError, MemoryError) as error:
        print(_one_line(_("It did not work: {reason}.").format(reason=error)), file=sys.stderr)
    return REFUSED


def _parser(arguments: list[str]) -> argparse.ArgumentParser:
    """The parser; only the module of the command asked for is imported."""
    parser = _Parser(
        prog="main.py", description=_("Lectern plans open days, campus visits and school lectures.")
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (summary, module) in COMMANDS.items():
        command = commands.add_parser(name, help=_(summary), description=_(summary), allow_abbrev=False)
        if name in arguments[:1]:
            from importlib import import_module

            getattr(import_module(f"ui.{module}"), f"declare_{name}")(command)
    return parser


def _language() -> str:
    chosen = setting("language") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return next(
        (code for code in LANGUAGES if str(chosen).startswith(code)),
        "zh_CN" if str(chosen)[:2] == "zh" else "en",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


# What the modules of the commands share


def plan_file(parser: argparse.ArgumentParser) -> None:
    """Every command but `documents` and `restore` names a plan first."""
    parser.add_argument("plan", metavar="PLAN", type=Path, help=_("the plan file"))


def json_switch(parser: argparse.ArgumentParser) -> None:
    """Commands that answer can answer as JSON."""
    parser.add_argument("--json", action="store_true", help=_("answer as JSON"))


def say_json(answer: object) -> None:
    """Print an answer as JSON."""
    import json

    print(json.dumps(answer, ensure_ascii=False, indent=1))


def a_date(text: str) -> date:
    """A day as the command line takes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(_("“{text}” is no date. Write it like 2026-04-23.").format(text=text)) from None
