"""What an agenda of 2,000 sessions costs on paper, beside the same table made with the tools of others.

Each function makes the whole PDF and returns its seconds; `rows()` gives the medians and the ratios to ours.
"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from exports.agenda_list import COLUMNS
from exports.fonts import FONTS

SESSIONS = 2000
WORDS = (
    "patent", "search", "claim", "drawing", "licence", "village", "ceramics", "tea", "workshop", "question",
    "answer",
    "children", "brand", "design", "data", "courtroom", "market", "story", "machine", "school", "prototype",
)  # fmt: skip
HEADS = ("Time", "Session", "Who", "Where")


def picture(sessions: int = SESSIONS) -> Any:
    """A conference of four days and twenty rooms, made without a database; the same one every time."""
    from models import JOURNALLED, Plan, Release
    from planning.plan import Picture
    from planning.reading import row_class

    random = Random(sessions)
    models = {model._meta.table_name: model for model in (*JOURNALLED, Plan, Release)}
    tables: dict[str, dict[int, Any]] = {name: {} for name in models if name != "plan"}

    def row(table: str, number: int, **values: Any) -> Any:
        kind = row_class(models[table])[0]
        fields = {field.column_name: field.default for field in models[table]._meta.sorted_fields}
        cells = {name: fields[name]() if callable(fields[name]) else fields[name] for name in kind._fields}
        made = kind(**{**cells, "id": number, **values})
        if table != "plan":
            tables[table][number] = made
        return made

    start = datetime(2026, 12, 27, 9)
    plan = row("plan", 1, identity="bench", language="en", language_other="zh_CN")
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
    return Picture(plan, tables)


def cells(found: Any) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Time, title, summary, name, position and room of every session: what all of them print."""
    for session in found.sessions(1):
        person = found.people(session.id)[0][1]
        ends = session.starts + timedelta(minutes=session.minutes)
        room = found.session_rooms(session.id)[0].name
        times = f"{session.starts:%H:%M} –{ends:%H:%M}"
        yield times, session.title, session.subtitle, person.name, person.title, room


def ours(found: Any) -> bytes:
    """The agenda list as the program prints it."""
    from exports import Request, document, make

    made = make(document("agenda"), found, Request(printed=datetime(2026, 5, 12, 14, 5)), ".pdf")
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
    body: list[list[Any]] = [[Paragraph(head, small) for head in HEADS]]
    for times, name, summary, who, position, room in cells(found):
        session = [Paragraph(escape(name), title), Paragraph(escape(summary), small)]
        people = [Paragraph(escape(who), title), Paragraph(escape(position), small)]
        body.append([Paragraph(times, title), session, people, Paragraph(escape(room), title)])
    edges = [*COLUMNS, 1.0]
    widths = [(b - a) * 180 * mm for a, b in pairwise(edges)]
    style = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.35, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    stream = io.BytesIO()
    paper = SimpleDocTemplate(stream, pagesize=A4, leftMargin=15 * mm, rightMargin=15 * mm, invariant=1)
    paper.build([Table(body, colWidths=widths, repeatRows=1, style=style, splitInRow=1)])
    return stream.getvalue()


def weasyprint(found: Any) -> bytes | None:
    """The same table as HTML through WeasyPrint, or None where it is not installed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return None
    from html import escape

    lines = [
        f"<tr><td>{times}<td><b>{escape(name)}</b><br>{escape(summary)}<td>{who}<br>{position}<td>{room}"
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


def seconds(make: Callable[[Any], bytes | None], found: Any, times: int = 3) -> float | None:
    """The median of several runs after one to warm up; None where there is nothing to measure."""
    if make(found) is None:
        return None
    taken = []
    for _run in range(times):
        start = perf_counter()
        make(found)
        taken.append(perf_counter() - start)
    return median(taken)


def rows(sessions: int = SESSIONS, heavy: bool = False) -> list[tuple[str, float | None, float | None]]:
    """(what, seconds, times ours). WeasyPrint needs half a minute, so it is measured when `heavy`."""
    found = picture(sessions)
    own = seconds(ours, found)
    assert own is not None
    bare = seconds(platypus, found)
    result = [
        (f"agenda list, {sessions} sessions", own, 1.0),
        ("bare ReportLab table of Paragraph cells", bare, bare and bare / own),
    ]
    if heavy:
        start = perf_counter()
        done = weasyprint(found)
        web = perf_counter() - start if done is not None else None
        result.append(("the same table through WeasyPrint", web, web and web / own))
    return result


def main() -> None:
    """Print the rows."""
    for name, taken, ratio in rows(heavy=True):
        told = "not installed" if taken is None else f"{taken:7.2f} s   {ratio:6.2f} × ours"
        print(f"{name:45} {told}")


if __name__ == "__main__":
    main()
