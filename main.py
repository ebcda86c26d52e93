"""Lectern starts here: the command line where a command is given, the window otherwise."""

import gc
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run a command, or open the window on a plan (or on the welcome page). Returns the exit status."""
    if arguments == ["--read-workbook"]:  # a bundle starts itself so, as it has no Python to start
        from exports.workbook_child import main as read_workbook

        return read_workbook()
    gc.disable()  # loading makes no garbage; the window looks for it later
    from ui.command_names import COMMANDS

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from ui.commands import run

        gc.enable()
        return run(arguments)
    plan = Path(arguments[0]) if arguments else None
    make_ready(plan)
    from ui.opening import run as open_window

    return open_window(plan)


def make_ready(plan: Path | None) -> None:
    """What makes the window come soon: the plan is examined while Qt is being loaded."""
    if plan:
        from models import ahead

        ahead.begin(plan)
    from ui.imports import load_qt

    load_qt()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
