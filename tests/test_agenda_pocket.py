"""The pocket programme and half pages: small pages in the right place of the sheet, whole, none lost."""

from datetime import datetime
from io import BytesIO

import pypdf
import pytest
from paper_geometry import faults, run, text_of
from paper_pictures import Builder, open_day
from sheet_plans import full_day, monstrous, visit

from exports import Request, agenda, document, make
from exports.leaves import folded, halves, stapled
from models.database import Problem

STAMP = datetime(2026, 4, 22, 14, 5)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))
PAIRS = [("tiny", "Letter"), ("normal", "A4"), ("normal", "A3"), ("large", "A4")]
PLANS = {"tiny": visit, "normal": full_day, "large": monstrous}


def wanted(languages=("en",), paper="A4", **options):
    return Request((1,), languages, paper, document("agenda").settle(options), printed=STAMP)


def drawn(picture, *given, **options):
    request = wanted(*given, **options)
    return run(agenda.lay_out(picture, request))[0], request.notes


def is_sound(sheet):
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(
    ("plan", "paper"), [("tiny", "Letter"), ("normal", "A4"), ("normal", "A3"), ("large", "A4")]
)
def test_pocket_programme_is_whole(languages, plan, paper):
    sheet, _notes = drawn(PLANS[plan](), languages, paper, layout="pocket")
    is_sound(sheet)
    assert sheet.width > sheet.height


def test_every_session_is_in_the_pocket_and_in_its_order():
    picture = open_day()
    sheet, notes = drawn(picture, layout="pocket")
    assert sheet.page == 1 and notes == []
    text = text_of(sheet.finish())
    for session in picture.all("session"):
        assert "".join(session.title.split()) in text


def test_pages_lie_so_that_the_folded_sheet_reads_in_order():
    places = {place.page: place for place in folded(8, 280.0, 200.0)[0]}
    upright = [
        page for page, place in sorted(places.items(), key=lambda found: found[1].x) if not place.turned
    ]
    turned = [page for page, place in sorted(places.items(), key=lambda found: found[1].x) if place.turned]
    assert upright == [8, 1, 2, 3] and turned == [7, 6, 5, 4]
    assert all(place.y == (0.0 if place.turned else 100.0) for place in places.values())
    assert len(folded(24, 280.0, 200.0)) == 3


def test_too_much_for_one_sheet_takes_more_and_each_says_which_it_is():
    sheet, _notes = drawn(monstrous(), layout="pocket")
    assert sheet.page > 1
    words = [box.text for box in sheet.boxes]
    assert f"Part 1 of {sheet.page}" in words and f"Part {sheet.page} of {sheet.page}" in words


def test_a_title_longer_than_a_page_goes_on_on_the_next():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 23, 8), ends=datetime(2026, 4, 23, 12))
    plan.session(event, "知识产权与发展" * 140, "2026-04-23T09:00", 45)
    sheet, _notes = drawn(plan.picture, ("zh_CN",), layout="pocket")
    is_sound(sheet)
    assert "".join(text_of(sheet.finish()).split()).count("知识产权与发展") > 120


def test_paper_too_small_for_a_pocket_is_refused():
    with pytest.raises(Problem, match="at least A4"):
        drawn(open_day(), ("en",), "A5", layout="pocket")


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_half_pages_hold_the_whole_grid(languages, paper):
    sheet, _notes = drawn(full_day(), languages, paper, layout="grid", half="yes")
    is_sound(sheet)
    assert sheet.height > sheet.width
    text = "".join("".join(box.text.split()) for box in sheet.boxes)
    for one in ("Careersinexamination", "Talktoanexaminer") if "en" in languages else ("参观四",):
        assert one in text


def test_a_single_half_page_stands_twice_on_its_sheet():
    sheet, _notes = drawn(visit(), layout="grid", half="yes")
    assert sheet.page == 1
    assert sum(box.text == "Gift of books" for box in sheet.boxes) == 2
    assert [[place.page for place in places] for places in halves(3, 297.0)] == [[1, 2], [3, 0]]


def test_a_stapled_booklet_reads_in_order():
    sides = [[place.page for place in side] for side in stapled(7, 297.0)]
    assert sides == [[0, 1], [2, 7], [6, 3], [4, 5]]


@pytest.mark.parametrize("options", [{"layout": "pocket"}, {"layout": "grid", "half": "yes"}])
def test_imposed_pages_repeat_their_bytes_and_embed_their_fonts(options):
    made = [
        run(make(document("agenda"), full_day(), wanted(("zh_CN", "en"), **options), ".pdf"))[0] for _ in "12"
    ]
    assert made[0] == made[1]
    page = pypdf.PdfReader(BytesIO(made[0])).pages[0]
    forms = [form.get_object() for form in page["/Resources"]["/XObject"].values()]
    found = [font.get_object() for form in forms for font in form["/Resources"]["/Font"].values()]
    assert found and all("/FontFile2" in font["/FontDescriptor"] for font in found)


@pytest.mark.parametrize("languages", LANGUAGES)
def test_upright_grid_is_whole(languages):
    sheet, _notes = drawn(full_day(), languages, layout="grid", upright="yes")
    is_sound(sheet)
    assert sheet.height > sheet.width


def test_list_by_person_follows_the_sound_of_names():
    sheet, _notes = drawn(open_day(), ("zh_CN",), by="person")
    heads = [box.text for box in sheet.boxes if box.height > 5]
    order = [heads.index(name) for name in ("陈洁", "郭磊", "何静", "马丽", "张晖")]
    assert order == sorted(order)


def test_two_people_of_one_name_are_listed_apart():
    plan = Builder()
    event = plan.add("event", title="Salon", starts=datetime(2026, 4, 22, 9), ends=datetime(2026, 4, 22, 12))
    for place, house in enumerate(("Tianjin University", "Fudan University")):
        organisation = plan.add("organisation", name=house)
        person = plan.add("person", name="Wang Fang", organisation_id=organisation)
        starts = datetime(2026, 4, 22, 9 + place)
        session = plan.add("session", event_id=event, title=f"Talk {place}", starts=starts, minutes=45)
        plan.add("appearance", session_id=session, person_id=person, role="speaker")
    sheet, _notes = drawn(plan.picture, by="person")
    texts = [box.text for box in sheet.boxes]
    order = ["Wang Fang, Fudan University", "Talk 1", "Wang Fang, Tianjin University", "Talk 0"]
    assert [text for text in texts if text in order] == order
