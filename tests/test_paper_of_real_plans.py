"""Published schedules and the sample season print whole: every title, nothing cut or over anything else."""

from datetime import datetime
from importlib import import_module

import pytest
from paper_geometry import faults, run, word_faults
from paper_pictures import large
from shared_files import shared

from exports import DOCUMENTS, Request, agenda, document, events, make, poster, poster_sheet
from exports.reading import read
from exports.text import clean
from planning.importing import accept, propose
from planning.plan import read_picture

STAMP = datetime(2026, 5, 12, 14, 5)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))


def imported(name):
    """The picture of the open plan after taking over a file of the sample data."""
    picture = read_picture()
    accept(propose(picture, read(shared(name), ["agenda"])), picture)
    return read_picture()


def request(key, languages=("en",), paper="", **options):
    found = document(key)
    return Request(
        languages=languages, paper=paper or found.paper, options=found.settle(options), printed=STAMP
    )


def drawn(sheet):
    return "".join("".join(box.text for box in sheet.boxes).split())


def assert_titles(picture, sheet):
    text = drawn(sheet)
    for session in picture.all("session"):
        if session.starts and session.status != "cancelled":
            title = "".join(clean(session.title).split())
            assert title[:12] in text, session.title


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_congress_with_double_bookings_and_nights_prints_whole(plan, layout):
    picture = imported("schedules/35c3_everything.xml")
    sheet, _told = run(agenda.lay_out(picture, request("agenda", layout=layout)))
    assert faults(sheet) == []
    assert_titles(picture, sheet)


def test_words_of_the_congress_grid_stay_in_their_cells(plan):
    picture = imported("schedules/35c3_everything.xml")
    pdf, _told = run(make(document("agenda"), picture, request("agenda", layout="grid"), ".pdf"))
    assert word_faults(pdf, (2, 5, 11, 40)) == []


@pytest.mark.parametrize("name", ["schedules/coscup2022_session.json", "schedules/sitcon2022_session.json"])
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_chinese_schedules_print_whole(plan, name, layout):
    picture = imported(name)
    sheet, _told = run(agenda.lay_out(picture, request("agenda", ("zh_CN", "en"), layout=layout)))
    assert faults(sheet) == []


def test_every_writer_named_exists_and_is_imported_only_when_used():
    for found in DOCUMENTS:
        for module in found.modules.values():
            assert callable(import_module(module).make), module


@pytest.mark.parametrize("kind", ["open_day", "campus_visit", "school_lecture"])
def test_sample_events_print_on_every_document(tmp_path, home, kind):
    from models.file import close_plan, new_plan
    from planning.sample import fill

    new_plan(tmp_path / "sample.lectern", "Season")
    fill(2026)
    picture = read_picture()
    close_plan()
    event = max(
        (row for row in picture.all("event") if row.kind == kind),
        key=lambda row: len(picture.sessions(row.id)),
    )
    for languages in LANGUAGES:
        for key, module, options in (
            ("agenda", agenda, {"layout": "grid"}),
            ("agenda", agenda, {}),
            ("poster", poster, {}),
            ("poster-sheet", poster_sheet, {"up": "4"}),
            ("events", events, {}),
        ):
            asked = request(key, languages, **options)
            asked.events = () if key == "events" else (event.id,)
            assert faults(run(module.lay_out(picture, asked))[0]) == [], (key, languages)


@pytest.mark.soak
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter", "Legal", "Tabloid"])
@pytest.mark.parametrize("seed", range(4))
def test_invented_congresses_print_whole_in_every_arrangement(paper, seed):
    picture = large(400, 10 + 15 * seed, 1 + seed, seed)
    for options in ({"layout": "grid"}, *({"by": by} for by in ("time", "room", "person", "track"))):
        sheet, _told = run(agenda.lay_out(picture, request("agenda", paper=paper, **options)))
        assert faults(sheet) == [], options
