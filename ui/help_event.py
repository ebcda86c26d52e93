"""What the help says of one event, tab by tab, and of its documents."""

from models.words import N_

Part = dict[str, tuple[str, ...]]

#: By heading, the first part without one: sentences. The parts are named like the tabs.
EVENT: Part = {
    "": (
        N_("Everything about one event. A click on a value edits it; Enter keeps, Esc gives back."),
        N_(
            "“…” at the top right moves the event with its sessions and groups, copies it, repeats it in "
            "other cities, releases a version and makes the print pack."
        ),
        N_(
            "Nothing is forbidden: what clashes stands in the list of problems, with ways out that were "
            "tried."
        ),
    ),
    N_("Overview"): (
        N_(
            "Partners stand on paper in the order of this list. The picture covers the poster “Own picture”;"
            " the logo of an organisation is chosen on its own page. Choose a file, or drop one."
        ),
    ),
    N_("Cities"): (
        N_(
            "The common agenda stands in the agenda of every city. What was changed in it is offered to each"
            " of them here; what differs on purpose is marked."
        ),
    ),
    N_("Visit"): (
        N_(
            "For a visit, drag it or a journey along the clock, or one of its ends. Arrows move the chosen "
            "one by 5 minutes or a day, with Alt by an hour; Shift changes its end. Journeys stay as booked."
        ),
    ),
    N_("Agenda"): (
        N_(
            "Rooms across, time down. Drag a session to move it, with Ctrl to copy it, its edge to make it "
            "longer. Grey slots say why not; a drop is kept all the same, and the problem is listed."
        ),
        N_(
            "What has no time or room yet waits beside the board; → puts it at the next free time. The "
            "colours of the cards tell track, format, status or replies."
        ),
    ),
    N_("Sessions"): (
        N_(
            "In the sessions, type into any cell: “930” or “9:30” as a start, “45” or “1:30” as a length, "
            "names divided by commas as rooms and people. A role stands in brackets: “Wang Fang "
            "(moderator)”. New names are added to the plan."
        ),
        N_(
            "Paste lines from Excel at the cursor, with or without their headings. Choose several cells of a"
            " column and type once to fill them all. Ctrl+Delete deletes sessions."
        ),
    ),
    N_("People"): (
        N_(
            "Who appears in which session, and whether they said yes. To find somebody who is free instead: "
            "Ctrl+K, the name, “Replace … in …”."
        ),
    ),
    N_("Sign-up list"): (
        N_(
            "Guests by name. Import or paste the same list again: who is known is brought up to date, others"
            " are added."
        ),
    ),
    N_("Groups"): (
        N_(
            "Schools and parties with their heads. At the right the round of the group chosen: the sessions "
            "it goes through, each for the door and for its own sheet."
        ),
    ),
    N_("Tasks"): (
        N_(
            "Below the list stands who has a part in the task chosen: does it, answers for it, is asked, is "
            "told. “Print the matrix…” puts all tasks on one sheet."
        ),
    ),
    N_("Budget"): (
        N_(
            "What is planned and what it did cost, a line each. Lines can be pasted from Excel; Alt+↑↓ moves"
            " one."
        ),
    ),
    N_("Risks"): (
        N_(
            "What could go wrong: likelihood and severity before and after the controls, typed like 3×4. "
            "“Usual risks” brings what such an event has to fear; judge it anew for your place."
        ),
    ),
    N_("Feedback"): (
        N_(
            "Once the event has begun: type the digits of the ticked boxes of one form, or totals by hand. "
            "“Report” shows the result on paper."
        ),
    ),
}
DOCUMENTS: Part = {
    "": (
        N_("Choose an event and a document; the pages are the true ones, as they will be printed."),
        N_(
            "Options redraw the pages at once and are remembered. Print, or save as PDF, picture (for "
            "WeChat), Excel or calendar."
        ),
        N_("Ctrl and the wheel zoom; + and − too; 0 fits the width."),
    ),
    N_("Versions"): (
        N_(
            "“Release…” makes the event final as it is: the version gets a number and is kept, and paper "
            "says which one it shows. What blocks the release is solved or waived first."
        ),
        N_(
            "The option “Version” shows and prints an older one. “Change notice” says what is new since any "
            "version."
        ),
    ),
    N_("Print pack"): (
        N_(
            "Ctrl+Shift+P makes all sheets of an event at once, for the printer or a folder, with contents "
            "in front. Once it is out, “What has changed since it was printed” makes only the new sheets and"
            " says which to take down."
        ),
    ),
    N_("Sheets that are out"): (
        N_(
            "What is printed or saved as PDF is remembered. “Sheets that are out…” says which are no longer "
            "true and what is new on them; type where each hangs, and mark what was taken down."
        ),
    ),
    N_("Words and sets"): (
        N_(
            "Beside letters, “Edit the words…” opens their text, with fields that are filled in for each "
            "letter. “For … places…” makes the sheet in sight for every city or stop, a file each."
        ),
    ),
}
