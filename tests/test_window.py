"""The window as a whole: welcome, pages, undo, language, look, the last resort."""

import gc
import shutil
import subprocess
import sys
import threading
import weakref
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPushButton, QWidget

from models import Absence, Event, Organisation, Person, history, settings
from models.backup import back_up
from models.event import new_event
from models.file import close_plan, current, new_plan
from ui.errors import LastResort, log_file
from ui.opening import open_window
from ui.pages import PAGES
from ui.parts import Banner
from ui.search import Palette

ROOT = Path(__file__).parent.parent


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_start_imports_nothing_heavy():
    code = (
        "import sys, ui.window, ui.home; heavy = {'ortools', 'numpy', 'pandas', 'openpyxl', "
        "'reportlab', 'holidays', "
        "'icalendar'} & set(sys.modules); print(sorted(heavy)); sys.exit(bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr


def test_qt_keeps_its_references_to_none(window):
    before = sys.getrefcount(None)
    for _n in range(500):
        window.update()
    assert sys.getrefcount(None) > before - 50


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("event", "help")])
def test_every_page_opens_on_the_season_and_on_an_empty_plan(season, qtbot, name):
    season.go(name)
    assert season.page() is season.pages[name]
    season.files.close()
    season.files.new(Path(current() or settings.folder() / "x.lectern").with_name("empty.lectern"))
    season.go(name)
    assert season.page() is season.pages[name]


def test_every_control_of_every_page_has_a_name(season):
    event = next(iter(season.store.picture.all("event")))
    for name in PAGES:
        season.go(name, event.id if name == "event" else None)
        nameless = [
            type(w).__name__ for w in season.centralWidget().findChildren(QAbstractButton)
            if w.isVisible() and not (w.accessibleName() or w.text())
        ]  # fmt: skip
        assert nameless == [], name


def test_undo_and_redo_are_named_and_shown(window, qtbot):
    new_event("other", "A lecture")
    window.go("events")
    qtbot.waitUntil(lambda: window.menus.actions["undo"].text() == "Undo: Add event “A lecture”")
    assert [e.title for e in window.page().table.rows.shown] == ["A lecture"]
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.page().table.rows.shown == []
    assert window.toast.words.text() == "Taken back: Add event “A lecture”"
    qtbot.waitUntil(lambda: window.menus.actions["redo"].isEnabled())
    QTest.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert [e.title for e in window.page().table.rows.shown] == ["A lecture"]


def test_back_and_forward_follow_the_trail(season):
    event = next(iter(season.store.picture.all("event")))
    season.go("events")
    season.go("event", event.id)
    season.back()
    assert season.spot[0] == "events"
    season.forward()
    assert (season.spot[0], season.page().event_id) == ("event", event.id)


def test_language_switch_is_immediate_and_keeps_the_place(season):
    season.go("people")
    season.speak("zh_CN")
    assert season.spot[0] == "people"
    assert settings.setting("language") == "zh_CN"
    assert season.menus.actions["undo"].text() != "Undo"
    season.speak("en")
    assert season.menus.actions["undo"].text() == "Undo"


def test_look_switch_changes_the_colours_at_once(window):
    before = window.grab().toImage().pixelColor(300, 300)
    window.look("dark")
    after = window.grab().toImage().pixelColor(300, 300)
    assert before.lightness() > 200 > 60 > after.lightness()
    window.look("light")


def test_search_goes_to_a_person_and_to_a_command(season, qtbot):
    person = next(iter(season.store.picture.all("person")))
    press(season, Qt.Key.Key_K, CONTROL)
    palette = season.findChild(Palette)
    QTest.keyClicks(palette.field, person.name)
    press(palette.field, Qt.Key.Key_Return)
    assert (season.spot[0], season.page().current().name) == ("people", person.name)
    season.search()
    palette = [p for p in season.findChildren(Palette) if p.isVisible()][-1]
    QTest.keyClicks(palette.field, ">documents")
    press(palette.field, Qt.Key.Key_Return)
    assert season.spot[0] == "documents"


def test_f1_explains_the_page_and_leads_back(season):
    season.go("places")
    season.help()
    assert season.page().topic == "places"
    season.back()
    assert season.spot[0] == "places"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_shows_the_menu_bar(window):
    press(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    assert [a.text() for a in window.menuBar().actions()] == ["File", "Edit", "View", "Help"]


def test_f6_goes_from_area_to_area(season):
    season.go("events")
    season.activateWindow()
    seen = []
    for _n in range(4):
        season.next_area(1)
        focus = QApplication.focusWidget()
        seen.append(
            next(
                a
                for a in ("rail", "stack", "problems_panel", "top")
                if getattr(season, a).isAncestorOf(focus)
            )
        )
    assert sorted(seen) == ["problems_panel", "rail", "stack", "top"]


# Without a plan


@pytest.fixture
def porch(qtbot, home):
    settings.keep(language="en", look="light")
    made = open_window(None)
    yield made
    made.close()


def sentences(window: QWidget) -> list[str]:
    return [banner.words.text() for banner in window.findChildren(Banner)]


def buttons(window: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in window.findChildren(QPushButton) if b.text()}


def test_welcome_makes_a_plan(porch, tmp_path):
    porch.files.new(tmp_path / "mine.lectern")
    assert porch.store is not None
    assert current() == tmp_path / "mine.lectern"
    assert settings.recent() == [str(tmp_path / "mine.lectern")]


def test_welcome_makes_the_sample_season(porch, tmp_path):
    porch.files.sample(tmp_path / "sample.lectern")
    assert porch.spot[0] == "home"
    assert len(porch.store.picture.tables["event"]) > 20


@pytest.mark.parametrize("content", [b"", b"not a plan at all", b"SQLite format 3\x00" + b"x" * 200])
def test_a_file_that_is_no_plan_is_explained(porch, tmp_path, content):
    path = tmp_path / "broken.lectern"
    path.write_bytes(content)
    porch.files.open(path)
    assert porch.store is None
    assert [str(path) in sentence for sentence in sentences(porch)] == [True]
    assert path.read_bytes() == content


def test_a_missing_plan_is_restored_from_its_newest_backup(porch, tmp_path):
    path = tmp_path / "mine.lectern"
    new_plan(path, "Mine")
    new_event("other", "Kept")
    back_up(path)
    close_plan()
    path.write_bytes(b"gone wrong")
    porch.files.open(path)
    QTest.mouseClick(buttons(porch)["Restore the newest backup"], Qt.MouseButton.LeftButton)
    assert [e.title for e in porch.store.picture.all("event")] == ["Kept"]


def test_a_plan_open_elsewhere_is_named_and_its_backup_opened_beside_it(porch, tmp_path):
    path = tmp_path / "mine.lectern"
    new_plan(path, "Mine")
    new_event("other", "Kept")
    back_up(path)
    close_plan()
    holds = (
        "import sys; from pathlib import Path; from models.file import open_plan;"
        "open_plan(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", holds, str(path)], cwd=ROOT, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as other:  # fmt: skip
        assert other.stdout.readline() == "open\n"
        porch.files.open(path)
        assert ["is open already" in sentence for sentence in sentences(porch)] == [True]
        QTest.mouseClick(buttons(porch)["Open the newest backup beside it"], Qt.MouseButton.LeftButton)
        assert current() == tmp_path / "mine (restored).lectern"
        assert [e.title for e in porch.store.picture.all("event")] == ["Kept"]
        other.stdin.close()
    assert path.exists()


def test_a_bad_file_leaves_the_open_plan_open(window, tmp_path):
    bad = tmp_path / "bad.lectern"
    bad.write_bytes(b"nothing")
    before = current()
    window.files.open(bad)
    assert (current(), window.store is None) == (before, False)
    assert str(bad) in window.toast.words.text()


def test_save_a_copy_makes_a_plan_of_its_own(window, tmp_path):
    new_event("other", "Here")
    window.files.copy(tmp_path / "copy.lectern")
    window.files.open(tmp_path / "copy.lectern")
    assert [e.title for e in window.store.picture.all("event")] == ["Here"]


def test_dropping_a_plan_opens_it(window, tmp_path, sample_file):
    path = tmp_path / "other.lectern"
    shutil.copy(sample_file, path)
    window.files.dropped([path])
    assert current() == path


# When it goes wrong


def test_a_mistake_of_ours_is_logged_told_once_and_rolled_back(window, qtbot):
    new_event("other", "Before")
    resort = LastResort(window)
    try:
        with history.step("Half of it"):
            Event.create(title="Half")
            raise KeyError("ours")
    except KeyError as error:
        resort(KeyError, error, error.__traceback__)
        resort(KeyError, error, error.__traceback__)
    dialogs = [d for d in window.findChildren(QMessageBox) if d.isVisible()]
    assert len(dialogs) == 1
    assert "KeyError: 'ours'" in log_file().read_text(encoding="utf-8")
    assert [e.title for e in Event.select()] == ["Before"]
    dialogs[0].close()
    new_event("other", "After")
    assert [e.title for e in window.store.picture.all("event")] == ["Before", "After"]


def test_a_widget_never_dies_on_the_thread_of_a_worker(window, qtbot):
    died = []
    part = QWidget()
    part.itself = part
    weakref.finalize(part, lambda: died.append(threading.current_thread()))
    del part

    def steps():
        yield 0.0
        return [[number] for number in range(200_000)]

    done = []
    window.start("Much memory", steps(), done.append)
    qtbot.waitUntil(lambda: done != [])
    gc.collect()
    assert died == [threading.main_thread()]
    window.sweeper.sweep()
    assert gc.get_count()[0] <= gc.get_threshold()[0]


def test_a_window_larger_than_the_screen_fills_it(porch):
    assert porch.screen().availableSize().width() < 1440
    assert porch.isMaximized()


def test_what_cannot_be_leads_to_whom_it_belongs(window):
    with history.step("Absences"):
        person, school = Person.create(name="Wang Fang"), Organisation.create(name="No. 1 School")
        when = {"starts": datetime(2026, 5, 1), "ends": datetime(2026, 5, 2)}
        absences = [Absence.create(person=person, **when), Absence.create(organisation=school, **when),
                    Absence.create(kind="holiday", **when)]  # fmt: skip
    shown = []
    for absence in absences:
        window.go_to("absence", absence.id)
        shown.append((window.spot[0], window.page().place()[0]))
    assert shown == [("people", person.id), ("organisations", school.id), ("calendar", None)]
    window.go_to("absence", 1)
    assert "no longer in the plan" in window.toast.words.text()
