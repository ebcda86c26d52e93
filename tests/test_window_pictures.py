"""A picture of every page, light and dark, in both languages, into out/pictures: looked at by whoever
changed one."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ui.pages import PAGES

OUT = Path(__file__).parent.parent / "out" / "pictures"


@pytest.mark.parametrize(("look", "language"), [("light", "en"), ("dark", "en"), ("light", "zh_CN")])
def test_every_page_is_drawn(season, qtbot, look, language):
    OUT.mkdir(parents=True, exist_ok=True)
    season.look(look)
    season.speak(language)
    events = season.store.picture.all("event")
    busiest = max(events, key=lambda e: len(season.store.picture.of("session", "event_id", e.id)))
    spots = [
        (name, busiest.id if name in ("event", "documents") else None, None)
        for name in PAGES
        if name != "help"
    ]
    spots += [("event", busiest.id, (tab, None)) for tab in ("sessions", "people", "guests")] + [
        ("help", None, "event")
    ]
    for name, row_id, part in spots:
        season.go(name, row_id, part)
        if name == "documents":
            qtbot.waitUntil(lambda: season.page().preview.count() > 0, timeout=20_000)
        qtbot.wait(30)
        image: QImage = season.grab().toImage()
        tab = f"-{part[0]}" if isinstance(part, tuple) else ""
        image.save(str(OUT / f"{name}{tab}-{look}-{language}.png"))
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 8, name
    season.look("light")
