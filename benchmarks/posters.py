"""What posters cost: one, a set of 200, and the same texts and codes by bare ReportLab, without a design."""

import io
from datetime import datetime, timedelta
from typing import Any

from exports.fonts import FONTS

from .figures import Figure, median, pair
from .paper import STAMP, row_maker

SET = 200
KINDS = ("open_day", "campus_visit", "school_lecture")
HOSTS = ("China National Intellectual Property Administration", "Provincial office", "Education bureau")


def season(count: int) -> Any:
    """A tour of so many places, each with a house and three organisations behind it."""
    tables, row = row_maker()
    for number, name in enumerate(HOSTS, 1):
        row("organisation", number, name=name)
    for number in range(1, count + 1):
        starts = datetime(2026, 3, 2, 9) + timedelta(days=number)
        row("venue", number, name=f"School number {number}", city="Hefei", address=f"{number} Station Road")
        row(
            "event", number, kind=KINDS[number % 3], title=f"From an idea to a patent, visit {number}",
            venue_id=number, starts=starts, ends=starts + timedelta(hours=3), audience="Pupils and teachers", link=f"https://example.org/visit/{number}",
        )  # fmt: skip
        for place in range(1, 4):
            role = ("host", "organiser", "supporter")[place - 1]
            key = number * 3 + place
            row("event_partner", key, event_id=number, organisation_id=place, role=role)
    return tables()


def ours(found: Any, *events: int) -> bytes:
    """The posters as the program prints them, a page each."""
    from exports import Request, document, make

    made = make(document("poster"), found, Request(events, printed=STAMP), ".pdf")
    while True:
        try:
            next(made)
        except StopIteration as end:
            data: bytes = end.value
            return data


def bare(found: Any, count: int) -> bytes:
    """A coloured ground, the texts one below the other, and the code as ReportLab's own widget draws it."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.pagesizes import A3
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    with (FONTS / "NotoSansSC-Bold.ttf").open("rb") as file:
        pdfmetrics.registerFont(TTFont("Bench-Poster", io.BytesIO(file.read())))
    stream = io.BytesIO()
    canvas = Canvas(stream, A3, invariant=1)
    for event in list(found.all("event"))[:count]:
        venue = found.get("venue", event.venue_id)
        canvas.setFillColorRGB(0.04, 0.25, 0.85)
        canvas.rect(0, 400, A3[0], A3[1] - 400, stroke=0, fill=1)
        lines = (event.title, f"{event.starts:%d %B %Y}", venue.name, venue.address, event.audience, *HOSTS)
        canvas.setFillColorRGB(0, 0, 0)
        for number, text in enumerate(lines):
            canvas.setFont("Bench-Poster", 40 if not number else 14)
            canvas.drawString(51, 1000 - 60 * number, text)
        drawing = Drawing(110, 110)
        drawing.add(QrCodeWidget(event.link, barWidth=110, barHeight=110))
        renderPDF.draw(drawing, canvas, 680, 60)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def figures(count: int = SET) -> list[Figure]:
    """One poster and a set, and the bare page beside the set."""
    found = season(count)
    ours(found, 1)
    own, peer = pair(lambda: ours(found), lambda: bare(found, count), runs=3)
    one = median(lambda: ours(found, 1)) * 1000
    return [
        Figure("Poster", one, "ms", target="150 ms"),
        Figure(f"Set of {count} posters", own, "s", peer, "bare ReportLab canvas, no design", "6 s"),
    ]
