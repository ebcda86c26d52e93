"""Lists of organisations: the Ministry's universities, a department's schools, an organiser's own table."""

import re
from collections import Counter
from collections.abc import Iterator

from models.words import _
from planning.schedule import Institution, Refusal

from .columns import Header, text
from .table_rows import Row
from .tables import Table

SECTION = re.compile(r"^(.{2,20}?)\s*[（(]\s*\d+\s*(?:所|个|家|schools?)?\s*[)）]$")
TOTAL = re.compile(r"^(?:grand )?total\b|^合计|^总计|^小计|^sum\b", re.IGNORECASE)
KINDS = (
    (
        "university",
        (
            r"universit|college|institute of technology|hochschule|大学|学院|高等|高校|本科|"
            r"专科|职业技术"
        ),
    ),
    ("secondary", r"secondary|high school|post-primary|gymnasium|lyc|中学|高中|初中|中专|职高|完中"),
    ("primary", r"primary|elementary|national school|grundschule|special school|小学|幼儿园|\bn\.?\s?s\b"),
    ("media", r"media|newspaper|televis|radio|日报|电视|广播|媒体|新闻社|出版社"),
    (
        "agency",
        (
            r"bureau|office|agency|ministry|administration|department|council|局|厅|委员会|"
            r"政府|中心|办公室"
        ),
    ),
    ("company", r"company|\bltd\b|\binc\b|\bco\b\.|gmbh|\bag\b|corporation|公司|企业|集团|厂|事务所"),
    ("secondary", r"\bschools?\b|学校"),
    ("community", r"community|association|society|foundation|ngo|verein|协会|学会|社区|基金会|村"),
)
_KINDS = [(code, re.compile(words, re.IGNORECASE)) for code, words in KINDS]
NAMED_SO = re.compile(
    "official name|学校|高校|院校|单位|机构|organi|institution|universit|school|schul|einricht|企业|公司",
    re.IGNORECASE,
)


WHEREABOUTS = {"region", "city", "address", "website", "kind", "level", "supervisor", "external_id"}
SAMPLE = 30
PLENTY = 4
"""So many columns about a place, and the names are no people's."""


def fits(table: Table, head: Header | None) -> bool:
    """Whether this is a list of organisations: by the header of their names, or by the names themselves."""
    if head is None or "name" not in head.fields or not head.fields & WHEREABOUTS:
        return False
    if len(head.fields & (WHEREABOUTS | {"email", "phone", "contact"})) >= PLENTY:
        return True
    if any(NAMED_SO.search(column.header) for column in head.at("name")):
        return True
    names = [name for row in list(_lines(table, head))[:SAMPLE] if (name := row.text("name"))]
    return sum(1 for name in names if kind_of(name)) * 2 > len(names)


def read(found: list[tuple[Table, Header]]) -> tuple[list[Institution], list[Refusal]]:
    """Every organisation of these tables. Titles, sections, totals and footnotes are none."""
    institutions: list[Institution] = []
    refused: list[Refusal] = []
    for table, head in found:
        usual = _usual(table, head)
        section = ""
        for row in _lines(table, head):
            first = next((text(cell) for cell in row.cells if cell not in ("", None)), "")
            alone = sum(1 for cell in row.cells if cell not in ("", None)) == 1
            if alone:
                named = SECTION.match(first)
                section = named[1] if named else section
                continue
            place, fault = row.fault()
            if fault:
                refused.append(Refusal(place, fault))
            elif not row.text("name"):
                if not TOTAL.match(first) and _is_entry(row):
                    refused.append(Refusal(row.place("name"), _("It has no name.")))
            elif not TOTAL.match(first):
                institutions.append(_institution(row, section, usual))
    return institutions, refused


def _lines(table: Table, head: Header) -> Iterator[Row]:
    for number in range(head.row + 1, len(table.rows)):
        if any(cell not in ("", None) for cell in table.rows[number]):
            yield Row(table, head, number)


def _is_entry(row: Row) -> bool:
    """Whether a row without a name is more than a line of sums."""
    said = [row.text(field) for field in ("external_id", "region", "city", "address", "phone", "email")]
    return sum(1 for each in said if each) > 1


def _institution(row: Row, section: str, usual: str) -> Institution:
    name = row.text("name")
    address = ", ".join(dict.fromkeys(part for column in row.head.at("address") if (part := row.at(column))))
    postcode = row.text("postcode")
    own = "row_id" in row.head.fields
    said = f"{row.text('kind')} {row.text('level')}".strip()
    about = [
        (column.header, row.at(column))
        for field in ("supervisor", "level", "notes")
        for column in row.head.at(field)
    ]
    return Institution(
        place=row.place("name"),
        name=name,
        name_other=row.text("name_other"),
        kind=kind_of(said) or kind_of(name) or usual or "agency",
        external_id=row.text("external_id"),
        region=row.text("region") or section,
        city=row.text("city") or _town(row),
        address=f"{address}, {postcode}" if address and postcode else address or postcode,
        contact=row.text("contact"),
        phone=row.text("phone"),
        email=row.text("email"),
        website=row.text("website"),
        notes=row.text("notes") if own else "; ".join(f"{label}: {value}" for label, value in about if value),
        row_id=row.text("row_id"),
    )


def _usual(table: Table, head: Header) -> str:
    """The kind most of a list is of, for names that tell nothing."""
    kinds = Counter(kind for row in _lines(table, head) if (kind := kind_of(row.text("name"))))
    if kinds:
        return kinds.most_common(1)[0][0]
    return kind_of(" ".join([table.name, *(column.header for column in head.at("name"))]))


def _town(row: Row) -> str:
    """The town where a list has no column for it: the last line of an address before the county."""
    columns = row.head.at("address")
    lines = [part for column in columns if (part := row.at(column))]
    if len(columns) < 2 or len(lines) < 2:
        return ""
    towns = [part for part in lines[1:] if not re.match(r"co(?:unty|\.)?\s", part, re.IGNORECASE)]
    return towns[-1] if towns else lines[0]


def kind_of(words: str) -> str:
    """Our code for what sort of organisation these words mean, or nothing."""
    return next((code for code, known in _KINDS if known.search(words)), "") if words else ""
