"""Native charts on a sheet: bars of one or several columns of a list, in the colours of the theme."""

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.pagebreak import Break

from exports.palette import BLACK, RULE
from exports.workbook_frame import Placed
from exports.workbook_look import FACE

SERIES = ("accent1", "accent3", "accent4", "accent5")
MOST_BARS = 10
"""Rows that a chart shows; the table has all."""
MOST_ROWS = 32
"""Rows of a list beside whose charts a page can still be read."""
POINTS_A_ROW = 15.0
CENTIMETRES_A_BAR = 0.62
LEAST, MOST = 5.5, 26.0
"""Centimetres of a chart's height."""


def bars(
    placed: Placed,
    label: str,
    keys: Sequence[str],
    title: str,
    row: int,
    *,
    column: str = "A",
    count: int = 0,
) -> float:
    """Lying bars of the columns `keys` for each `label`, from `row` on; returns its height in points.

    `count` rows from the first are shown, all without it.
    """
    rows = count or placed.last - placed.first + 1
    chart: Any = BarChart()
    chart.type, chart.style = "bar", 2
    chart.width = placed.width
    chart.height = min(MOST, max(LEAST, 2.4 + CENTIMETRES_A_BAR * rows * (1 + 0.6 * (len(keys) - 1))))
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_type(1100, bold=True))
    chart.title.overlay = False
    for number, key in enumerate(keys):
        at = column_index_from_string(placed.letters[key])
        chart.add_data(
            Reference(placed.page.sheet, at, placed.first - 1, at, placed.first + rows - 1),
            titles_from_data=True,
        )
        series = chart.series[number]
        fill = ColorChoice(schemeClr=SchemeColor(val=SERIES[number % len(SERIES)]))
        series.graphicalProperties = GraphicalProperties(solidFill=fill, ln=LineProperties(noFill=True))
        series.dLbls = _labels()
    at = column_index_from_string(placed.letters[label])
    chart.set_categories(Reference(placed.page.sheet, at, placed.first, at, placed.first + rows - 1))
    chart.gapWidth, chart.overlap = 45, 0
    _axes(chart)
    if len(keys) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    placed.page.sheet.add_chart(chart, f"{column}{row}")
    return float(chart.height / 2.54 * 72)


def below(placed: Placed, label: str, keys: Sequence[str], title: str) -> None:
    """Such a chart under the list, printed with it; under other charts where there are some."""
    page = placed.page
    row = page.charts_end or page.rows + 2
    shown = min(MOST_BARS, placed.last - placed.first + 1)
    page.charts_end = row + int(bars(placed, label, keys, title, row, count=shown) / POINTS_A_ROW) + 2
    page.print_to(page.charts_end - 1)
    if placed.last <= MOST_ROWS:
        page.sheet.page_setup.fitToHeight = 1
    elif row == page.rows + 2:
        page.sheet.row_breaks.append(Break(id=row - 1))


def _axes(chart: Any) -> None:
    """The first row on top, no lines but the numbers at the bars."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.x_axis.txPr = _text(900)
    chart.x_axis.majorTickMark = "none"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=RULE))
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))


def _labels() -> DataLabelList:
    found = DataLabelList()
    found.showVal = True
    found.numFmt = "#,##0;-#,##0;;"
    found.showSerName = found.showCatName = found.showLegendKey = found.showPercent = False
    found.txPr = _text(800)
    return found


def _text(size: int) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_type(size)), endParaRPr=_type(size))])


def _type(size: int, *, bold: bool = False) -> CharacterProperties:
    """A size in hundredths of a point."""
    face = Font(typeface=FACE)
    return CharacterProperties(sz=size, b=bold, solidFill=BLACK, latin=face, ea=face)
