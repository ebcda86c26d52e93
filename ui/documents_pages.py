"""In the middle of the Documents page: the true pages, where one is in them, and what is wrong or stale."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.words import _

from .other_preview import Sheets, describe
from .parts import Banner, button, column, emptied, ground, icon_button, label, line, row, scrolling, unveil
from .preview import Preview

DOTS = 200
"""Dots an inch of a page that is copied as a picture."""


class DocumentPages(QWidget):
    """The preview under its head; a file without pages is described instead."""

    def __init__(self) -> None:
        super().__init__()
        self.preview = Preview()
        self.title = label("", "strong")
        self.extent = label("", "second")
        self.page_words = label("", "second")
        self.percent = label("", "second")
        self.percent.setFixedWidth(48)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice = label("", "bad", wrap=True)
        self.notice.setContentsMargins(16, 0, 16, 8)
        self.notice.hide()
        self.see = button(_("Show them"), role="small")
        self.stale = Banner("warn", "", self.see)
        self.stale.hide()
        self.other = QWidget()
        self.other_inside = QVBoxLayout(self.other)
        self.views = QStackedWidget()
        self.views.addWidget(self.preview)
        self.views.addWidget(scrolling(self.other))
        self.pager = self._pager()
        head = ground("canvas")
        head.setLayout(row(self.title, self.extent, None, *self.pager, gap=6, margins=(16, 10, 16, 10)))
        layout = column(head, line(), self.stale, self.notice, self.views, gap=0)
        layout.setStretch(4, 1)
        self.setLayout(layout)
        self.preview.moved.connect(lambda _n: self.tell_page())
        self.preview.zoomed.connect(lambda zoom: self.percent.setText(f"{round(zoom * 75)} %"))
        self.copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.preview)
        self.copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.copying.activated.connect(self.copy_page)

    def _pager(self) -> list[QWidget]:
        p = self.preview
        self.copy = icon_button("copy", _("Copy page as picture (Ctrl+C)"), self.copy_page)
        return [
            icon_button("chevron-left", _("Previous page"), lambda: p.go(p.page_in_sight() - 1)),
            self.page_words,
            icon_button("chevron-right", _("Next page"), lambda: p.go(p.page_in_sight() + 1)),
            icon_button("minus", _("Smaller"), lambda: p.set_zoom(p.zoom / 1.25)),
            self.percent,
            icon_button("plus", _("Larger"), lambda: p.set_zoom(p.zoom * 1.25)),
            button(_("Fit width"), p.fit, role="quiet"),
            self.copy,
        ]

    def show_kind(self, title: str, *, paged: bool) -> None:
        """Be ready for another document, of pages or of sheets."""
        self.title.setText(title)
        for widget in self.pager:
            widget.setVisible(paged)
        self.views.setCurrentIndex(0 if paged else 1)

    def show_pages(self, data: bytes) -> int:
        """Show the pages of a PDF where the old ones stood; returns how many there are."""
        self.notice.hide()
        self.preview.show_pdf(data)
        self.tell_page()
        return self.preview.count()

    def show_sheets(self, data: bytes, sheets: Sheets) -> None:
        """Describe a file without pages."""
        self.notice.hide()
        emptied(self.other_inside)
        self.other_inside.addWidget(describe(data, sheets))
        unveil(self.other_inside)

    def show_instead(self, thing: QWidget) -> None:
        """Show something in the place of pages: there can be none yet."""
        self.preview.clear()
        self.notice.hide()
        self.extent.setText("")
        for widget in self.pager:
            widget.hide()
        emptied(self.other_inside)
        self.other_inside.addWidget(thing)
        unveil(self.other_inside)
        self.views.setCurrentIndex(1)

    def fail(self, sentence: str, *, clear: bool) -> None:
        """Say above the pages why there are no new ones."""
        if clear:
            self.preview.clear()
            self.extent.setText("")
        self.notice.setText(sentence)
        self.notice.show()

    def tell_stale(self, sentence: str) -> None:
        """Say that sheets are out that are no longer true; nothing: all are."""
        self.stale.words.setText(sentence)
        self.stale.setAccessibleName(sentence)
        self.stale.setVisible(bool(sentence))

    def tell_page(self) -> None:
        """Say which page is in sight."""
        count = self.preview.count()
        number = self.preview.page_in_sight() + 1 if count else 0
        self.page_words.setText(_("{number} of {count}").format(number=number, count=count))
        self.copy.setEnabled(count > 0)

    def copy_page(self) -> None:
        """Put the page in sight on the clipboard, sharp enough to print."""
        if self.preview.count():
            QGuiApplication.clipboard().setImage(self.preview.image(self.preview.page_in_sight(), DOTS))
