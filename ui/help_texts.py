"""What the help says of each page: what it is for, and how things are done there."""

from models.words import N_

from .help_event import DOCUMENTS, EVENT, Part

#: By page, then by heading.
TEXTS: dict[str, Part] = {
    "home": {
        "": (
            N_("Home shows this week, what needs attention, what comes next, and how far each campaign is."),
            N_(
                "The button at the end of a line does what is needed at once: tries the ways out of a "
                "problem, checks off a task, notes a reply, chooses a venue, or takes down how many came."
            ),
            N_("“Recent documents” are those shown last, and say when the plan has changed since."),
        ),
        N_("Your plan"): (
            N_(
                "Everything is kept the moment it is done; there is nothing to save. Ctrl+Z takes back act "
                "after act. Backups are made by themselves: File › Restore a backup…"
            ),
            N_(
                "Drop a file onto the window, or press Ctrl+I: schedules, calendars, lists and sign-up "
                "sheets. You see first what would be added, changed or refused. The next version of the same"
                " file brings the plan up to date."
            ),
            N_(
                "Ctrl+K finds events, sessions, people, places and commands, in English, Chinese or pinyin "
                "initials. Ctrl+Enter shows what was found where it stands."
            ),
        ),
    },
    "calendar": {
        "": (
            N_(
                "The season by month, week or year (M, W, Y). Bands are campaigns, grey bands holidays; a "
                "weekend day on which people work is white and says so. The strip above leads to another "
                "month."
            ),
            N_(
                "Arrows move the day, Page Up and Page Down the month, T leads to today. [ and ] choose an "
                "event of the day, Enter opens it, N makes a new one."
            ),
            N_(
                "Drag an event to another day, or hold Ctrl and press arrows: before anything moves you see "
                "what comes along and what becomes a problem. It is one step, taken back with Ctrl+Z."
            ),
            N_(
                "An event with parts, such as an Open Day in ten cities, is a band: drag it, and all its "
                "parts move. Ctrl+P shows the month, week or year in sight on paper."
            ),
        ),
    },
    "events": {
        "": (
            N_(
                "Every event of the season. Type to filter; the chips filter by status, kind, city and "
                "campaign."
            ),
            N_(
                "A click on a heading sorts, Shift and a click adds a second order. “Columns” chooses what "
                "is shown."
            ),
            N_(
                "“Save this view” keeps filter, columns and order under a name. Ctrl+V pastes lines from "
                "Excel: events of a known title are brought up to date, others added."
            ),
            N_(
                "Tick several events to change their status or campaign at once, or to delete them. Ctrl+C "
                "copies them for Excel."
            ),
            N_(
                "Ctrl+P prints the list as it stands: filtered, sorted, with the columns you see. So it does"
                " for people, places, tasks and every other list."
            ),
            N_(
                "“New event” asks for kind, title and day; the kind brings its usual sessions and tasks, or "
                "it begins as a copy of an event there is."
            ),
        ),
    },
    "event": EVENT,
    "people": {
        "": (
            N_(
                "Speakers, guides, hosts, owners and contacts. Arrows move in the list; everything at the "
                "right can be edited."
            ),
            N_("“Cannot” keeps leave and other absences; a session during an absence becomes a problem."),
            N_(
                "Ctrl+V pastes lines from Excel. “Find duplicates…” shows who stands there twice and merges "
                "them; who is in use is never lost. “Forget…” in the menu of a person takes what is known of"
                " them out of the plan and its older versions, for good."
            ),
        ),
    },
    "organisations": {
        "": (
            N_(
                "Universities, schools, agencies and companies. Import the list of the Ministry of Education"
                " to have them all."
            ),
            N_(
                "The logo chosen here stands on the posters of the events it organises. Ctrl+V pastes lines "
                "from Excel."
            ),
        ),
    },
    "places": {
        "": (
            N_(
                "Venues and their rooms. Rooms are a table to type into; seats and hours are compared with "
                "the sessions."
            ),
            N_("Removing a room puts the sessions that were only there back among those to be placed."),
        ),
    },
    "tasks": {
        "": (
            N_(
                "Everything that has to be done, overdue first. A click on the box checks a task off, and "
                "again opens it; Ctrl+Enter does so for all chosen lines."
            ),
            N_(
                "Type a day as “2026-04-23”, or working days from the event as “-10” or “5 after”: holidays "
                "and make-up working days are counted, and the task moves along with its event."
            ),
            N_(
                "Below the list stands who has a part in the task chosen: does it, answers for it, is asked,"
                " is told. “Print the matrix…” puts all tasks on one sheet."
            ),
        ),
    },
    "talks": {
        "": (
            N_(
                "The catalogue of lectures that are given many times: for whom, how long, with what, and who"
                " can give them."
            ),
            N_(
                "“Make a session…” asks for the event and for who speaks, and adds the lecture to that "
                "agenda; it waits there to be placed. In an event, “From the catalogue…” does the same from "
                "the other side."
            ),
        ),
    },
    "documents": DOCUMENTS,
}
