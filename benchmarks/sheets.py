"""What sheets of a large Open Day cost: the grid, badges, and a page after an edit."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from exports.fonts import FONTS

from .figures import Figure, median, pair
from .paper import STAMP, WORDS, row_maker

BADGES = 2000
SESSIONS, ROOMS = 900, 40
PACK = 150


def open_day(sessions: int, rooms: int, guests: int = 0) -> Any:
    """An Open Day of two days, its speakers and its guests; the same one every time."""
    random = Random(sessions)
    made, row = row_maker()
    start = datetime(2026, 4, 23, 8)
    row("venue", 1, name="Examination hall", city="Beijing", address="6 Xitucheng Road")
    row(
        "event", 1, kind="open_day", title="Open Day", venue_id=1, starts=start,
        ends=start + timedelta(days=1, hours=12), link="https://example.org/open-day",
    )  # fmt: skip
    for number in range(1, rooms + 1):
        row("room", number, venue_id=1, name=f"Hall {number}", seats=100)
        row("event_room", number, event_id=1, room_id=number, position=number)
    people = max(30, sessions // 5)
    for number in range(1, people + 1):
        row("person", number, name=f"{random.choice(WORDS)} {random.choice(WORDS)}".title(), title="Examiner")
    for number in range(1, sessions + 1):
        slot = (number - 1) // rooms
        begins = start + timedelta(days=slot % 2, minutes=60 * (slot // 2))
        title = " ".join(random.choices(WORDS, k=random.choice((3, 5, 8)))).capitalize()
        row("session", number, event_id=1, title=title, starts=begins, day=begins.date(), minutes=45)
        row("session_room", number, session_id=number, room_id=(number - 1) % rooms + 1)
        row("appearance", number, session_id=number, person_id=number % people + 1, role="speaker")
    for number in range(1, guests + 1):
        name = f"{random.choice(WORDS)} {random.choice(WORDS)} {number}".title()
        row("participant", number, event_id=1, name=name, organisation="Beijing No. 4 Middle School")
    return made()


def finished(key: str, found: Any, **options: str) -> bytes:
    """A document of the event, as the program makes it."""
    from exports import Request, document, make

    return _result(make(document(key), found, Request((1,), printed=STAMP, options=options), ".pdf"))


def _of(pair_of_seconds: tuple[float, float]) -> tuple[float, str, float]:
    ours, peer = pair_of_seconds
    return ours, "s", peer


def _result(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def bare_names(found: Any, per_page: int = 8) -> bytes:
    """The names and organisations of all guests in a frame each, by ReportLab's canvas alone."""
    canvas, stream = _canvas()
    for number, guest in enumerate(found.all("participant")):
        place = number % per_page
        if number and not place:
            canvas.showPage()
            canvas.setFont("Bench-Sheets", 22)
        x, y = 57 + 255 * (place % 2), 640 - 153 * (place // 2)
        canvas.rect(x, y, 255, 153)
        canvas.setFont("Bench-Sheets", 22)
        canvas.drawCentredString(x + 127, y + 80, guest.name)
        canvas.setFont("Bench-Sheets", 11)
        canvas.drawCentredString(x + 127, y + 50, guest.organisation)
    canvas.save()
    return stream.getvalue()


def bare_grid(found: Any) -> bytes:
    """A box a session with its time and title, uncut and unfitted, by ReportLab's canvas alone."""
    canvas, stream = _canvas()
    shown: tuple[Any, int] | None = None
    for session in sorted(found.all("session"), key=lambda s: (s.day, found.session_rooms(s.id)[0].id)):
        room = found.session_rooms(session.id)[0].id - 1
        if shown not in (None, (session.day, room // 6)):
            canvas.showPage()
        shown = (session.day, room // 6)
        canvas.setFont("Bench-Sheets", 8)
        x, y = 60 + 88 * (room % 6), 760 - 60 * (session.starts.hour - 8)
        canvas.rect(x, y - 45, 84, 45)
        canvas.drawString(x + 3, y - 10, f"{session.starts:%H:%M}")
        canvas.drawString(x + 3, y - 21, session.title[:20])
    canvas.save()
    return stream.getvalue()


def _canvas() -> tuple[Any, io.BytesIO]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Bench-Sheets" not in pdfmetrics.getRegisteredFontNames():
        with (FONTS / "NotoSansSC-Medium.ttf").open("rb") as file:
            pdfmetrics.registerFont(TTFont("Bench-Sheets", io.BytesIO(file.read())))
    stream = io.BytesIO()
    return Canvas(stream, invariant=1), stream


def after_edits(found: Any, key: str, **options: str) -> Iterator[bytes]:
    """The document made anew after each retitling of a session, and its first page drawn as in the window."""
    import pypdfium2

    number = 0
    while True:
        number += 1
        row = found.get("session", 1 + number % 50)
        found = found.patched(found.plan, {"session": {row.id: row._replace(title=f"{row.title} {number}")}})
        data = finished(key, found, **options)
        with pypdfium2.PdfDocument(data) as file:
            file[0].render(scale=1.5)
        yield data


def figures() -> list[Figure]:
    """The grid and the badges beside a bare canvas; the preview by itself."""
    large, day, crowd = open_day(SESSIONS, ROOMS), open_day(PACK, 8), open_day(10, 2, BADGES)
    finished("agenda", large, layout="grid")
    grid = pair(lambda: finished("agenda", large, layout="grid"), lambda: bare_grid(large), runs=3)
    names = pair(lambda: finished("badges", crowd, people="guests"), lambda: bare_names(crowd), runs=3)
    title = f"agenda grid, {SESSIONS} sessions in {ROOMS} rooms"
    told = [
        Figure(title, *_of(grid), "bare canvas, boxes and cut titles", "≤ 1.5 s"),
        Figure(f"{BADGES} badges", *_of(names), "bare canvas, names in frames, no codes", "≤ 3 s"),
    ]
    for key, options in (("agenda", {"layout": "grid"}), ("agenda", {}), ("door-sheet", {}), ("poster", {})):
        edits = after_edits(day, key, **options)
        next(edits)
        name = " ".join((key, *options.values()))
        shown = median(lambda edits=edits: next(edits)) * 1000
        told.append(Figure(f"preview after an edit: {name}, {PACK} sessions", shown, "ms", target="≤ 300 ms"))
    return told
