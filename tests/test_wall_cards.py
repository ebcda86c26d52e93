"""Pieces for a planning wall: as tall as they are long, packed without overlap, readable, and none lost."""

from datetime import datetime
from itertools import pairwise

import pytest
from paper_geometry import faults, run
from paper_pictures import Builder, open_day
from sheet_plans import full_day

from exports import Request, document, make, wall_cards
from exports.facts import event_facts
from exports.pages import Paper
from exports.sheet import Sheet
from exports.wall_pieces import Ruler, cards
from exports.wording import Speech, floor_words
from models.database import Problem

STAMP = datetime(2026, 4, 22, 14, 5)


def wanted(paper="A4", **options):
    found = document("wall-cards")
    return Request((1,), ("en",), paper, found.settle(options), printed=STAMP)


def drawn(picture, request):
    return run(wall_cards.lay_out(picture, request))[0]


def words(sheet):
    return "".join("".join(box.text.split()) for box in sheet.boxes)


def cards_of(picture, **options):
    """The cards as they are packed, and the notes they leave."""
    request = wanted(**options)
    speech = Speech.of(request.languages, picture.plan)
    facts = event_facts(picture, 1, speech)
    paper = Paper(Sheet(210, 297, ""), picture, request, speech, "", facts)
    scale = float(request.option("mm"))
    rows = paper.agenda().rows
    return [card for row in rows for card in cards(paper, row, 60.0, scale, 250.0)], request.notes


@pytest.mark.parametrize("scale", [4, 6, 10])
def test_height_is_the_duration_or_marked_where_the_text_needs_more(scale):
    picture = open_day()
    found, _notes = cards_of(picture, mm=str(scale))
    assert faults(drawn(picture, wanted(mm=str(scale)))) == []
    for card in found:
        minutes = picture.get("session", card.row.id).minutes
        assert card.true == pytest.approx(minutes / 5 * scale)
        assert card.height >= card.true


def test_pieces_of_a_page_never_meet():
    class Piece:
        def __init__(self, height):
            self.height = height

    pieces = [Piece(10 + 7 * n % 60) for n in range(80)]
    pages = wall_cards.packed(pieces, 3, 200.0)
    assert sorted(id(piece) for page in pages for _c, _y, piece in page) == sorted(map(id, pieces))
    for page in pages:
        for column in range(3):
            own = sorted((y, piece.height) for c, y, piece in page if c == column)
            assert all(y + tall <= after for (y, tall), (after, _t) in pairwise(own))
            assert all(y + tall <= 200.01 for y, tall in own)


def test_a_session_longer_than_the_sheet_is_joined_from_parts():
    plan = Builder()
    event = plan.add(
        "event", title="Hackathon", starts=datetime(2026, 4, 23, 8), ends=datetime(2026, 4, 23, 22)
    )
    plan.session(event, "Fourteen hours", "2026-04-23T08:00", 840)
    plan.session(event, "Five minutes", "2026-04-23T22:00", 5)
    found, _notes = cards_of(plan.picture)
    long = [card for card in found if card.row.title == "Fourteen hours"]
    assert sum(card.true for card in long) == pytest.approx(840 / 5 * 6) and len(long) > 2
    assert "Part2of" in words(drawn(plan.picture, wanted()))
    short = next(card for card in found if card.row.title == "Five minutes")
    assert short.true == 6 and short.height > 15


def test_each_room_of_a_session_has_its_card_and_each_heading():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 23, 8), ends=datetime(2026, 4, 23, 12))
    rooms = [plan.add("room", name=name, floor="2") for name in ("North", "South")]
    for room in rooms:
        plan.add("event_room", event_id=event, room_id=room)
    plan.session(event, "Keynote", "2026-04-23T09:00", 45, rooms)
    plan.session(event, "Waiting", None, 45)
    text = words(drawn(plan.picture, wanted()))
    assert text.count("Keynote") == 2 and text.count("2F") == 2
    assert "Notyetplaced" in text


def test_ruler_runs_through_the_longest_day():
    found = []
    sheet = drawn(open_day(2), wanted())
    for box in sheet.boxes:
        if box.text.endswith(":00") and len(box.text) == 5:
            found.append(box.text)
    assert found == [f"{hour:02d}:00" for hour in range(8, 17)]
    assert Ruler(480, 600, 6.0).height == 144


def test_what_no_sheet_holds_is_left_out_and_told():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 23, 8), ends=datetime(2026, 4, 23, 12))
    people = [plan.add("person", name=f"Professor Doctor Number {n} of the Long Names") for n in range(60)]
    plan.session(event, "知识产权" * 150, "2026-04-23T09:00", 45, title_other="patent " * 120, people=people)
    found, notes = cards_of(plan.picture)
    assert faults(drawn(plan.picture, wanted())) == [] and len(found) == 1
    assert any("leaves out" in note for note in notes)


def test_empty_day_and_tiny_paper_are_refused_and_bytes_repeat():
    with pytest.raises(Problem, match="no sessions"):
        drawn(open_day(), wanted(day="2026-05-01"))
    first = run(make(document("wall-cards"), full_day(), wanted(), ".pdf"))[0]
    assert first == run(make(document("wall-cards"), full_day(), wanted(), ".pdf"))[0]


@pytest.mark.parametrize(
    ("floor", "language", "said"),
    [
        ("2", "en", "2F"),
        ("2", "zh_CN", "2层"),
        ("B1", "zh_CN", "B1"),
        ("ground floor", "en", "ground floor"),
        ("", "en", ""),
    ],
)
def test_a_bare_number_is_said_to_be_a_floor(floor, language, said):
    assert floor_words(floor, language) == said
