"""What the palette offers to do: on the event in sight, and on what was surely meant."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from models.words import N_, _
from planning.plan import Row
from planning.search import Hit

from .event_acts import duplicate, move, repeat

if TYPE_CHECKING:
    from .window import Window

#: Title, second line, icon, act.
Offer = tuple[str, str, str, Callable[[], object]]
#: Acts on the event in sight: key, words, icon, act.
EVENT_ACTS: tuple[tuple[str, str, str, Callable[..., Any]], ...] = (
    ("move", N_("Move this event…"), "calendar-days", lambda w, i: move(w, [i])),
    ("duplicate", N_("Duplicate this event…"), "copy", lambda w, i: duplicate(w, [i])),
    ("repeat", N_("Repeat this event in other cities…"), "map-pin", repeat),
    ("papers", N_("Print documents of this event"), "printer", lambda w, i: w.go("documents", i)),
)


def acts_on(window: "Window", hit: Hit, near: int | None) -> Iterator[Offer]:
    """What can be done at once with the best hit, where it is surely meant."""
    if hit.rank > 3:
        return
    if hit.table == "person":
        yield from _on_person(window, hit, near)
    elif hit.table == "organisation":
        words = _("Plan a visit to {name}…").format(name=hit.title)
        yield words, "", "graduation-cap", partial(_plan_visit, window, hit.key)
    elif hit.table == "event":
        for words, icon, act in (
            (_("Move “{title}”…"), "calendar-days", partial(move, window, [hit.key])),
            (_("Duplicate “{title}”…"), "copy", partial(duplicate, window, [hit.key])),
            (_("Print documents of “{title}”"), "printer", partial(window.go, "documents", hit.key)),
        ):
            yield words.format(title=hit.title), "", icon, act


def _on_person(window: "Window", hit: Hit, near: int | None) -> Iterator[Offer]:
    """Replace them where they are in trouble, print their duties, note an absence."""
    found = _sessions_of(window, hit.key, near)
    for session in found[:1]:
        words = _("Replace {name} in “{title}”…").format(name=hit.title, title=session.title)
        yield words, "", "user-round-check", partial(_replace, window, session.id, hit.key)
    if found:
        part = ("personal-sheet", {"person": str(hit.key), "role": "all"})
        words = _("Print the duties of {name}").format(name=hit.title)
        yield words, "", "printer", partial(window.go, "documents", near, part)
    words = _("Note an absence of {name}…").format(name=hit.title)
    yield words, "", "calendar-x-2", partial(_note_absence, window, hit.key)


def _sessions_of(window: "Window", person_id: int, near: int | None) -> list[Row]:
    """The sessions of a person in the event in sight, those with a problem first, then by time."""
    assert window.store is not None
    picture = window.store.picture
    ids = {row.session_id for row in picture.of("appearance", "person_id", person_id)}
    rows = [row for row in picture.of("session", "event_id", near) if row.id in ids] if near else []
    troubled = {each for finding in window.store.problems for each in finding.objects}
    return sorted(
        rows, key=lambda row: (("session", row.id) not in troubled, row.starts is None, str(row.starts))
    )


def _replace(window: "Window", session_id: int, person_id: int) -> None:
    from .replacing import ReplaceDialog

    ReplaceDialog(window, session_id, person_id).open()


def _note_absence(window: "Window", row_id: int) -> None:
    from .absences import Absences

    window.go("people", row_id)
    page = window.page()
    field = page.findChild(Absences) if page else None
    if field is not None:
        field.first.setFocus()


def _plan_visit(window: "Window", row_id: int) -> None:
    from .new_event import NewEvent

    assert window.store is not None
    organisation = window.store.picture.get("organisation", row_id)
    kind = {"secondary": "school_lecture", "primary": "school_lecture"}.get(organisation.kind, "campus_visit")
    dialog = NewEvent(window, kind)
    dialog.title.setText(organisation.name)
    dialog.city.setText(organisation.city)
    dialog.open()
    dialog.day.setFocus()
