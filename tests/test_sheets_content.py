"""What everyday sheets say, in which order, and what they say where there is nothing to print."""

# ruff: noqa: E501 - tables and texts

from datetime import datetime
from itertools import pairwise

import pytest
from drawn_sheets import STAMP, pdf_of, plan, request, sheet_of
from paper_geometry import run, text_of
from paper_pictures import Builder, open_day
from sheet_plans import full_day

from exports import Request, document, make
from exports.badge import code
from exports.label_sheets import BOUGHT, CUT, label_sheet
from exports.open_rooms import spans
from exports.sheet import PAPERS
from exports.sign_in import page_code
from models.database import Problem


def asked(key, picture, audience="staff", **options):
    wanted = Request((1,), ("en",), "", options, audience, STAMP)
    return run(make(document(key), picture, wanted, ".pdf"))[0], wanted


def text(key, name="day", **options):
    return text_of(pdf_of(key, name, **options))


def words(sheet, page=None):
    return [box.text for box in sheet.boxes if page in (None, box.page)]


def empty_event(**more):
    builder = Builder()
    builder.add(
        "event", title="Salon", starts=datetime(2026, 4, 23, 14), ends=datetime(2026, 4, 23, 17), **more
    )
    return builder


# Lists to sign


def test_sign_in_has_people_first_and_twenty_blank_rows():
    sheet = sheet_of("sign-in", "day")
    numbers = [word for word in words(sheet) if word.isdecimal() and len(word) < 3]
    assert numbers == [str(n) for n in range(1, 29)]
    assert words(sheet, 1).index("Lin Qingyang") < words(sheet, 1).index("9")
    assert "8 names, 20 blank rows." in " ".join(words(sheet))


def test_sign_in_holds_seventeen_rows_a_page():
    sheet = sheet_of("sign-in", "visit", blank="40")
    assert [word for word in words(sheet, 1) if word.isdecimal()][-1] == "17"
    assert next(word for word in words(sheet, 2) if word.isdecimal()) == "18"


def test_sign_in_sheet_of_nobody_is_blank_rows():
    pdf, _wanted = asked("sign-in", empty_event().picture, blank="3")
    assert "0names,3blankrows" in text_of(pdf)


def test_page_code_tells_event_and_page():
    assert page_code(7, 1) != page_code(8, 1)
    assert page_code(7, 1)[:-2] == page_code(7, 2)[:-2]
    assert page_code(7, 12).endswith("-12")


def test_names_of_children_left_out_are_told():
    _pdf, wanted = asked("sign-in", full_day(), "public")
    assert wanted.notes == ["2 names of children were left out: choose staff as the audience to print them."]


# Doors and ways


def test_door_sheets_are_one_a_room_and_day():
    assert [sheet_of("door-sheet", name).page for name in ("day", "days")] == [6, 12]
    one = sheet_of("door-sheet", "days", day="2026-04-24")
    assert one.page == 6
    assert "Thursday 23 April 2026" not in words(one)


def test_door_sheet_shows_the_breaks_between_its_sessions():
    found = text("door-sheet")
    assert "203" in found and "Lunch11:50–13:30" in found
    assert "Registration" not in found


def test_door_sign_of_one_session_has_its_title_and_code():
    sheet = sheet_of("door-sign", "day", session="patent is examined")
    assert sheet.page == 1
    assert "".join("".join(words(sheet)).split()).startswith("09:50–10:30MainHall,1F")


def test_direction_signs_lead_to_every_room_or_to_what_is_typed():
    assert sheet_of("direction-sign", "day").page == 6
    sheet = sheet_of("direction-sign", "day", text="↑Main Hall; Canteen", layout="board")
    assert sheet.page == 1
    assert words(sheet)[:3] == ["Main Hall", "1F", "Canteen"]


def test_direction_sign_without_rooms_asks_for_a_text():
    with pytest.raises(Problem, match="type where the sign leads"):
        asked("direction-sign", empty_event().picture)
    assert asked("direction-sign", empty_event().picture, text="Canteen")[0]


# People and groups


def test_personal_sheets_come_by_duty_or_by_name():
    def names(by):
        sheet = sheet_of("personal-sheet", "day", by=by)
        return [
            next(box.text for box in sheet.boxes if box.page == page) for page in range(1, sheet.page + 1)
        ]

    assert len(names("duty")) == 12
    assert names("name") == sorted(names("duty")) != names("duty")
    assert names("duty")[0] == "Zhang Hui"


def test_personal_sheets_of_one_role_or_person():
    assert sheet_of("personal-sheet", "day", role="guide").page == 2
    assert sheet_of("personal-sheet", "day", person="liu yang").page == 1
    with pytest.raises(Problem, match="Nobody of that name"):
        sheet_of("personal-sheet", "day", person="nobody at all")


def test_route_of_a_group_keeps_the_order_of_its_stops():
    found = text("group-route")
    order = ["Openingandkeynote", "Livesearch", "Drawyourfirstclaim", "Panel:pledge", "Lunch"]
    places = [found.index(word) for word in order]
    assert places == sorted(places)
    assert "then10minutestothenextstop" in found and "Thenextstopbeginsbeforethisoneends" in found
    assert "20minors,2adults" in found


def test_cue_card_knows_what_comes_before_and_after():
    found = text("cue-card")
    assert "ZhaoMin,Moderator" in found
    assert "10:30–10:50Tea" in found and "11:50–13:30Lunch" in found


def test_open_rooms_are_free_exactly_when_nothing_is_in_them():
    picture = open_day()
    rooms = picture.event_rooms(1)
    rows = [row for row in _agenda(picture) if row.starts and row.room_ids]
    found = spans(rooms, rows)
    for span in found:
        for room in rooms:
            busy = any(
                room.id in row.room_ids and row.starts < span.ends and span.starts < row.ends for row in rows
            )
            assert (room.id in span.free) is not busy
    assert all(first.free != second.free for first, second in pairwise(found))


def _agenda(picture):
    from exports.agenda_rows import agenda_of
    from exports.facts import event_facts
    from exports.wording import Speech

    speech = Speech.of(("en",), picture.plan)
    return agenda_of(picture, event_facts(picture, 1, speech), speech).rows


def test_cues_run_through_all_days():
    sheet = sheet_of("run-of-show", "days")
    assert {"1", "33", "34", "66"} <= set(words(sheet))
    assert "67" not in words(sheet)


# Names


@pytest.mark.parametrize("key", [*BOUGHT, *CUT])
def test_labels_lie_on_their_paper_and_not_over_each_other(key):
    sheet, _cut = label_sheet(key, "", PAPERS["A4"])
    pieces = sheet.layout().pieces
    assert len(pieces) == sheet.grid[0] * sheet.grid[1] > 1
    for piece in pieces:
        assert piece.x >= 0 and piece.x + piece.width <= sheet.paper[0] + 0.1
        assert piece.y >= 0 and piece.y + piece.height <= sheet.paper[1] + 0.1
    assert sheet.step[0] >= sheet.size[0] and sheet.step[1] >= sheet.size[1]


def test_own_measures_make_a_sheet_and_wrong_ones_a_sentence():
    sheet, cut = label_sheet("L4785", "80x50 2x5 17.5,13.5 95x55", PAPERS["A4"])
    assert not cut
    assert sheet.layout() == BOUGHT["L4785"].layout()
    for typed, match in (("eighty", "Type measures"), ("80x50 3x5 17.5,13.5", "do not fit"), ("10x5 2x2 1,1", "smaller than")):  # fmt: skip
        with pytest.raises(Problem, match=match):
            label_sheet("L4785", typed, PAPERS["A4"])


def test_badges_are_eight_a_sheet_and_begin_at_the_first_free_label():
    assert sheet_of("badges", "day").page == 3
    one = sheet_of("badges", "day", people="speakers", sheet="L4785", first="3")
    first = next(box for box in one.boxes if box.text == "Chen Jie")
    assert first.y > 13.5 + 55


def test_backs_are_mirrored_for_turning_over_the_long_edge():
    sheet = sheet_of("badges", "day", people="speakers", back="yes")
    front, back = (
        next(box for box in sheet.boxes if box.text == "Chen Jie" and box.page == n) for n in (1, 2)
    )
    assert front.x < sheet.width / 2 < back.x
    assert abs(front.y - back.y) < 20


def test_badge_of_a_speaker_says_where_to_be_first():
    found = text("badges")
    assert "09:50MainHall,10:50,14:25" in found  # Liu Yang
    assert "Visitor" in found and "Guide" in found


def test_code_of_a_badge_is_short_and_its_own():
    numbers = [1, 31, 32, 2**62, 2**63 - 1]
    assert len({code(number) for number in numbers}) == len(numbers)
    assert max(len(code(number)) for number in numbers) <= 13


def test_faces_of_a_name_plate_mirror_each_other():
    sheet = sheet_of("name-plates", "day")
    boxes = [box for box in sheet.boxes if box.page == 1 and box.text == "Zhang Hui"]
    assert len(boxes) == 2
    upper, lower = sorted(boxes, key=lambda box: box.y)
    assert upper.x + upper.width == pytest.approx(sheet.width - lower.x)
    assert upper.y + upper.height == pytest.approx(sheet.height - lower.y)


def test_certificates_are_for_those_who_came():
    found = text("certificates", people="guests")
    assert "Kanarienkind" in found and "Konstantinopoulou" in found
    assert "LinQingyang" not in found  # invited only
    assert "LiuYang" not in found


def certified(picture, printed=STAMP, **options):
    wanted = request("certificates", people="speakers", **{"ahead": "no", **options})
    wanted.printed = printed
    from exports import certificates

    return words(run(certificates.lay_out(picture, wanted))[0]), wanted


def test_speakers_get_certificates_once_the_event_is_over_or_ahead_if_chosen():
    picture = full_day()
    with pytest.raises(Problem, match="Nobody has appeared"):
        certified(picture)
    assert "Liu Yang" in certified(picture, datetime(2026, 4, 23, 17))[0]
    assert "Liu Yang" in certified(picture, ahead="yes")[0]
    assert "Liu Yang" in certified(full_day(status="done"))[0]
    told = certified(picture, blank="1")[1].notes
    assert told == [
        "“CNIPA Open Day” is not over yet: speakers get their certificates afterwards, or ahead if chosen."
    ]


def test_only_speakers_who_agreed_get_certificates():
    picture = full_day()
    rows = {
        row.id: row._replace(reply=("asked", "no")[row.id % 2])
        for row in picture.all("appearance")
        if picture.get("person", row.person_id).name in ("Liu Yang", "Wang Fang")
    }
    found = certified(picture.patched(picture.plan, {"appearance": rows}), ahead="yes")[0]
    assert "Guo Lei" in found and not {"Liu Yang", "Wang Fang"} & set(found)


def test_blank_certificates_have_a_line_for_the_name_and_numbers_of_their_own():
    found, _wanted = certified(plan("visit"), datetime(2026, 9, 18), blank="3")
    numbers = [word for word in found if word.startswith("Serial no.")]
    assert len(set(numbers)) == len(numbers) == 5
    sheet = sheet_of("certificates", "visit", ("zh_CN", "en"), "A4", "public", people="guests", blank="2")
    assert sheet.page == 2 and "Kanarienkind" not in words(sheet)
    assert {box.page for box in sheet.boxes if box.text.startswith("took part in")} == {1, 2}


def test_serial_numbers_differ_and_stay():
    def serials(name):
        return [word for word in words(sheet_of("certificates", name)) if word.startswith("Serial no. 2026")]

    assert len(set(serials("day"))) == len(serials("day")) == 17
    assert serials("day") == serials("day")
    assert "Serialno.S06-" in text("certificates", serial="S06")


# The journey, the tasks, whom to call


def test_itinerary_goes_through_legs_and_sessions_by_time():
    found = text("itinerary", "visit")
    order = ["BeijingWest,RailG1001", "Schoolgate,Onfoot", "Giftofbooks", "RailD1002", "Timestillopen"]
    places = [found.index(word) for word in order]
    assert places == sorted(places)
    assert "6h57min,2passengers" in found
    assert "Policeman" not in found and "Police110,fire119,ambulance120" in found
    assert "64×Pupilbooklets" in found


def test_itinerary_elsewhere_names_no_chinese_emergency_numbers():
    picture = plan("visit")
    row = picture.tables["event"][1]
    elsewhere = picture.patched(picture.plan, {"event": {1: row._replace(time_zone="Europe/Berlin")}})
    assert "Police" not in text_of(asked("itinerary", elsewhere)[0])


def test_checklist_counts_what_is_done_and_overdue():
    found = text("checklist")
    assert "1of4done" in found and "1overdue" in found
    assert found.index("Beforetheevent") < found.index("Printposters") < found.index("Ontheday")
    assert "Confirmallspeakers" not in text("checklist", open="yes")


def test_contacts_come_in_the_order_of_need():
    found = text("contacts")
    places = [found.index(word) for word in ("Inanemergency", "Team", "Placeandhosts", "Speakers,guides")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("key", "match"),
    [
        ("door-sheet", "No room of “Salon”"), ("door-sign", "no such session"), ("personal-sheet", "Nobody of that name"),
        ("group-route", "no such visiting group"), ("cue-card", "No session of “Salon”"), ("run-of-show", "no session with a time"),
        ("open-rooms", "no rooms with sessions"), ("badges", "Nobody appears"), ("name-plates", "Nobody appears"),
        ("certificates", "Nobody has appeared"), ("itinerary", "no journey yet"), ("checklist", "no tasks"),
    ],
)  # fmt: skip
def test_nothing_to_print_is_a_sentence(key, match):
    with pytest.raises(Problem, match=match):
        asked(key, empty_event().picture)


def test_several_events_follow_each_other_and_empty_ones_are_passed_over():
    builder = empty_event()
    second = builder.add(
        "event", title="Second", starts=datetime(2026, 5, 4, 9), ends=datetime(2026, 5, 4, 12)
    )
    room = builder.add("room", name="Hall")
    builder.session(second, "Talk", "2026-05-04T09:00", 60, room)
    wanted = request("run-of-show")
    wanted.events = ()
    from exports import run_of_show

    sheet = run(run_of_show.lay_out(builder.picture, wanted))[0]
    assert sheet.page == 1
    assert "Second" in words(sheet)


def test_itinerary_says_what_to_count_and_bring_back_and_whom_to_ask_at_the_school():
    found = text("itinerary", "visit")
    assert "Headscounted:____minors,____adults" in found
    assert "Bringback:Projector" in found and "Bringback:Projector,Pupil" not in found


def test_folded_badges_stand_twice_as_high_with_the_back_on_its_head():
    plain, folded = sheet_of("badges", "day"), sheet_of("badges", "day", fold="yes")
    assert "Fold at the dashes." in " ".join(words(folded))
    first = [box for box in folded.boxes if box.page == 1]
    name = next(box.text for box in plain.boxes if box.page == 1 and box.height > 8)
    back, front = sorted((box for box in first if box.text == name), key=lambda box: box.y)[:2]
    assert back.height < front.height and front.y - back.y > 20


def test_bought_labels_are_not_folded():
    with pytest.raises(Problem, match="cut by hand"):
        sheet_of("badges", "day", fold="yes", sheet="L7165")
