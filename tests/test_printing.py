"""What went out on paper: one standing printout a document, whose sheets are replaced, carried on or taken down."""

# ruff: noqa: E501 - tables

from datetime import datetime

import pytest

from models import DocumentOption, Printout, history
from models.printing import Asked, Print, entries, note_prints, put_up, remember, take_down

ASKED = Asked(7, "door-sheet", ("en", "zh_CN"), "A4", "public", (("day", "2026-04-23"),))
DAY = datetime(2026, 4, 1, 9)


def pages(*told):
    return [
        {"page": n, "about": about, "facts": facts, "marks": ""} for n, (about, facts) in enumerate(told, 1)
    ]


def out():
    rows = [row for row in Printout.select() if not row.gone]
    return [
        (entry["about"], entry["facts"], entry["where"], entry["version"])
        for row in rows
        for entry in entries(row)
    ]


def note(*told, printed=None, version=1, asked=ASKED, made=DAY):
    numbers = frozenset(range(1, len(told) + 1) if printed is None else printed)
    return note_prints([Print(asked, pages(*told), numbers, version)], "Li", made)[0]


def test_a_printout_remembers_how_it_was_asked_for(plan):
    row = note(("A", "a1"))
    assert Asked.of(row) == ASKED
    assert (row.who, row.version, row.made) == ("Li", 1, DAY)
    assert not history.done


def test_a_new_printout_takes_the_place_of_the_old_one_and_its_place_on_the_wall(plan):
    row = note(("A", "a1"), ("B", "b1"))
    put_up(row, "a1", " Hall A ")
    note(("A", "a2"), ("B", "b1"), version=2)
    assert out() == [("A", "a2", "Hall A", 2), ("B", "b1", "", 2)]
    assert Printout.select().count() == 2


def test_what_says_the_same_is_not_printed_again_and_goes_on_as_it_was(plan):
    put_up(note(("A", "a1"), ("B", "b1")), "b1", "Door B")
    note(("A", "a2"), ("B", "b1"), printed={1}, version=2)
    assert out() == [("A", "a2", "", 2), ("B", "b1", "Door B", 1)]


def test_what_hangs_without_a_successor_stays_until_it_is_taken_down(plan):
    put_up(note(("A", "a1"), ("B", "b1")), "b1", "Door B")
    row = note(("A", "a1"), version=2)
    assert out() == [("A", "a1", "", 2), ("B", "b1", "Door B", 1)]
    take_down(row, ["b1"])
    assert out() == [("A", "a1", "", 2)]
    take_down(row, ["a1"])
    assert out() == []
    assert Printout.fetch(row.id).gone


def test_a_single_page_printed_leaves_the_others_as_they_were(plan):
    note(("A", "a1"), ("B", "b1"), ("C", "c1"))
    note(("A", "a2"), ("B", "b2"), ("C", "c1"), printed={2}, version=2)
    assert sorted(out()) == [("A", "a1", "", 1), ("B", "b2", "", 2), ("C", "c1", "", 1)]


def test_another_language_or_option_is_another_document(plan):
    note(("A", "a1"))
    note(("甲", "z1"), asked=ASKED._replace(languages=("zh_CN",)))
    note(("A", "x1"), asked=ASKED._replace(options=()))
    note(("A", "y1"), asked=ASKED._replace(event_id=None))
    assert len(out()) == 4


@pytest.mark.parametrize("event", [7, None])
def test_options_are_remembered_once_an_event_and_document(plan, event):
    asked = ASKED._replace(event_id=event)
    remember(asked)
    remember(asked._replace(paper="A3"))
    remember(asked._replace(document="agenda"))
    rows = list(DocumentOption.select().where(DocumentOption.document == "door-sheet"))
    assert [Asked.of(row) for row in rows] == [asked._replace(paper="A3")]
    before = DocumentOption.select().count()
    remember(asked._replace(paper="A3"))
    assert DocumentOption.select().count() == before
    assert not history.done
