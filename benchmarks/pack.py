"""What the print pack of an Open Day of 150 sessions costs.

Beside it the same texts, page by page, set by a bare ReportLab canvas without any layout.
"""

# ruff: noqa: E501 - tables

import io
from datetime import datetime, timedelta
from typing import Any

from exports.fonts import FONTS

from .figures import Figure, pair
from .paper import STAMP, row_maker

SESSIONS, HALLS, PEOPLE, GUESTS, GROUPS = 150, 10, 80, 120, 8


def open_day() -> Any:
    """Two days, ten halls, eighty people, eight parties, a list of guests, tasks and a contact."""
    tables, row = row_maker()
    first = datetime(2026, 4, 23, 9)
    row(
        "venue",
        1,
        name="IP Office campus",
        name_other="国家知识产权局",
        city="Beijing",
        address="6 Xitucheng Road",
    )
    row("event", 1, kind="open_day", title="CNIPA Open Day Beijing", title_other="国家知识产权局北京开放日", venue_id=1,
        starts=first, ends=first + timedelta(days=1, hours=8), owner_id=1, contact_id=2, link="https://example.org/day")  # fmt: skip
    _people(row, first)
    _agenda(row, first)
    return tables()


def _people(row: Any, first: datetime) -> None:
    for n in range(1, 13):
        row("organisation", n, name=f"University {n}", name_other=f"第{n}大学", phone="010-5550100")
    for n in range(1, PEOPLE + 1):
        row(
            "person",
            n,
            name=f"Speaker number {n}",
            name_other=f"王芳{n}",
            organisation_id=1 + n % 12,
            phone="13800000000",
        )
    row("event_partner", 1, event_id=1, organisation_id=1)
    for n in range(1, GUESTS + 1):
        row("participant", n, event_id=1, name=f"Guest number {n}", organisation=f"School {n % 5}")
    for n in range(1, 16):
        row("task", n, event_id=1, title=f"Task number {n}", owner_id=n, due=first.date() - timedelta(days=n))


def _agenda(row: Any, first: datetime) -> None:
    for n in range(1, HALLS + 1):
        row("room", n, venue_id=1, name=f"Hall {n}", name_other=f"{n}号厅", seats=40 + 10 * n, floor="2")
        row("event_room", n, event_id=1, room_id=n, position=n)
    for n, name in enumerate("PTC", 1):
        row("track", n, event_id=1, code=name, title=f"Track {name}", position=n)
    for n in range(1, SESSIONS + 1):
        at = first + timedelta(days=n % 2, minutes=60 * ((n - 1) // (2 * HALLS)))
        row("session", n, event_id=1, title=f"How a patent is examined, part {n}", title_other=f"专利如何审查（{n}）",
            abstract="What examiners look for in a claim. " * 4, starts=at, day=at.date(), minutes=45, track_id=1 + n % 3,
            needs="microphone")  # fmt: skip
        row("session_room", n, session_id=n, room_id=1 + (n - 1) // 2 % HALLS)
        row("appearance", n, session_id=n, person_id=1 + n % PEOPLE, reply="yes")
    for n in range(1, GROUPS + 1):
        row("group", n, event_id=1, name=f"Class {n}", organisation_id=n, heads=20)
        for place in range(3):
            row("group_stop", 3 * n + place, group_id=n, session_id=3 * n + place, position=place)


def ours(found: Any) -> Any:
    """The whole pack, in one PDF."""
    from exports import Request
    from exports.pack import make_pack

    return _run(make_pack(found, Request((1,), audience="staff", printed=STAMP)))


def bare(pack: Any) -> bytes:
    """The same texts on as many pages, one below the other."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    with (FONTS / "NotoSansSC-Regular.ttf").open("rb") as file:
        pdfmetrics.registerFont(TTFont("Bench-Pack", io.BytesIO(file.read())))
    stream = io.BytesIO()
    canvas = Canvas(stream, A4, invariant=1)
    for made in pack.made:
        for page in made.pages:
            canvas.setFont("Bench-Pack", 8)
            for number, text in enumerate(page.texts):
                canvas.drawString(42, 800 - 7 * number, text)
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _run(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def figures() -> list[Figure]:
    """The pack beside the bare pages."""
    found = open_day()
    pack = ours(found)
    own, peer = pair(lambda: ours(found), lambda: bare(pack), runs=3)
    name = f"Print pack of {SESSIONS} sessions, {pack.sheets} pages"
    return [Figure(name, own, "s", peer, "bare ReportLab canvas, no layout", "≤ 8 s")]
