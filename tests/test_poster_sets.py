"""One design for many places in one act: a file each with a safe name, or one file of all."""

from datetime import datetime

import pypdfium2
import pytest
from paper_geometry import run
from paper_pictures import Builder

from exports import Request, document
from exports.sets import file_names, places_of, write_set
from models.event import new_event
from models.history import step
from ui.poster_set import PosterSet, set_buttons

START = datetime(2026, 4, 20, 9)
STAMP = datetime(2026, 5, 12, 14, 5)


def cities(*names, **values):
    plan = Builder()
    parent = plan.add("event", title="Open Day", starts=START, **values)
    for name in names:
        plan.add("event", title=f"Open Day: {name}", city=name, part_of_id=parent, starts=START)
    return plan


def test_set_is_the_parts_the_sisters_or_the_campaign():
    plan = cities("Wuhan", "Xi’an")
    programme = plan.add("programme", name="P", colour="campus")
    campaign = plan.add("campaign", programme_id=programme, title="Campuses")
    visits = [
        plan.add("event", kind="campus_visit", title=f"Visit {n}", campaign_id=campaign, starts=START)
        for n in range(3)
    ]
    plan.add("event", kind="salon", title="Salon", campaign_id=campaign, starts=START)
    assert places_of(plan.picture, 1) == places_of(plan.picture, 2) == [2, 3]
    assert places_of(plan.picture, visits[0]) == visits
    lonely = plan.add("event", title="Alone")
    assert places_of(plan.picture, lonely) == [lonely]


def test_names_are_safe_and_differ():
    plan = cities("A/B", "a:b", "CON")
    names = [name for name, _event in file_names(plan.picture, [2, 3, 4], "pdf")]
    assert len({name.casefold() for name in names}) == 3
    assert not any(sign in name for name in names for sign in '/\\:*?"<>|')


def test_a_place_that_cannot_be_made_does_not_stop_the_others(tmp_path):
    plan = cities("Wuhan")
    plan.add("event", title="Open Day: Lanzhou", part_of_id=1)
    for day in (20, 21):
        plan.session(2, f"Day {day}", f"2026-04-{day}T10:00", 30)
    request = Request((), ("en",), "A3", {"parts": "yes", "template": "week"}, printed=STAMP)
    done = run(write_set(document("poster"), plan.picture, tmp_path / "set", [2, 3], request, "pdf"))[0]
    assert [path.name for path in done.paths] == ["2026-04-20 Open Day- Wuhan.pdf"]
    assert [name for name, _why in done.failed] == ["Open Day- Lanzhou.pdf"]
    assert "no dated events" in done.failed[0][1]
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == [done.paths[0].name]


@pytest.fixture
def page(window):
    with step("Cities"):
        parent = new_event("open_day", "Open Day", START, filled=False)
        for city in ("Wuhan", "Xi’an", "Lanzhou"):
            new_event("open_day", f"Open Day {city}", START, filled=False, part_of=parent, city=city)
    window.go("documents", parent.id)
    page = window.page()
    page.choose("poster")
    return page


def test_window_writes_a_folder_and_one_file(page, qtbot, tmp_path):
    (button,) = set_buttons(page)
    assert button.text() == "For 3 places…"
    PosterSet(page).fill(tmp_path / "posters")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("posters/*.pdf"))) == 3, timeout=8000)
    PosterSet(page).save(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "all.pdf").exists(), timeout=8000)
    assert len(pypdfium2.PdfDocument(tmp_path / "all.pdf")) == 3
    qtbot.waitUntil(lambda: "all.pdf" in page.lectern.toast.words.text(), timeout=8000)


def test_the_agenda_of_each_place_goes_into_the_folder_of_the_posters(page, qtbot, tmp_path):
    page.choose("agenda")
    page.options.values["layout"] = "grid"
    (button,) = set_buttons(page)
    assert [action.text() for action in button.menu().actions()] == ["One file each, in a folder…"]
    PosterSet(page).fill(tmp_path / "set")
    qtbot.waitUntil(lambda: "Saved 3 files." in page.lectern.toast.words.text(), timeout=8000)
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == [
        "2026-04-20 Open Day Lanzhou Agenda.pdf",
        "2026-04-20 Open Day Wuhan Agenda.pdf",
        "2026-04-20 Open Day Xi’an Agenda.pdf",
    ]


def test_single_events_and_documents_of_the_season_offer_no_set(page, window):
    page.choose("statistics")
    assert set_buttons(page) == []
    alone = new_event("open_day", "Open Day Harbin", START, filled=False)
    window.go("documents", alone.id)
    page.choose("agenda")
    assert set_buttons(page) == []
