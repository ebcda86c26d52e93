"""Logos and pictures are chosen on their pages, shown, undone, and refused in words."""

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from models import Event, Image, Organisation, history
from models.event import new_event


@pytest.fixture
def logo(tmp_path):
    path = tmp_path / "logo.png"
    Pillow.new("RGB", (120, 60), (200, 30, 30)).save(path)
    return path


def centre(view):
    return view.grab().toImage().pixelColor(66, 44)


def test_logo_is_chosen_shown_undone_and_removed(window, logo):
    with history.step("Host"):
        host = Organisation.create(name="Host")
    window.go("organisations", host.id)
    box = window.page().logo
    assert not box.remove_button.isEnabled()
    box.take(logo)
    assert Organisation.get_by_id(host.id).logo_id is not None
    assert centre(box.view).red() > 150 > centre(box.view).green()
    history.undo()
    assert not box.remove_button.isEnabled()
    history.redo()
    box.remove_button.click()
    assert Organisation.get_by_id(host.id).logo_id is None
    assert Image.select().count() == 1


def test_picture_of_an_event_is_dropped_on_its_overview(window, logo):
    event = new_event("open_day", "Open Day", filled=False)
    window.go("event", event.id, ("overview", None))
    box = window.page().parts["overview"].image
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(logo))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    box.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))
    assert Event.get_by_id(event.id).image_id is not None
    assert history.done[-1].text == "Choose the picture of “Open Day”"


def test_file_that_is_no_picture_is_told_and_nothing_changes(window, tmp_path):
    event = new_event("open_day", "Open Day", filled=False)
    window.go("event", event.id, ("overview", None))
    path = tmp_path / "letter.png"
    path.write_text("Dear host")
    window.page().parts["overview"].image.take(path)
    assert Event.get_by_id(event.id).image_id is None
    assert Image.select().count() == 0
    assert "no picture" in window.toast.words.text()


def test_dialog_asks_for_pictures_and_takes_what_is_chosen(window, logo, qtbot):
    event = new_event("open_day", "Open Day", filled=False)
    window.go("event", event.id, ("overview", None))
    box = window.page().parts["overview"].image
    box.choose_button.click()
    dialog = box.window().findChild(QFileDialog)
    assert "*.png" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(logo))
    dialog.reject()
    assert Event.get_by_id(event.id).image_id is not None
