"""Right on the Documents page: the options, what is certain about the pages, and the ways out."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from models.words import _

from .icons import icon
from .options import Options
from .parts import button, column, emptied, label, line, restyle, row, scrolling, unveil
from .ways_out import FORMATS, WaysOut

WIDE = 308
_SYMBOLS = {"pdf": "file-text", "png": "image", "ics": "calendar-days"}


class DocumentWays(QFrame):
    """Options above, ways out below; in between a sentence about the pages as they are."""

    def __init__(self, ways: WaysOut) -> None:
        super().__init__()
        self.ways = ways
        self.setProperty("ground", "side")
        self.setFixedWidth(WIDE)
        self.options = Options()
        self.certain_mark = QLabel()
        self.certain = label("", "small", wrap=True)
        self.print = button(_("Print…"), ways.ask_print, icon_name="printer", role="primary")
        self.print.setProperty("tall", "yes")
        self.saves = QVBoxLayout()
        self.saves.setSpacing(8)
        sure = row(self.certain_mark, self.certain, gap=8)
        sure.setAlignment(self.certain_mark, Qt.AlignmentFlag.AlignTop)
        sure.setStretch(1, 1)
        inside = QWidget()
        head = label(_("Options"), "section")
        inside.setLayout(
            column(head, 8, self.options, 4, line(), 8, sure, None, gap=4, margins=(16, 14, 16, 8))
        )
        below = column(self.print, self.saves, gap=8, margins=(16, 8, 16, 16))
        area = scrolling(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is inside wraps
        layout = column(area, below, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def offer(self, formats: Iterable[str], edits: Sequence[QPushButton]) -> None:
        """Show the ways out of a document, after the ways to what it is made of."""
        formats = tuple(formats)
        self.print.setVisible("pdf" in formats)
        emptied(self.saves)
        for way in edits:
            self.saves.addWidget(way)
        for ending in formats:
            act = partial(self.ways.ask_save, ending)
            symbol = _SYMBOLS.get(ending, "file-spreadsheet")
            self.saves.addWidget(button(_(FORMATS[ending]), act, icon_name=symbol))
        unveil(self.saves)

    def say_certain(self, notes: Sequence[str]) -> None:
        """Say what is certain about these pages, or what had to be left out."""
        good = not notes
        mark = icon("circle-check" if good else "triangle-alert", "good" if good else "warn")
        self.certain_mark.setPixmap(mark.pixmap(16, 16))
        words = _("Nothing is cut: everything placed is on paper.")
        self.certain.setText(words if good else "\n".join(notes))
        restyle(self.certain)
