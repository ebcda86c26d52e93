"""What an agenda of 2,000 sessions costs on paper, beside the same table made with the tools of others.

Each function makes the whole PDF; all of them print the same texts in the same typeface.
"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.util import find_spec
from random import Random
from typing import Any

from exports.fonts import FONTS

from .figures import Figure, median, pair, seconds

SESSIONS = 2000
STAMP = datetime(2026, 5, 12, 14, 5)
WORDS = (
    "patent", "search", "claim", "drawing", "licence", "village", "ceramics", "tea", "workshop", "question",
    "answer",
    "children", "brand", "design", "data", "courtroom", "market", "story", "machine", "school", "prototype",
)  # fmt: skip
HEADS = ("Time", "Session", "Summary", "Who", "Position", "Where")


def row_maker() -> tuple[Callable[[], Any], Callable[..., Any]]:
    """What gives the picture, and what adds a row to it: both without a database."""
    from models import MODELS
    from planning.plan import Picture
    from planning.reading import row_class

    models = {model._meta.table_name: model for model in MODELS}
    tables: dict[str, dict[int, Any]] = {name: {} for name in models if name != "plan"}

    def row(table: str, number: int, **values: Any) -> Any:
        kind = row_class(models[table])[0]
        fields = {field.column_name: field.default for field in models[table]._meta.sorted_fields}
        cells = {name: fields[name]() if callable(fields[name]) else fields[name] for name in kind._fields}
        made = kind(**{**cells, "id": number, **values})
        if table != "plan":
            tables[table][number] = made
        return made

    plan = row("plan", 1, identity="bench", language="en", language_other="zh_CN")
    return lambda: Picture(plan, tables), row


def picture(sessions: int = SESSIONS) -> Any:
    """A conference of four days and twenty rooms, made without a database; the same one every time."""
    random = Random(sessions)
    made, row = row_maker()
    start = datetime(2026, 12, 27, 9)
    row("event", 1, title="Congress", starts=start, ends=start + timedelta(days=3, hours=9))
    for number in range(1, 21):
        row("room", number, name=f"Lecture hall {number}", seats=100)
        row("event_room", number, event_id=1, room_id=number, position=number)
    for number in range(1, 301):
        row("person", number, name=f"{random.choice(WORDS)} {random.choice(WORDS)}".title(), title="Examiner")
    for number in range(1, sessions + 1):
        slot = (number - 1) // 20
        begins = start + timedelta(days=slot // 25, minutes=20 * (slot % 25))
        title = " ".join(random.choices(WORDS, k=random.choice((4, 6, 9)))).capitalize()
        summary = " ".join(random.choices(WORDS, k=14)).capitalize() + "."
        row(
            "session", number, event_id=1, title=title, starts=begins, day=begins.date(), minutes=20,
            subtitle=summary,
        )  # fmt: skip
        row("session_room", number, session_id=number, room_id=(number - 1) % 20 + 1)
        row("appearance", number, session_id=number, person_id=number % 300 + 1, role="speaker")
    return made()


def cells(found: Any) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Time, title, summary, name, position and room of every session: what all of them print."""
    for session in found.sessions(1):
        person = found.people(session.id)[0][1]
        ends = session.starts + timedelta(minutes=session.minutes)
        room = found.session_rooms(session.id)[0].name
        times = f"{session.starts:%H:%M} –{ends:%H:%M}"
        yield times, session.title, session.subtitle, person.name, person.title, room


def ours(found: Any, **options: str) -> bytes:
    """The agenda as the program prints it."""
    from exports import Request, document, make

    made = make(document("agenda"), found, Request(printed=STAMP, options=options), ".pdf")
    while True:
        try:
            next(made)
        except StopIteration as end:
            data: bytes = end.value
            return data


def platypus(found: Any) -> bytes:
    """A bare ReportLab table of Paragraph cells in the same face, sizes and columns."""
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    for weight in ("Regular", "Medium"):
        with (FONTS / f"NotoSansSC-{weight}.ttf").open("rb") as file:
            pdfmetrics.registerFont(TTFont(f"Bench-{weight}", io.BytesIO(file.read())))
    title = ParagraphStyle("title", fontName="Bench-Medium", fontSize=9.5, leading=12)
    small = ParagraphStyle("small", fontName="Bench-Regular", fontSize=8, leading=10.5)
    styles = (title, title, small, title, small, title)
    body: list[list[Any]] = [[Paragraph(head, small) for head in HEADS]]
    for row in cells(found):
        body.append([Paragraph(escape(text), style) for text, style in zip(row, styles, strict=True)])
    widths = [part * mm for part in (24, 50, 42, 22, 20, 22)]
    style = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.35, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    stream = io.BytesIO()
    paper = SimpleDocTemplate(stream, pagesize=A4, leftMargin=15 * mm, rightMargin=15 * mm, invariant=1)
    paper.build([Table(body, colWidths=widths, repeatRows=1, style=style, splitInRow=1)])
    return stream.getvalue()


def weasyprint(found: Any) -> bytes:
    """The same table as HTML through WeasyPrint."""
    from html import escape

    from weasyprint import HTML

    lines = [
        f"<tr><td>{times}<td><b>{escape(name)}</b><td>{escape(summary)}<td>{who}<td>{position}<td>{room}"
        for times, name, summary, who, position, room in cells(found)
    ]
    faces = "".join(
        f"@font-face{{font-family:B;font-weight:{weight};src:url('{(FONTS / file).as_uri()}')}}"
        for weight, file in ((400, "NotoSansSC-Regular.ttf"), (700, "NotoSansSC-Medium.ttf"))
    )
    head = "".join(f"<th>{head}" for head in HEADS)
    style = f"{faces}@page{{size:A4;margin:15mm}}body{{font:8pt/10.5pt B}}"
    style += "td{border-bottom:.35pt solid grey}"
    page = f"<style>{style}</style><table><thead><tr>{head}</thead>{''.join(lines)}</table>"
    data: bytes = HTML(string=page).write_pdf()
    return data


def figures(sessions: int = SESSIONS) -> list[Figure]:
    """The agenda list beside a bare Platypus table, and beside WeasyPrint where that is installed."""
    found = picture(sessions)
    ours(found)
    platypus(found)
    own, bare = pair(lambda: ours(found), lambda: platypus(found), runs=3)
    name = f"Agenda list, {sessions} sessions"
    told = [Figure(name, own, "s", bare, "bare Platypus table of Paragraphs", "at most 1.3 ×")]
    if find_spec("weasyprint"):
        told.append(Figure(name, own, "s", seconds(lambda: weasyprint(found)), "WeasyPrint", "at most 0.2 ×"))
    grid = median(lambda: ours(found, layout="grid"), runs=3)
    return [*told, Figure(f"Agenda grid, {sessions} sessions in 20 rooms", grid, "s")]
