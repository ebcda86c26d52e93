"""The Documents page: what can be printed or shared, its true pages, its options, and the ways out."""

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exports import DOCUMENTS, Document, Request, make
from exports.document import GROUPS
from models import JOURNALLED
from models.database import Problem
from models.words import _, ngettext
from planning.plan import Picture

from .background import Work
from .combo import Combo
from .dates import moment
from .document_edits import edit_buttons
from .document_icons import ICONS
from .icons import icon
from .kinds import kind_icon
from .options import Options
from .other_preview import Sheets, describe, sheets_of
from .page import Page
from .parts import button, column, emptied, ground, icon_button, label, line, restyle, row, scrolling, unveil
from .preview import Preview
from .ways_out import FORMATS, WaysOut

if TYPE_CHECKING:
    from .window import Window

WAIT = 200


class DocumentsPage(Page):
    """Left the documents, in the middle the pages, right the options. A change redraws; old pages stay
    till then."""

    shows = JOURNALLED
    slim = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.event_id: int | None = None
        self.document = DOCUMENTS[0]
        self.data = b""
        self.notes: list[str] = []
        self.making: Work | None = None
        self.ways = WaysOut(self)
        self.preview = Preview()
        self.options = Options()
        self.options.changed.connect(self._soon)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self._remake)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(WAIT)
        self._slow.timeout.connect(lambda: self.extent.setText(_("making the pages…")))
        self.group = QButtonGroup(self)
        self.items = {document.key: self._item(document) for document in DOCUMENTS}
        layout = row(self._left(), self._middle(), self._right(), gap=0)
        layout.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(layout)
        area = scrolling(whole)  # sideways, on a small screen
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLayout(column(area, gap=0))
        self.preview.moved.connect(lambda _n: self._tell_page())
        self.preview.zoomed.connect(lambda zoom: self.percent.setText(f"{round(zoom * 75)} %"))
        self.refresh()

    # The three parts

    def _left(self) -> QWidget:
        self.events = Combo()
        self.events.setAccessibleName(_("Event"))
        self.events.setMaxVisibleItems(20)
        self.events.setMinimumContentsLength(10)
        self.events.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.events.view().setMinimumWidth(420)
        self.events.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.events.activated.connect(lambda n: self.choose_event(self.events.itemData(n)))
        side = ground("left")
        side.setFixedWidth(240)
        layout = column(gap=2, margins=(0, 0, 6, 0))
        before = ""
        for document in DOCUMENTS:
            if document.group != before:
                layout.addSpacing(8)
                layout.addWidget(label(_(GROUPS[document.group]), "smallstrong"))
                layout.addSpacing(2)
                before = document.group
            layout.addWidget(self.items[document.key])
        layout.addStretch(1)
        inside = QWidget()
        inside.setLayout(layout)
        whole = column(self.events, scrolling(inside), gap=8, margins=(12, 12, 6, 12))
        whole.setStretch(1, 1)
        side.setLayout(whole)
        return side

    def _item(self, document: Document) -> QPushButton:
        made = button(_(document.title), lambda: self.choose(document.key), role="rail")
        made.setIcon(icon(ICONS.get(document.key, "file-text"), "text-2", "accent"))
        made.setCheckable(True)
        made.setFixedHeight(32)
        self.group.addButton(made)
        return made

    def _middle(self) -> QWidget:
        self.title = label("", "strong")
        self.extent = label("", "second")
        self.page_words = label("", "second")
        self.percent = label("", "second")
        self.percent.setFixedWidth(48)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        p = self.preview
        self.pager = [
            icon_button("chevron-left", _("Previous page"), lambda: p.go(p.page_in_sight() - 1)),
            self.page_words,
            icon_button("chevron-right", _("Next page"), lambda: p.go(p.page_in_sight() + 1)),
            icon_button("minus", _("Smaller"), lambda: p.set_zoom(p.zoom / 1.25)),
            self.percent,
            icon_button("plus", _("Larger"), lambda: p.set_zoom(p.zoom * 1.25)),
            button(_("Fit width"), p.fit, role="quiet"),
        ]
        head = ground("canvas")
        head.setLayout(row(self.title, self.extent, None, *self.pager, gap=6, margins=(16, 10, 16, 10)))
        self.notice = label("", "bad", wrap=True)
        self.notice.setContentsMargins(16, 0, 16, 8)
        self.other = QWidget()
        self.other_inside = QVBoxLayout(self.other)
        self.views = QStackedWidget()
        self.views.addWidget(self.preview)
        self.views.addWidget(scrolling(self.other))
        middle = QWidget()
        layout = column(head, line(), self.notice, self.views, gap=0)
        self.notice.hide()
        layout.setStretch(3, 1)
        middle.setLayout(layout)
        return middle

    def _right(self) -> QWidget:
        self.certain_mark = QLabel()
        self.certain = label("", "small", wrap=True)
        self.print = button(_("Print…"), self.ways.ask_print, icon_name="printer", role="primary")
        self.print.setProperty("tall", "yes")
        self.saves = QVBoxLayout()
        self.saves.setSpacing(8)
        sure = row(self.certain_mark, self.certain, gap=8)
        sure.setAlignment(self.certain_mark, Qt.AlignmentFlag.AlignTop)
        sure.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(
            column(
                label(_("Options"), "section"),
                8,
                self.options,
                4,
                line(),
                8,
                sure,
                None,
                gap=4,
                margins=(16, 14, 16, 8),
            )
        )
        ways = column(self.print, self.saves, gap=8, margins=(16, 8, 16, 16))
        side = ground("side")
        side.setFixedWidth(308)
        layout = column(scrolling(inside), ways, gap=0)
        layout.setStretch(0, 1)
        side.setLayout(layout)
        return side

    # Choosing

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        if part:
            key, wanted = part if isinstance(part, tuple) else (part, {})
            self.document = next(d for d in DOCUMENTS if d.key == key)
            if wanted:  # options to begin with
                self.options.values.update(wanted)
                self._shown = ("", self.event_id)
        if row_id is not None:
            self.event_id = row_id
        self.refresh()

    def place(self) -> tuple[int | None, Any]:
        return self.event_id, self.document.key

    def scope(self) -> int | None:
        return self.event_id if self.document.needs == "event" else None

    def choose_event(self, event_id: int) -> None:
        """Show the documents of another event."""
        self.event_id = event_id
        self._offer()
        self.lectern.problems_panel.follow(self)

    def choose(self, key: str) -> None:
        """Show another document."""
        self.document = next(d for d in DOCUMENTS if d.key == key)
        self._offer()
        self.lectern.problems_panel.follow(self)

    def refresh(self) -> None:
        self._fill_events()
        if self.items[self.document.key].isChecked() and self.data and self._same:
            self._soon()
        else:
            self._offer()

    @property
    def _same(self) -> bool:
        """Whether what is shown is what is chosen, so that only the plan has changed."""
        return getattr(self, "_shown", None) == (self.document.key, self.event_id)

    def _fill_events(self) -> None:
        rows = sorted(self.picture.all("event"), key=lambda e: (e.starts is None, str(e.starts), e.title))
        known = {e.id for e in rows}
        if self.event_id not in known:
            from datetime import datetime

            ahead = [e for e in rows if e.starts and e.starts >= datetime.now() and e.status != "cancelled"]
            best = [e for e in ahead or rows if self.picture.of("session", "event_id", e.id)] or ahead or rows
            self.event_id = best[0].id if best else None
        self.events.clear()
        for event in rows:
            text = f"{event.title}  {moment(event.starts)}"
            self.events.addItem(icon(kind_icon(event)), text, event.id)
        self.events.setCurrentIndex(self.events.findData(self.event_id))
        self.events.setEnabled(bool(rows))

    def _offer(self) -> None:
        """Show options and ways out of the document chosen, and make its pages."""
        document = self.document
        self._shown = (document.key, self.event_id)
        self.items[document.key].setChecked(True)
        self.title.setText(_(document.title))
        self.options.offer(document, self.picture, self.event_id)
        paged = "pdf" in document.formats
        self.print.setVisible(paged)
        for widget in self.pager:
            widget.setVisible(paged)
        self.views.setCurrentIndex(0 if paged else 1)
        emptied(self.saves)
        for way in edit_buttons(self):
            self.saves.addWidget(way)
        for ending in document.formats:
            name = _(FORMATS[ending])
            symbol = {"pdf": "file-text", "png": "image", "ics": "calendar-days"}.get(
                ending, "file-spreadsheet"
            )
            self.saves.addWidget(button(name, partial(self.ways.ask_save, ending), icon_name=symbol))
        unveil(self.saves)
        self._remake()

    # Making

    def request(self) -> Request:
        """What is asked for, from the choices made."""
        events = (self.event_id,) if self.document.needs == "event" and self.event_id else ()
        return Request(events=events, languages=self.options.languages, paper=self.options.paper,
                       options=dict(self.options.values), audience=self.options.audience)  # fmt: skip

    def _soon(self) -> None:
        self._later.start()

    def _remake(self) -> None:
        """Make the pages on the worker thread; what is under way for older choices is dropped."""
        if self.making:
            self.making.cancel()
        self.print.setEnabled(False)  # what is in sight is not what is chosen
        self._slow.start()
        if self.document.needs == "event" and self.event_id is None:
            self._fail(Problem(_("There is no event yet.")))
            return
        request = self.request()
        document, picture = self.document, self.picture
        ending = document.formats[0]
        steps = _pages(document, picture, request, ending)
        self.making = Work(
            _(document.title),
            steps,
            lambda made: self._made(made[0], made[1], request, ending),
            self._fail,
            self,
        )

    def _made(self, data: bytes, sheets: Sheets, request: Request, ending: str) -> None:
        self.making = None
        self._slow.stop()
        self.notice.hide()
        self.data = data
        self.notes = request.notes
        if ending == "pdf":
            self.preview.show_pdf(data)
            paper = self.options.paper
            count = self.preview.count()
            pages = ngettext("{count} page", "{count} pages", count).format(count=count)
            self.extent.setText(f"{paper}, {pages}")
            self._tell_page()
        else:
            emptied(self.other_inside)
            self.extent.setText(f"{ending.upper()}, {max(1, len(data) // 1024):,} KB")
            self.other_inside.addWidget(describe(data, sheets))
        self._certain()

    def _fail(self, error: Exception) -> None:
        """A Problem stands above the old pages; anything else goes to the last resort."""
        self.making = None
        self._slow.stop()
        if not isinstance(error, Problem):
            self.notice.setText(_("These pages could not be made; the program has noted why."))
            self.notice.show()
            raise error
        self.data = b""
        self.preview.clear()
        self.extent.setText("")
        self.notice.setText(str(error))
        self.notice.show()
        self.print.setEnabled(False)

    def _certain(self) -> None:
        """Say what is certain about these pages, or what had to be left out."""
        self.print.setEnabled(bool(self.data))
        good = not self.notes
        self.certain_mark.setPixmap(
            icon("circle-check" if good else "triangle-alert", "good" if good else "warn").pixmap(16, 16)
        )
        self.certain.setText(
            _("Nothing is cut: everything placed is on paper.") if good else "\n".join(self.notes)
        )
        restyle(self.certain)

    def _tell_page(self) -> None:
        count = self.preview.count()
        number = self.preview.page_in_sight() + 1 if count else 0
        self.page_words.setText(_("{number} of {count}").format(number=number, count=count))


def _pages(
    document: Document, picture: Picture, request: Request, ending: str
) -> Generator[float, None, tuple[bytes, Sheets]]:
    """The bytes of a document and, where it has no pages, what is in its sheets."""
    data = yield from make(document, picture, request, f".{ending}")
    return data, sheets_of(data, ending)
