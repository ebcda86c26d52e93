"""Every command of the window: its words, its key and what it does, in the order of the menus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from models.words import N_

if TYPE_CHECKING:
    from .window import Window


class Act(NamedTuple):
    """One command. `needs_plan`: only while a plan is open; `searched`: found by Ctrl+K."""

    key: str
    title: str
    do: "Callable[[Window], object]"
    shortcut: str = ""
    icon: str = ""
    needs_plan: bool = True
    searched: bool = True


def _release(window: "Window") -> None:
    from .releasing import ask_release

    ask_release(window)


def _pack(window: "Window") -> None:
    from .releasing import ask_pack

    ask_pack(window)


def _save(window: "Window") -> None:
    from .paper_here import save_here

    save_here(window)


def _print(window: "Window") -> None:
    from .paper_here import print_here

    print_here(window)


ACTS = {
    act.key: act
    for act in (
        Act("new", N_("New plan…"), lambda w: w.files.ask_new(), "Ctrl+N", "file-plus", False),
        Act("open", N_("Open…"), lambda w: w.files.ask_open(), "Ctrl+O", "folder-open", False),
        Act("sample", N_("New sample season…"), lambda w: w.files.ask_sample(), "Ctrl+E", "sprout", False),
        Act("copy_plan", N_("Save a copy…"), lambda w: w.files.ask_copy(), "Ctrl+Shift+S", "copy"),
        Act("import", N_("Import…"), lambda w: w.files.ask_import(), "Ctrl+I", "upload"),
        Act("save", N_("Save this document…"), lambda w: _save(w), "Ctrl+S", "file-text"),
        Act("print", N_("Print…"), lambda w: _print(w), "Ctrl+P", "printer"),
        Act("pack", N_("Print pack…"), lambda w: _pack(w), "Ctrl+Shift+P", "package"),
        Act("release", N_("Release a version…"), lambda w: _release(w), "", "git-compare"),
        Act("backups", N_("Restore a backup…"), lambda w: w.files.ask_backup(), "", "hard-drive"),
        Act("settings", N_("Settings…"), lambda w: w.ask_settings(), "Ctrl+,", "id-card", False),
        Act("close", N_("Close plan"), lambda w: w.files.close(), "Ctrl+W", "x"),
        Act("quit", N_("Quit"), lambda w: w.close(), "Ctrl+Q", "", False, False),
        Act("undo", N_("Undo"), lambda w: w.undo(), "Ctrl+Z", "undo-2", True, False),
        Act("redo", N_("Redo"), lambda w: w.redo(), "Ctrl+Y", "redo-2", True, False),
        Act("find", N_("Filter this page"), lambda w: w.find_here(), "Ctrl+F", "list-filter"),
        Act("search", N_("Search or type a command"), lambda w: w.search(), "Ctrl+K", "search", True, False),
        Act("new_event", N_("New event…"), lambda w: w.new_event(), "Ctrl+Shift+N", "plus"),
        Act("home", N_("Home"), lambda w: w.go("home"), "Ctrl+1", "house"),
        Act("events", N_("Events"), lambda w: w.go("events"), "Ctrl+2", "calendar-days"),
        Act("people", N_("People"), lambda w: w.go("people"), "Ctrl+3", "users"),
        Act("organisations", N_("Organisations"), lambda w: w.go("organisations"), "Ctrl+4", "building-2"),
        Act("places", N_("Places"), lambda w: w.go("places"), "Ctrl+5", "map-pin"),
        Act("documents", N_("Documents"), lambda w: w.go("documents"), "Ctrl+6", "file-text"),
        Act("calendar", N_("Calendar"), lambda w: w.go("calendar"), "Ctrl+7", "calendar-range"),
        Act("tasks", N_("Tasks"), lambda w: w.go("tasks"), "Ctrl+8", "square-check-big"),
        Act("talks", N_("Lectures"), lambda w: w.go("talks"), "Ctrl+9", "book-open"),
        Act("back", N_("Back"), lambda w: w.back(), "Alt+Left", "chevron-left", True, False),
        Act("forward", N_("Forward"), lambda w: w.forward(), "Alt+Right", "chevron-right", True, False),
        Act("rail", N_("Narrow or wide rail"), lambda w: w.toggle_rail(), "Ctrl+B", "columns-2"),
        Act(
            "problems", N_("Show or hide problems"), lambda w: w.toggle_problems(), "Ctrl+J", "octagon-alert"
        ),
        Act("next_area", N_("Next area of the window"), lambda w: w.next_area(1), "F6", "", False, False),
        Act(
            "last_area",
            N_("Previous area of the window"),
            lambda w: w.next_area(-1),
            "Shift+F6",
            "",
            False,
            False,
        ),
        Act("full", N_("Full screen"), lambda w: w.toggle_full(), "F11", "monitor-play", False),
        Act("help", N_("Help for this page"), lambda w: w.help(), "F1", "lightbulb", False),
        Act("about", N_("About Lectern"), lambda w: w.about(), "", "info", False),
    )
}

#: Menus by name: keys of acts, None for a line, and the names of lists that are filled when seen.
MENUS = (
    (
        "file",
        N_("File"),
        (
            "new",
            "open",
            "+recent",
            "sample",
            None,
            "copy_plan",
            "backups",
            None,
            "import",
            "save",
            "print",
            "pack",
            "release",
            None,
            "settings",
            None,
            "close",
            "quit",
        ),
    ),
    ("edit", N_("Edit"), ("undo", "redo", None, "+board", None, "find", "search", None, "new_event")),
    (
        "view",
        N_("View"),
        (
            "home",
            "calendar",
            "events",
            "people",
            "organisations",
            "places",
            "tasks",
            "talks",
            "documents",
            None,
            "back",
            "forward",
            None,
            "rail",
            "problems",
            "next_area",
            "last_area",
            None,
            "+look",
            "+language",
            "full",
        ),
    ),
    ("help", N_("Help"), ("help", "about")),
)
