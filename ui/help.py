"""Help for the page one comes from, inside the window."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.words import N_, _

from .acts import ACTS
from .page import Page
from .parts import button, column, emptied, keycap, label, line, row, scrolling, unveil

if TYPE_CHECKING:
    from .window import Window

#: By page: what it is for, and how things are done there.
TEXTS: dict[str, tuple[str, ...]] = {
    "home": (
        N_("Home shows this week, what needs attention, what comes next, and how far each campaign is."),
        N_(
            "Click an event to open it. Click a problem to go to the session it is about; the ways out "
            "of it stand in the "
            "list of problems at the bottom (Ctrl+J)."
        ),
    ),
    "calendar": (
        N_(
            "The season by month, week or year (M, W, Y). Bands are campaigns, grey bands holidays; a "
            "weekend day on which people work is white and says so. The strip above leads to another month."
        ),
        N_(
            "Arrows move the day, Page Up and Page Down the month, T leads to today. [ and ] choose an event "
            "of the day, Enter opens it, N makes a new one."
        ),
        N_(
            "Drag an event to another day, or hold Ctrl and press arrows: before anything moves you see what "
            "comes along and what becomes a problem. It is one step, taken back with Ctrl+Z."
        ),
        N_(
            "An event with parts, such as an Open Day in ten cities, is a band: drag it, and all its parts "
            "move. Ctrl+P shows the month, week or year in sight on paper."
        ),
    ),
    "events": (
        N_("Every event of the season. Type to filter; the chips filter by status, kind, city and campaign."),
        N_(
            "A click on a heading sorts, Shift and a click adds a second order. “Columns” chooses what "
            "is shown."
        ),
        N_(
            "Tick several events to change their status or campaign at once, or to delete them. Ctrl+C "
            "copies them for "
            "Excel."
        ),
        N_(
            "“New event” asks for kind, title and day; the kind brings its usual sessions and tasks, or it "
            "begins as a copy of an event there is."
        ),
        N_(
            "“Save this view” keeps filter, columns and order under a name. Ctrl+V pastes lines from Excel: "
            "events of a known title are brought up to date, others added."
        ),
    ),
    "event": (
        N_("Everything about one event. A click on a value edits it; Enter keeps, Esc gives back."),
        N_("Moving an event to another day takes its sessions and groups along."),
        N_(
            "For a visit, drag it or a journey along the clock, or one of its ends. Arrows move the chosen "
            "one by 5 minutes or a day, with Alt by an hour; Shift changes its end. Journeys stay as booked."
        ),
        N_(
            "In the sessions, type into any cell: “930” or “9:30” as a start, “45” or “1:30” as a "
            "length, names divided by "
            "commas as rooms and people. A role stands in brackets: “Wang Fang (moderator)”. New names "
            "are added to the plan."
        ),
        N_(
            "Paste lines from Excel at the cursor, with or without their headings. Choose several "
            "cells of a column and type "
            "once to fill them all. Ctrl+Delete deletes sessions."
        ),
        N_(
            "Nothing is forbidden: what clashes stands in the list of problems, with ways out that "
            "were tried."
        ),
    ),
    "people": (
        N_(
            "Speakers, guides, hosts, owners and contacts. Arrows move in the list; everything at the "
            "right can be edited."
        ),
        N_("“Cannot” keeps leave and other absences; a session during an absence becomes a problem."),
    ),
    "organisations": (
        N_(
            "Universities, schools, agencies and companies. Import the list of the Ministry of "
            "Education to have them all."
        ),
    ),
    "places": (
        N_(
            "Venues and their rooms. Rooms are a table to type into; seats and hours are compared with "
            "the sessions."
        ),
        N_("Removing a room puts the sessions that were only there back among those to be placed."),
    ),
    "tasks": (
        N_(
            "Everything that has to be done, overdue first. A click on the box checks a task off, and again "
            "opens it; Ctrl+Enter does so for all chosen lines."
        ),
        N_(
            "Type a day as “2026-04-23”, or working days from the event as “-10” or “5 after”: holidays and "
            "make-up working days are counted, and the task moves along with its event."
        ),
    ),
    "talks": (
        N_(
            "The catalogue of lectures that are given many times: for whom, how long, with what, and who can "
            "give them."
        ),
        N_(
            "“Make a session…” asks for the event and for who speaks, and adds the lecture to that agenda; "
            "it waits there to be placed. In an event, “From the catalogue…” does the "
            "same from the other side."
        ),
    ),
    "documents": (
        N_("Choose an event and a document; the pages are the true ones, as they will be printed."),
        N_(
            "Options redraw the pages at once. Print, or save as PDF, picture (for WeChat), Excel or "
            "calendar."
        ),
        N_("Ctrl and the wheel zoom; + and − too; 0 fits the width."),
    ),
}
KEYS = (
    "search",
    "find",
    "undo",
    "redo",
    "new_event",
    "import",
    "back",
    "problems",
    "rail",
    "next_area",
    "help",
)


class HelpPage(Page):
    """Text for one page, then the keys that work everywhere."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.topic = "home"
        self.inside = column(gap=8, margins=(32, 24, 32, 24))
        narrow = QWidget()
        narrow.setMaximumWidth(840)
        narrow.setLayout(self.inside)
        holder = QWidget()
        layout = row(narrow, None, gap=0)
        layout.setStretch(0, 10)
        holder.setLayout(layout)
        self.setLayout(column(scrolling(holder), gap=0))

    def refresh(self) -> None:
        from .pages import PAGES

        emptied(self.inside)
        title = _(PAGES[self.topic].title)
        back = button(_("Back to {page}").format(page=title), self.lectern.back, icon_name="chevron-left")
        self.inside.addLayout(row(label(_("Help: {page}").format(page=title), "page"), None, back))
        self.inside.addWidget(line())
        for text in TEXTS.get(self.topic, ()):
            words = label(_(text), wrap=True, selectable=True)
            self.inside.addWidget(words)
        self.inside.addSpacing(16)
        self.inside.addWidget(label(_("Keys that work everywhere"), "section"))
        for key in KEYS:
            cap = QWidget()
            cap.setLayout(row(keycap(ACTS[key].shortcut.replace("+", " ")), None))
            cap.setFixedWidth(140)
            self.inside.addLayout(row(cap, label(_(ACTS[key].title).rstrip("…"), "second"), None))
        self.inside.addStretch(1)
        unveil(self.inside)
        back.setFocus()

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        self.topic = part if part in TEXTS else "home"
        self.refresh()

    def place(self) -> tuple[int | None, Any]:
        return None, self.topic
