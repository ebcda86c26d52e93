"""Files dropped on the window by a file manager: plans are opened, lists imported, others named."""

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from models import DocumentOption, Event, Organisation, file, history
from models.backup import save_copy
from models.event import new_event
from models.printing import Asked, remember
from ui.import_preview import ImportPreview
from ui.parts import Banner


def drop(window, *paths):
    """What a file manager sends: entering, then letting go; whether the window takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
    QApplication.sendEvent(window, entering)
    dropping = QDropEvent(QPointF(400, 300), copy, data, left, none)
    QApplication.sendEvent(window, dropping)
    QApplication.processEvents()
    return entering.isAccepted() and dropping.isAccepted()


@pytest.fixture
def schools(tmp_path):
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text("学校标识码,学校名称,所在地\n4111010001,北京大学,北京市\n", encoding="utf-8")
    second.write_text("学校标识码,学校名称,所在地\n4111010003,清华大学,北京市\n", encoding="utf-8")
    return first, second


def names():
    return sorted(row.name for row in Organisation.select())


def taken(window, qtbot):
    """Accept what the preview shows, once it has been read."""
    preview = window.findChild(ImportPreview)
    qtbot.waitUntil(preview.go.isEnabled, timeout=20_000)
    preview.take()
    qtbot.waitUntil(lambda: window.findChild(ImportPreview) is None or not preview.isVisible())


def test_a_list_dropped_is_imported_and_taken_back(window, qtbot, schools):
    assert drop(window, schools[0])
    taken(window, qtbot)
    assert names() == ["北京大学"]
    window.undo()
    assert names() == []


def test_several_files_are_one_import(window, qtbot, schools):
    assert drop(window, *schools)
    taken(window, qtbot)
    assert names() == ["北京大学", "清华大学"]
    window.undo()
    assert names() == []


def test_what_cannot_be_read_is_named_and_the_rest_taken(window, qtbot, schools, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"0")
    assert drop(window, film)
    assert window.toast.words.text().startswith("“film.mp4” cannot be imported.")
    assert window.findChild(ImportPreview) is None
    assert drop(window, film, schools[0])
    taken(window, qtbot)
    assert names() == ["北京大学"]


def test_a_plan_dropped_is_opened(window, tmp_path):
    other = tmp_path / "other.lectern"
    save_copy(other)
    assert drop(window, other)
    assert file.current() == other.resolve()


def test_a_plan_that_may_not_be_written_is_shown_and_a_copy_taken(window, tmp_path):
    new_event("other", "A day", datetime(2026, 4, 23, 9), filled=False)
    shared, copy = tmp_path / "shared.lectern", tmp_path / "mine.lectern"
    save_copy(shared)
    before = shared.read_bytes()
    window.files.view(shared)
    banner = window.inside.findChild(Banner)
    assert "may not be written here" in banner.words.text() and not banner.isHidden()
    window.go("events")
    page = window.page()
    assert [event.title for event in page.table.rows.shown] == ["A day"]
    page.table.selectAll()
    page.change(status="confirmed")
    assert window.toast.words.text().startswith("shared.lectern is open read-only")
    assert (page.table.rows.shown[0].status, history.done) == ("planned", [])
    remember(Asked(None, "agenda"))
    assert DocumentOption.select().count() == 0
    window.files.copy(copy)
    assert (file.current(), file.is_read_only()) == (copy.resolve(), False)
    window.go("events")
    page = window.page()
    page.table.selectAll()
    page.change(status="confirmed")
    assert Event.get().status == "confirmed"
    assert shared.read_bytes() == before
