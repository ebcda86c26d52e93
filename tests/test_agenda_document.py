"""The agenda prints whole: nothing is cut, lies over anything else, or is lost, in any language and size."""

from datetime import date, datetime
from itertools import pairwise
from types import SimpleNamespace

import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from paper_pictures import PEOPLE, Builder, large, open_day

from exports import Request, agenda, agenda_grid, document, make, write
from exports.agenda_groups import groups
from exports.agenda_rows import agenda_of
from exports.facts import event_facts
from exports.grid_layout import Band, Slot, clipped, cuts, fitted, in_lanes, rows
from exports.grid_layout import groups as column_groups
from exports.wording import Speech, span
from models.database import Problem
from models.schema import SCHEMA
from models.words import _
from planning.plan import Picture
from planning.released import pack

STAMP = datetime(2026, 5, 12, 14, 5)
LANGUAGES = {"en": ("en",), "zh": ("zh_CN",), "both": ("zh_CN", "en")}


def request(languages=("en",), paper="A4", **options):
    settled = document("agenda").settle(options)
    return Request(languages=languages, paper=paper, options=settled, printed=STAMP)


def sheet_of(picture, wanted):
    return run(agenda.lay_out(picture, wanted))[0]


def pdf_of(picture, **more):
    more.setdefault("printed", STAMP)
    return run(make(document("agenda"), picture, Request(**more), ".pdf"))[0]


@pytest.mark.parametrize("layout", ["list", "grid"])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
@pytest.mark.parametrize("languages", LANGUAGES)
def test_open_day_has_no_text_cut_or_overlapping(layout, paper, languages):
    sheet = sheet_of(open_day(2), request(LANGUAGES[languages], paper, layout=layout))
    assert faults(sheet) == []
    assert all(run_size(box) for box in sheet.boxes)


def run_size(box):
    """Nothing is set below 6.5 points: a box is 1.02 em tall."""
    return box.height >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("layout", ["list", "grid"])
def test_words_of_the_finished_file_stay_in_page_and_cell(layout, languages):
    pdf = pdf_of(open_day(), languages=LANGUAGES[languages], options={"layout": layout})
    assert word_faults(pdf) == []
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("layout", ["list", "grid"])
def test_every_title_can_be_read_back(layout):
    picture = open_day()
    text = text_of(pdf_of(picture, languages=("en", "zh_CN"), options={"layout": layout}))
    for session in picture.all("session"):
        for title in (session.title, session.title_other):
            assert "".join(title.split()) in text


def test_same_request_gives_the_same_bytes():
    assert pdf_of(open_day()) == pdf_of(open_day())


def test_public_and_staff_sheets_hold_no_telephone_or_mail():
    for audience in ("public", "staff"):
        text = text_of(pdf_of(open_day(), audience=audience))
        assert "13800138000" not in text
        assert "canary" not in text


def test_stamp_version_and_page_are_in_the_footer():
    text = text_of(pdf_of(open_day(2)))
    assert "Draft·printed12May202614:05·page1of" in text
    picture, event = open_day(), 1
    sealed = {"id": 1, "event_id": event, "number": 7, "schema": SCHEMA, "rows": pack(picture, event)}
    picture.tables["release"][1] = SimpleNamespace(**sealed)
    assert "Version7·printed" in text_of(pdf_of(picture))
    picture = Picture(picture.plan, picture.tables)
    picture.tables["event"][event] = picture.tables["event"][event]._replace(title="Another day")
    assert "Draftafterversion7·printed" in text_of(pdf_of(picture))


def test_unplaced_sessions_stand_at_the_end_of_the_list():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 23, 14), ends=datetime(2026, 4, 23, 17))
    plan.session(event, "Placed", "2026-04-23T14:00", 60)
    plan.session(event, "Waiting", None, 45)
    plan.session(event, "Struck", "2026-04-23T15:00", 45, status="cancelled")
    text = text_of(pdf_of(plan.picture))
    assert text.index("Placed") < text.index("Notyetplaced") < text.index("Waiting")
    assert "Struck" not in text


@pytest.mark.parametrize("by", ["room", "person", "track"])
def test_every_session_is_in_a_group_however_sorted(by):
    picture = large(200, 12)
    speech = Speech.of(("en",), picture.plan)
    whole = agenda_of(picture, event_facts(picture, 1, speech), speech)
    grouped = {row.id for group in groups(whole, by) for row in group.rows}
    assert grouped == {row.id for row in whole.rows} == set(picture.tables["session"])
    assert faults(sheet_of(picture, request(by=by))) == []


def test_large_agenda_prints_whole():
    picture = large(450, 40)
    assert faults(sheet_of(picture, request())) == []
    sheet = sheet_of(picture, request(layout="grid"))
    assert faults(sheet) == []
    drawn = "".join(box.text.replace(" ", "") for box in sheet.boxes)
    for session in picture.all("session"):
        if session.starts:
            assert session.title.replace(" ", "")[:20] in drawn


def test_words_of_a_crowded_grid_stay_in_their_cells():
    pdf = pdf_of(large(160, 14, 1), options={"layout": "grid"})
    assert word_faults(pdf, range(4)) == []


def test_very_long_texts_are_split_over_pages_and_none_is_lost():
    plan = Builder()
    event = plan.add(
        "event", title="Lecture", starts=datetime(2026, 4, 23, 14), ends=datetime(2026, 4, 23, 17)
    )
    words = [f"w{number}x" for number in range(3000)]
    plan.session(event, "T" * 1000, "2026-04-23T14:00", 60, abstract=" ".join(words))
    plan.session(event, "After", "2026-04-23T15:00", 60)
    sheet = sheet_of(plan.picture, request(summaries="full"))
    assert faults(sheet) == []
    drawn = {word for box in sheet.boxes for word in box.text.split()}
    assert set(words) <= drawn
    assert faults(sheet_of(plan.picture, request(layout="grid"))) == []


def test_no_row_stands_alone_on_the_last_page():
    for count in range(10, 45):
        plan = Builder()
        event = plan.add(
            "event", title="Day", starts=datetime(2026, 4, 23, 8), ends=datetime(2026, 4, 23, 20)
        )
        for number in range(count):
            plan.session(event, f"Talk {number}", f"2026-04-23T{8 + number // 6:02d}:{number % 6}0", 10)
        sheet = sheet_of(plan.picture, request())
        last = [box for box in sheet.boxes if box.page == sheet.page and box.text.startswith("Talk ")]
        assert len(last) >= 2, count


def test_event_without_sessions_prints_in_both_layouts():
    plan = Builder()
    plan.add("event", title="Idea", starts=None)
    for layout in ("list", "grid"):
        assert "Idea" in text_of(pdf_of(plan.picture, options={"layout": layout}))


def test_session_after_midnight_stays_on_its_day():
    plan = Builder()
    event = plan.add("event", title="Night", starts=datetime(2026, 4, 23, 18), ends=datetime(2026, 4, 24, 3))
    room = plan.add("room", name="Hall")
    plan.session(event, "Late talk", "2026-04-24T00:30", 60, room, day=date(2026, 4, 23))
    for layout in ("list", "grid"):
        text = text_of(pdf_of(plan.picture, options={"layout": layout}))
        assert "Thursday23April2026" in text
        assert "24April2026" not in text.replace("23and24April2026", "")
        assert "00:30" in text


def test_break_that_clashes_with_a_room_stands_in_a_column_of_its_own():
    plan = Builder()
    event = plan.add("event", title="Day", starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 23, 17))
    room = plan.add("room", name="Hall")
    plan.session(event, "Long workshop", "2026-04-23T09:00", 300, room)
    plan.session(event, "Lunch", "2026-04-23T12:00", 60, everywhere=True, format="break")
    sheet = sheet_of(plan.picture, request(layout="grid"))
    assert "Lunch" in {box.text for box in sheet.boxes}
    assert faults(sheet) == []


def test_rooms_a_page_can_be_chosen():
    picture = large(60, 8, 1)
    sheet = sheet_of(picture, request(layout="grid", rooms="2"))
    heads = [box.text for box in sheet.boxes if box.page == 1 and box.text.startswith(("Hall", "Assembly"))]
    assert 1 <= len(heads) <= 4


def test_one_day_can_be_chosen():
    text = text_of(pdf_of(open_day(2), options={"day": "2026-04-24"}))
    assert "Friday24April2026" in text
    assert "Thursday23April" not in text


def test_character_no_face_has_is_printed_as_code_and_told():
    plan = Builder()
    event = plan.add("event", title="Day", starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 23, 17))
    person = plan.add("person", name="𠮷田")
    plan.session(event, "Talk", "2026-04-23T09:00", 30, people=(person,))
    wanted = Request(printed=STAMP)
    pdf = run(make(document("agenda"), plan.picture, wanted, ".pdf"))[0]
    assert "U+20BB7" in text_of(pdf)
    assert len(wanted.notes) == 1
    assert "𠮷田" in wanted.notes[0]


def test_picture_is_one_long_image(tmp_path):
    from PIL import Image

    path = tmp_path / "agenda.png"
    found, told = run(write(document("agenda"), open_day(2), path, Request(printed=STAMP)))
    assert found == path
    assert told == sorted(told)
    assert told[-1] == 1.0
    with Image.open(path) as image:
        assert image.width == 1080
        assert image.height > 2 * 1527
        image.load()


def test_unknown_ending_option_paper_and_event_are_sentences(tmp_path):
    picture = open_day()
    with pytest.raises(Problem, match=r"not as “\.docx”"):
        run(write(document("agenda"), picture, tmp_path / "a.docx", Request()))
    with pytest.raises(Problem, match="has no option “colour”"):
        run(write(document("agenda"), picture, tmp_path / "a.pdf", Request(options={"colour": "red"})))
    with pytest.raises(Problem, match="layout can be"):
        run(write(document("agenda"), picture, tmp_path / "a.pdf", Request(options={"layout": "round"})))
    with pytest.raises(Problem, match="There is no paper"):
        run(write(document("agenda"), picture, tmp_path / "a.pdf", Request(paper="B5")))
    with pytest.raises(Problem):
        run(write(document("agenda"), picture, tmp_path / "a.pdf", Request(events=(99,))))
    with pytest.raises(Problem, match="There is no document"):
        document("novel")
    assert list(tmp_path.iterdir()) == []


def test_spans_of_days_are_worded():
    assert span(date(2026, 4, 23), date(2026, 4, 23), "en") == "Thursday 23 April 2026"
    assert span(date(2026, 4, 23), date(2026, 4, 24), "en") == "23 and 24 April 2026"
    assert span(date(2026, 4, 20), date(2026, 4, 26), "en") == "20–26 April 2026"
    assert span(date(2026, 4, 30), date(2026, 5, 2), "en") == "30 April – 2 May 2026"
    assert span(date(2026, 4, 23), date(2026, 4, 24), "zh_CN") == "2026年4月23日—24日"
    assert span(date(2026, 12, 31), date(2027, 1, 2), "zh_CN") == "2026年12月31日—2027年1月2日"


# The layout of the grid, without a page


def test_overlapping_slots_get_lanes_and_neighbours_share_one():
    slots = in_lanes([Slot(1, 0, 0, 60), Slot(2, 0, 30, 90), Slot(3, 0, 60, 120), Slot(4, 0, 120, 150)])
    lanes = {slot.key: (slot.lane, slot.lanes) for slot in slots}
    assert lanes == {1: (0, 2), 2: (1, 2), 3: (0, 2), 4: (0, 1)}


def test_groups_of_columns_are_few_and_equal():
    assert [len(group) for group in column_groups([1] * 9, 6)] == [5, 4]
    assert sorted(len(group) for group in column_groups([1] * 13, 6)) == [4, 4, 5]
    assert [len(group) for group in column_groups([1] * 6, 6)] == [6]
    for most in range(1, 8):
        units = [1, 2, 1, 4, 1, 1, 3, 1, 9, 1]
        found = column_groups(units, most)
        assert sorted(n for group in found for n in group) == list(range(len(units)))
        assert all(len(g) == 1 or sum(units[n] for n in g) <= most for g in found)


def test_rows_are_proportional_where_texts_allow_and_never_shorter_than_a_text():
    slots = [Slot(1, 0, 0, 60), Slot(2, 0, 60, 70), Slot(3, 1, 0, 70)]
    needs = {1: 5.0, 2: 12.0, 3: 40.0}
    found = fitted(slots, [], lambda slot: needs[slot.key], 100, [0])
    assert found is not None
    assert found.height <= 100
    for slot in slots:
        assert found.at(slot.ends) - found.at(slot.starts) >= needs[slot.key] - 1e-6
    assert fitted(slots, [], lambda slot: 80.0, 100, [0]) is None


def test_band_keeps_its_height_at_every_scale():
    slots, bands = [Slot(1, 0, 0, 60), Slot(2, 0, 90, 150)], [Band(9, 60, 90, 6.0)]
    for scale in (0.0, 0.5, 2.0):
        found = rows(slots, bands, lambda slot: 8.0, scale)
        assert found.at(90) - found.at(60) == pytest.approx(6.0)


def test_day_is_cut_where_nothing_runs():
    slots = [Slot(n, 0, 60 * n, 60 * n + 60) for n in range(6)] + [Slot(9, 1, 0, 180), Slot(10, 1, 180, 360)]
    assert cuts(slots, [], lambda a, b: b - a <= 240) == [(0, 180), (180, 360)]
    assert cuts(slots, [], lambda a, b: False) is None
    for first, second in pairwise(cuts(slots, [], lambda a, b: b - a <= 100) or []):
        assert first[1] == second[0]


def test_slot_cut_at_the_edge_of_a_page_says_so():
    (slot,) = clipped([Slot(1, 0, 0, 100)], 30, 60)
    assert (slot.starts, slot.ends, slot.begun, slot.goes_on) == (30, 60, True, True)


def test_first_time_is_always_marked():
    assert agenda_grid.majors([Slot(1, 0, 540, 600)], []) == [540]
    assert agenda_grid.majors([], []) == []


def test_people_of_the_sample_exist():
    assert _("") == ""
    assert len(PEOPLE) == 12


def test_picture_of_too_many_pages_is_refused(tmp_path):
    with pytest.raises(Problem, match="too many for one picture"):
        run(write(document("agenda"), large(900, 30), tmp_path / "a.png", Request(printed=STAMP)))
    assert list(tmp_path.iterdir()) == []


def test_what_has_no_time_is_told_with_a_grid():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 23, 14), ends=datetime(2026, 4, 23, 17))
    plan.session(event, "Placed", "2026-04-23T14:00", 60)
    plan.session(event, "Waiting", None, 45)
    wanted = Request(printed=STAMP, options={"layout": "grid"})
    run(make(document("agenda"), plan.picture, wanted, ".pdf"))
    assert wanted.notes == ["1 session of “Salon” has no time yet and is not on the grid."]


@pytest.mark.parametrize("paper", ["A6", "A5", "Legal"])
@pytest.mark.parametrize("layout", ["list", "grid"])
def test_small_paper_holds_the_same_agenda_on_more_pages(paper, layout):
    sheet = sheet_of(large(60, 6, 1), request(paper=paper, layout=layout))
    assert faults(sheet) == []


def test_paper_too_small_for_the_head_is_refused():
    for layout in ("list", "grid"):
        with pytest.raises(Problem, match="needs larger paper"):
            sheet_of(open_day(2), request(("zh_CN", "en"), "A6", layout=layout))
