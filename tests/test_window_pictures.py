"""A picture of everything the window shows, into out/pictures: looked at by whoever changed it.

`make pictures` makes all of them (light, dark, Chinese; 1440 × 900 and 1280 × 720), at 100 % and at 200 % in
a process each, and with them the pictures of the README; otherwise a slice is drawn and not written.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog
from tour import EMPTY, OUTSIDE, SEASON, busiest, clear

ALL = bool(os.environ.get("LECTERN_PICTURES"))
SCALE = float(os.environ.get("QT_SCALE_FACTOR", "1"))
ROOT = Path(__file__).parent.parent
LOOKS = [("light", "en"), ("dark", "zh_CN")] + ([("dark", "en"), ("light", "zh_CN")] if ALL else [])
SHOTS = {
    ("home", "light", "en"): "home", ("event-agenda", "light", "en"): "event",
    ("events", "light", "en"): "events", ("calendar", "light", "zh_CN"): "calendar-zh",
    ("documents", "light", "en"): "documents", ("events", "dark", "zh_CN"): "events-dark-zh",
}  # fmt: skip
WALKS = {"season": SEASON, "window": EMPTY, "outside": {**OUTSIDE}}


def seen(window) -> QImage:
    """The window, and over it the dialog that is open."""
    image = window.grab().toImage()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            with QPainter(image) as painter:
                painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
                inside = QPoint(window.width() - dialog.width(), window.height() - dialog.height()) / 2
                painter.drawPixmap(inside, dialog.grab())
    return image


@pytest.mark.parametrize(("look", "language"), LOOKS)
@pytest.mark.parametrize("walk", WALKS)
def test_everything_is_drawn(request, qtbot, walk, look, language):
    window = request.getfixturevalue("season" if walk == "outside" else walk)
    window.look(look)
    window.speak(language)
    sizes = [(1440, 900), (1280, 720)] if ALL and SCALE == 1 else [(1440, 900)]
    for name, stop in WALKS[walk].items():
        stop(window, qtbot)
        for width, height in sizes:
            window.resize(width, height)
            qtbot.wait(90 if ALL else 5)
            image = seen(window)
            keep(image, f"{name}-{look}-{language}{'' if width == 1440 else '-small'}")
            if (name, look, language) in SHOTS and width == 1440 and SCALE == 1 and ALL:
                image.save(str(ROOT / "resources" / "screenshots" / f"{SHOTS[name, look, language]}.png"))
            spots = [(x, y) for x in range(0, image.width(), 23) for y in range(0, image.height(), 23)]
            assert len({image.pixel(*spot) for spot in spots}) > 4, name
        clear(window)
    window.look("light")


def keep(image: QImage, name: str) -> None:
    """Write a picture down, where all were asked for."""
    if ALL:
        folder = ROOT / "out" / "pictures" / f"{100 * SCALE:.0f}"
        folder.mkdir(parents=True, exist_ok=True)
        image.save(str(folder / f"{name}.png"))


def test_a_sheet_of_paper_is_drawn(season, qtbot):
    season.go("documents", busiest(season), ("agenda", {"layout": "grid"}))
    preview = season.page().preview
    qtbot.waitUntil(lambda: preview.count() > 0, timeout=20_000)
    image = preview.picture(0, 1053)
    assert image.width() > image.height() > 100
    if ALL and SCALE == 1:
        image.save(str(ROOT / "resources" / "screenshots" / "agenda-paper.png"))
