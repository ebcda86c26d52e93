"""Rows over pages: no head and no row that leads another ever ends a page."""

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.flow import paginate
from exports.table import Entry, Section


class Block(NamedTuple):
    """Something of a height."""

    height: float

    def draw(self, sheet, x, y):
        raise AssertionError("pages are only planned here")


def section(rows):
    entries = [Entry([(0.0, [Block(height)])], leads=leads) for height, leads in rows]
    if entries[-1].leads:
        entries.append(Entry([(0.0, [Block(5.0)])]))
    return Section("Head", "Head, continued", entries, (), "", "000000", 180.0)


ROWS = st.lists(st.tuples(st.floats(3.0, 30.0), st.booleans()), min_size=1, max_size=14).filter(
    lambda rows: not any(one[1] and other[1] for one, other in pairwise(rows))
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=6))
def test_no_page_ends_with_a_head_or_a_row_that_leads(found):
    sections = [section(rows) for rows in found]
    pages = paginate(sections, 80.0, 30.0, 270.0)
    for page in pages:
        assert page, "an empty page"
        last = page[-1].entry
        assert last is not None and not last.leads
        assert page[-1].y + last.height <= 270.0
    placed = [one.entry for page in pages for one in page if one.entry is not None]
    assert placed == [entry for one in sections for entry in one.entries]
