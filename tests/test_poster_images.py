"""Posters show the picture and the logos of the user, in their places, the same at every print."""

import io
from datetime import datetime
from hashlib import sha256

import pypdfium2
import pytest
from paper_geometry import faults, run
from paper_pictures import open_day
from PIL import Image
from sheet_plans import opened

from exports import Request, document, make, poster

RED, GREEN, BLUE = (200, 30, 30), (20, 150, 60), (30, 60, 200)
STAMP = datetime(2026, 5, 12, 14, 5)


def png(colour, size=(64, 64)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def with_images(picture=True, logos=(RED, GREEN)):
    """The Open Day with a picture, and logos of its first host and first organiser."""
    plan = opened(open_day())

    def kept(data):
        return plan.add("image", digest=sha256(data).hexdigest(), data=data)

    if picture:
        event = plan.tables["event"][1]
        plan.tables["event"][1] = event._replace(image_id=kept(png(BLUE, (400, 300))))
    partners = plan.picture.partners(1)
    for colour, (_partner, organisation) in zip(logos, partners, strict=False):
        row = plan.tables["organisation"][organisation.id]
        plan.tables["organisation"][row.id] = row._replace(logo_id=kept(png(colour)))
    return plan.picture


def drawn(picture, paper="A3", **options):
    request = Request((1,), ("en",), paper, document("poster").settle(options), printed=STAMP)
    steps = poster.lay_out(picture, request)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value, request


def seen(data, page=0):
    return pypdfium2.PdfDocument(data)[page].render(scale=0.5).to_pil().convert("RGB")


def near(one, other):
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def middle(image, colour):
    """The middle of all that has a colour, as parts of width and height."""
    places = [
        (x, y) for x in range(0, image.width, 3) for y in range(0, image.height, 3)
        if near(image.getpixel((x, y)), colour)
    ]  # fmt: skip
    assert places
    xs, ys = zip(*places, strict=True)
    return sum(xs) / len(xs) / image.width, sum(ys) / len(ys) / image.height


@pytest.mark.parametrize("template", ["photo", "landscape"])
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_picture_covers_its_place_and_no_text_leaves_its_own(template, paper):
    sheet, _request = drawn(with_images(), paper, template=template)
    assert faults(sheet) == []
    image = seen(sheet.finish())
    assert near(image.getpixel((image.width - 3, 3)), BLUE)


def test_event_with_a_picture_shows_it_by_itself():
    sheet, request = drawn(with_images())
    assert near(seen(sheet.finish()).getpixel((3, 60)), BLUE)
    assert request.notes == []


def test_logos_stand_above_the_organisers_in_printed_order():
    image = seen(drawn(with_images(), template="photo")[0].finish())
    (red, low), (green, _low) = middle(image, RED), middle(image, GREEN)
    assert red < green < 0.5
    assert low > 0.75


def test_design_without_a_place_says_so():
    _sheet, request = drawn(with_images(logos=()), template="door")
    assert any("no place for the picture" in note for note in request.notes)


def test_small_paper_leaves_logos_out_and_says_so():
    sheet, request = drawn(with_images(), "A6")
    assert faults(sheet) == []
    assert any("logos" in note for note in request.notes)


def test_own_picture_design_without_one_draws_rings_and_says_so():
    sheet, request = drawn(open_day(), template="photo")
    assert faults(sheet) == []
    assert any("no picture yet" in note for note in request.notes)


def test_parts_show_the_picture_of_what_they_belong_to():
    plan = opened(with_images(logos=()))
    plan.add("event", part_of_id=1, title="Open Day, Wuhan", starts=datetime(2026, 4, 24, 9))
    sheet, _request = drawn(plan.picture, parts="yes")
    assert near(seen(sheet.finish()).getpixel((3, 60)), BLUE)


def test_same_bytes_twice():
    first, second = (drawn(with_images(), template="photo")[0].finish() for _time in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("key", "options"), [("poster-sheet", {"up": "4"}), ("poster-tiles", {"size": "A2"})]
)
def test_sheets_and_tiles_carry_the_picture(key, options):
    request = Request((1,), ("en",), "A4", options, printed=STAMP)
    steps = make(document(key), with_images(), request, ".pdf")
    while True:
        try:
            next(steps)
        except StopIteration as end:
            data = end.value
            break
    assert middle(seen(data, 0), BLUE)


def test_certificate_shows_the_logo_of_its_host_alone():
    request = Request((1,), ("en",), "A4", document("certificates").settle({"blank": "1"}), printed=STAMP)
    data = run(make(document("certificates"), with_images(), request, ".pdf"))[0]
    colours = {colour for _count, colour in seen(data).getcolors(1 << 20)}
    assert RED in colours and GREEN not in colours
