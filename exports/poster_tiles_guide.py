"""The first page of a poster in tiles: the map of its sheets, what to do, and a ruler to measure by."""

from exports import Request
from exports.fonts import CAP
from exports.frame import accent_bar, footer, title
from exports.palette import BLACK, WHITE
from exports.poster_tile import Job, show
from exports.sheet import MARGIN, MM, Sheet, block
from exports.styles import BODY, LEAD, SMALL_GREY, Style
from exports.wording import Speech
from models.words import N_, _, ngettext, speaking

STEPS = (
    N_("Print at actual size (100 %). The ruler below must measure 100 mm."),
    N_("Cut every sheet along its left and upper marks. Leave right and lower edges as they are."),
    N_("Start at A1. Glue the hatched strip at its right and lay the next sheet on it, edge to line."),
    N_("Make row A, then row B, and so on."),
    N_("Glue the strip below each row and lay the next row on it."),
    N_("Cut the right and lower edge of the finished poster at its marks."),
)
MAP_TOP = 50.0
ASIDE = 0.70
"""Part of the width after which the steps stand."""
RULER = 100.0
NUMBER = Style("Bold", 20, 24)
CODE = Style("Bold", 9, 11)
DISC = 3.8


def draw_guide(
    sheet: Sheet, job: Job, speech: Speech, version: str, request: Request, page: tuple[int, int]
) -> None:
    """Map, steps and ruler; `page` is its number and how many there are."""
    width = sheet.width - 2 * MARGIN
    with speaking(speech.main):
        accent_bar(sheet, job.accent.accent)
        y = title(sheet, _("Putting the poster together"), width)
        y = sheet.put(MARGIN, y + 2.5, block(_extent(job), LEAD, width))
        ruler = sheet.height - 26.0
        _map(sheet, job, max(MAP_TOP, y + 6.0), ruler - 12.0, width * (ASIDE - 0.05))
        _steps(sheet, job, max(MAP_TOP, y + 6.0), MARGIN + width * ASIDE, width * (1 - ASIDE))
        _ruler(sheet, ruler)
        name = _("Poster in sheets")
    footer(sheet, name, speech, version, request.printed, *page)


def _extent(job: Job) -> str:
    """“Open Day: 594 × 841 mm, on 15 sheets of A4, 3 across and 5 down”."""
    tiles = job.tiles
    sheets = ngettext("{count} sheet", "{count} sheets", tiles.sheets).format(count=tiles.sheets)
    sentence = _("{title}: {size}, on {sheets} of {paper}, {across} across and {down} down")
    return sentence.format(
        title=job.title, size=job.extent, sheets=sheets, paper=job.paper, across=tiles.across, down=tiles.down
    )


def _map(sheet: Sheet, job: Job, top: float, low: float, width: float) -> None:
    """The poster in small with the edges of its sheets and their codes."""
    scale = min(width / job.size[0], (low - top) / job.size[1])
    wide, tall = job.tiles.width * scale, job.tiles.height * scale
    with sheet.clip(MARGIN, top, job.size[0] * scale, job.size[1] * scale):
        show(sheet, job, MARGIN, top, scale)
    radius = min(DISC, wide * 0.3, tall * 0.3)
    style = CODE.scaled(max(6.5 / CODE.size, radius / DISC))
    for row in range(job.tiles.down):
        for column in range(job.tiles.across):
            x, y = MARGIN + column * wide, top + row * tall
            sheet.frame(x - 0.15, y - 0.15, wide + 0.3, tall + 0.3, WHITE, 0.9)
            sheet.frame(x, y, wide, tall, BLACK, 0.4)
            at = (x + wide - radius - 1.5, y + tall - radius - 1.5)
            code = block(job.tiles.code(column, row), style, 20.0)
            radius_x = max(radius, code.width / 2 + 0.8)
            sheet.disc(*at, radius_x, BLACK)
            sheet.disc(*at, radius_x - 0.25, WHITE)
            sheet.put(at[0], at[1] - CAP * style.size / MM / 2, code, align="centre")


def _steps(sheet: Sheet, job: Job, y: float, x: float, width: float) -> None:
    """What to do, numbered."""
    for number, step in enumerate(STEPS, 1):
        sheet.text(x, y, str(number), NUMBER.in_colour(job.accent.ink))
        y = sheet.text(x + 9.0, y + 0.2, _(step), BODY, width - 9.0) + 5.5


def _ruler(sheet: Sheet, y: float) -> None:
    """100 mm with marks at every ten."""
    sheet.line(MARGIN, y, MARGIN + RULER, y, BLACK, 0.6)
    for at in range(0, int(RULER) + 1, 10):
        tall = 3.2 if at % 50 == 0 else 1.9
        sheet.line(MARGIN + at, y - tall, MARGIN + at, y, BLACK, 0.6)
    for at, words in ((0, "0"), (50, "50"), (100, "100 mm")):
        sheet.text(MARGIN + at, y + 1.8, words, SMALL_GREY, align="centre" if at else "left")
