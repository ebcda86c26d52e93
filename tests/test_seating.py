"""The order of seats on a stage and at a table, and the plan of them on paper."""

import pytest
from drawn_sheets import LANGUAGES, plan, request, sheet_of
from paper_geometry import faults, run
from paper_pictures import Builder
from sheet_plans import full_day

from exports import seating
from exports.seating_order import arranged, line, rostrum, rows
from models.database import Problem


@pytest.mark.parametrize(
    ("count", "seen"),
    [
        (0, []), (1, [1]), (2, [1, 2]), (3, [3, 1, 2]), (4, [3, 1, 2, 4]), (5, [5, 3, 1, 2, 4]),
        (6, [5, 3, 1, 2, 4, 6]), (7, [7, 5, 3, 1, 2, 4, 6]),
    ],
)  # fmt: skip
def test_second_sits_at_the_left_hand_of_the_first(count, seen):
    assert [rank + 1 for rank in line(count)] == seen


def test_front_row_is_the_highest_and_never_the_shorter():
    assert [list(part) for part in rows(5, 2)] == [[0, 1, 2], [3, 4]]
    assert [len(part) for part in rows(30)] == [10, 10, 10]
    assert [len(part) for part in rows(11)] == [11]
    assert [len(part) for part in rows(2, 3)] == [1, 1]
    assert sorted(rank for row in rostrum(23) for rank in row) == list(range(23))


def test_named_people_come_first_and_the_rest_keep_their_order():
    people = ["Ann", "Bo", "Cy", "Di"]
    assert arranged(people, ["di", "波"], [[p, "波" if p == "Bo" else ""] for p in people]) == [
        "Di", "Bo", "Ann", "Cy",
    ]  # fmt: skip


def words(sheet, page=1):
    return [box.text for box in sheet.boxes if box.page == page]


def names_by_place(sheet, names, page=1):
    """The names of the first row of plates as they stand from left to right."""
    boxes = [box for box in sheet.boxes if box.page == page and box.text in names]
    top = min(box.y for box in boxes)
    return [box.text for box in sorted(boxes, key=lambda box: box.x) if box.y < top + 4]


def test_panel_is_seated_by_rank_and_seen_from_both_sides():
    sheet = sheet_of("seating", "day", session="Panel")
    names = {"Zhao Min", "Liu Yang", "Guo Lei"}
    assert names_by_place(sheet, names) == ["Guo Lei", "Zhao Min", "Liu Yang"]
    stage = sheet_of("seating", "day", session="Panel", view="stage")
    assert names_by_place(stage, names) == ["Liu Yang", "Zhao Min", "Guo Lei"]


def test_typed_order_decides():
    sheet = sheet_of("seating", "day", session="Panel", order="郭磊; Liu Yang")
    assert names_by_place(sheet, {"Zhao Min", "Liu Yang", "Guo Lei"}) == ["Zhao Min", "Guo Lei", "Liu Yang"]


def test_who_declined_or_only_interprets_has_no_seat():
    picture = full_day()
    panel = next(row for row in picture.all("session") if row.title.startswith("Panel"))
    first, _second, third = picture.of("appearance", "session_id", panel.id)
    changed = {first.id: first._replace(reply="no"), third.id: third._replace(role="interpreter")}
    patched = picture.patched(picture.plan, {"appearance": changed})
    with pytest.raises(Problem, match="two people or more"):
        run(seating.lay_out(patched, request("seating", session="Panel")))


def table_of_two_sides():
    builder = Builder()
    event = builder.add("event", title="Talks")
    here, there = (builder.add("organisation", name=name) for name in ("Office", "Guests’ office"))
    builder.add("event_partner", event_id=event, organisation_id=here, role="host")
    people = [builder.add("person", name=f"{side}{n}", organisation_id=home)
              for n in (1, 2, 3) for side, home in (("H", here), ("G", there))]  # fmt: skip
    builder.session(event, "Meeting", "2026-04-23T09:00", 60, people=people)
    return builder.picture


def test_meeting_table_has_guests_facing_the_door_and_hosts_opposite():
    sheet = run(seating.lay_out(table_of_two_sides(), request("seating", layout="table")))[0]
    assert names_by_place(sheet, {"G1", "G2", "G3"}) == ["G3", "G1", "G2"]
    assert names_by_place(sheet, {"H1", "H2", "H3"}) == ["H2", "H1", "H3"]
    assert "Guests, seat 2 of 3" in words(sheet)
    assert faults(sheet) == []


def test_table_without_two_sides_becomes_a_rostrum_and_says_so():
    asked = request("seating", session="Panel", layout="table")
    run(seating.lay_out(plan("day"), asked))
    assert "was given a rostrum" in asked.notes[0]


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter", "A5"])
def test_plans_of_any_size_have_nothing_cut_or_overlapping(languages, paper):
    assert faults(sheet_of("seating", "day", languages, paper)) == []


@pytest.mark.parametrize(("languages", "paper"), [(("en",), "Letter"), (("zh_CN", "en"), "A3")])
def test_thirty_with_long_names_have_three_rows_and_nothing_cut(languages, paper):
    picture = plan("large")
    crowded = next(row for row in picture.all("session") if len(picture.people(row.id)) == 30)
    sheet = sheet_of("seating", "large", languages, paper, session=str(crowded.id))
    assert faults(sheet) == []
    assert {str(number) for number in range(1, 31)} <= {box.text for box in sheet.boxes}
