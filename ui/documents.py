"""The Documents page: what can be printed or shared, its true pages, its options, and the ways out."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from exports import DOCUMENTS, Document, Request, make
from exports.printed import asked_of
from exports.stating import PageFacts
from models import JOURNALLED, Printout, Release
from models.database import Problem
from models.printing import Asked, remember
from models.words import _, ngettext
from planning.plan import Picture

from .background import Work
from .document_edits import edit_buttons
from .documents_list import DocumentList, next_event
from .documents_pages import DocumentPages
from .documents_ways import DocumentWays
from .empty import nothing_here
from .other_preview import Sheets, sheets_of
from .out_check import OutCheck
from .page import Page
from .parts import button, column, row, scrolling
from .ways_out import WaysOut

if TYPE_CHECKING:
    from exports.out import SheetOut

    from .window import Window

WAIT, SLOW = 60, 200
"""Milliseconds from the last choice or edit to the first page; from there until that is told to take time."""


class DocumentsPage(Page):
    """Left the documents, in the middle the pages, right the options. A change redraws; old pages stay
    till then."""

    shows = (*JOURNALLED, Release, Printout)
    slim = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.event_id: int | None = None
        self.document = DOCUMENTS[0]
        self.data = b""
        self.facts: list[PageFacts] = []
        self.asked: Asked | None = None
        self.making: Work | None = None
        self._shown: tuple[str, int | None, int] | None = None
        self._is_new, self._is_chosen = True, False
        self.ways = WaysOut(self)
        self.list, self.pages, self.side = DocumentList(self), DocumentPages(), DocumentWays(self.ways)
        self._short()
        self.check = OutCheck(self)
        self.check.found.connect(self._tell_stale)
        self._later = self._timer(WAIT, self._remake)
        self._slow = self._timer(SLOW, lambda: self.extent.setText(_("making the pages…")))
        self.options.changed.connect(self._choose_option)
        self.list.chosen.connect(self.choose)
        self.list.event_chosen.connect(self.choose_event)
        self.pages.see.clicked.connect(lambda _checked=False: self.ask_out())
        self._lay_out()
        self.refresh()

    def _short(self) -> None:
        """The parts of the parts that are asked for most."""
        self.preview, self.extent, self.notice = self.pages.preview, self.pages.extent, self.pages.notice
        self.page_words, self.items, self.events = self.pages.page_words, self.list.items, self.list.events
        self.options, self.print, self.saves = self.side.options, self.side.print, self.side.saves

    def _timer(self, wait: int, act: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(act)
        return made

    def _lay_out(self) -> None:
        layout = row(self.list, self.pages, self.side, gap=0)
        layout.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(layout)
        area = scrolling(whole)  # sideways, on a small screen
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLayout(column(area, gap=0))

    # Choosing

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        wanted: dict[str, str] = {}
        if part:
            key, wanted = part if isinstance(part, tuple) else (part, {})
            self.document = next(d for d in DOCUMENTS if d.key == key)
        if row_id is not None:
            self.event_id = row_id
        if wanted:  # options to begin with
            self._shown = None
        self._fill_events()
        self._show(wanted)

    def place(self) -> tuple[int | None, Any]:
        return self.event_id, self.document.key

    def scope(self) -> int | None:
        return self.event_id if self.document.needs == "event" else None

    def choose_event(self, event_id: int) -> None:
        """Show the documents of another event."""
        self.event_id = event_id
        self._fill_events()
        self._offer()
        self.lectern.problems_panel.follow(self)

    def choose(self, key: str) -> None:
        """Show another document."""
        self.document = next(d for d in DOCUMENTS if d.key == key)
        self._offer()
        self.lectern.problems_panel.follow(self)

    def refresh(self) -> None:
        self._fill_events()
        self._show({})

    def _show(self, wanted: dict[str, str]) -> None:
        if self._shown == self._choice and self.data:
            self.check.ask(self.picture, self.event_id)
            self._later.start()  # only the plan has changed
        else:
            self._offer(wanted)

    @property
    def _choice(self) -> tuple[str, int | None, int]:
        """What is chosen: the document, the event, and of how many versions of it."""
        return self.document.key, self.event_id, len(self.picture.of("release", "event_id", self.event_id))

    def _fill_events(self) -> None:
        if self.event_id is None or self.picture.get("event", self.event_id) is None:
            self.event_id = next_event(self.picture)
        self.list.show_events(self.picture, self.event_id)

    def _offer(self, wanted: dict[str, str] | None = None) -> None:
        """Show options and ways out of the document chosen, as it was last asked for, and make its pages."""
        document = self.document
        self._is_new = (self._shown or ())[:2] != self._choice[:2]
        self._shown = self._choice
        self.list.show_document(self.picture, self.event_id, document.key)
        self.pages.show_kind(_(document.title), paged="pdf" in document.formats)
        self.options.offer(document, self.picture, self.event_id, self._remembered(), wanted)
        self.side.offer(document.formats, edit_buttons(self))
        self.check.ask(self.picture, self.event_id, at_once=self._is_new)
        self._remake()

    def _remembered(self) -> Asked | None:
        """How this document was last asked for: for this event, or for the season."""
        event_id = self.event_id if self.document.needs == "event" else None
        rows = self.picture.of("document_option", "event_id", event_id)
        return next((Asked.of(row) for row in rows if row.document == self.document.key), None)

    def _choose_option(self) -> None:
        self._is_chosen = True
        self._later.start()

    # Making

    def request(self) -> Request:
        """What is asked for, from the choices made."""
        events = (self.event_id,) if self.document.needs == "event" and self.event_id else ()
        return Request(events=events, languages=self.options.languages, paper=self.options.paper,
                       options=dict(self.options.values), audience=self.options.audience)  # fmt: skip

    def _remake(self) -> None:
        """Make the pages on the worker thread; what is under way for older choices is dropped."""
        if self.making:
            self.making.cancel()
        self.print.setEnabled(False)  # what is in sight is not what is chosen
        self._slow.start()
        if self.document.needs == "event" and self.event_id is None:
            self._show_no_event()
            return
        self.store.complete()
        request, ending = self.request(), self.document.formats[0]
        steps = _pages(self.document, self.picture, request, ending)
        name = _(self.document.title)

        def done(made: tuple[bytes, Sheets]) -> None:
            self._made(*made, request, ending)

        self.making = Work(name, steps, done, self._fail, self)

    def _show_no_event(self) -> None:
        """An empty plan has nothing to print for an event: say how one comes."""
        self.making, self.data, self.facts = None, b"", []
        self._slow.stop()
        ways = (
            button(_("New event"), self.lectern.new_event, icon_name="plus", role="primary"),
            button(_("Import…"), self.lectern.files.ask_import, icon_name="upload"),
        )
        text = _("An event brings its documents: agenda, posters, door sheets, badges and many more.")
        self.pages.show_instead(nothing_here(_("Nothing to print yet"), text, *ways))

    def _made(self, data: bytes, sheets: Sheets, request: Request, ending: str) -> None:
        self.making = None
        self._slow.stop()
        self.data, self.facts = data, request.pages
        self.asked = asked_of(self.document.key, request)
        if self._is_new:
            self.preview.verticalScrollBar().setValue(0)
            self._is_new = False
        if ending == "pdf":
            count = self.pages.show_pages(data)
            pages = ngettext("{count} page", "{count} pages", count).format(count=count)
            self.extent.setText(f"{request.paper}, {pages}")
        else:
            self.extent.setText(f"{ending.upper()}, {max(1, len(data) // 1024):,} KB")
            self.pages.show_sheets(data, sheets)
        self.side.say_certain(request.notes)
        self.print.setEnabled(bool(data))
        if self._is_chosen:
            self._is_chosen = False
            remember(self.asked)

    def _fail(self, error: Exception) -> None:
        """A Problem stands above the old pages; anything else goes to the last resort."""
        self.making = None
        self._slow.stop()
        if not isinstance(error, Problem):
            self.pages.fail(_("These pages could not be made; the program has noted why."), clear=False)
            raise error
        self.data, self.facts = b"", []
        self.pages.fail(str(error), clear=True)
        self.print.setEnabled(False)

    # What is out, versions, the pack

    def _tell_stale(self, _sheets: "list[SheetOut]") -> None:
        stale = self.check.stale
        self.list.mark({sheet.asked.document for sheet in stale})
        own = [sheet for sheet in stale if sheet.asked.document == self.document.key]
        sentence = ngettext(
            "{count} sheet of this document is out that is no longer true.",
            "{count} sheets of this document are out that are no longer true.",
            len(own),
        )
        self.pages.tell_stale(sentence.format(count=len(own)) if own else "")

    def ask_out(self) -> None:
        """Show which sheets are out, where, and whether they are still true."""
        from .posted import SheetsOut

        if self.event_id is not None:
            SheetsOut(self.lectern, self.event_id).open()

    def ask_pack(self) -> None:
        """Ask what the print pack of the event shall hold."""
        from .pack_dialog import PackDialog

        if self.event_id is not None:
            PackDialog(self.lectern, self.event_id, self.options.languages).open()

    def ask_release(self) -> None:
        """Ask whether this is the next version of the event."""
        from .releasing import ReleaseDialog

        if self.event_id is not None:
            ReleaseDialog(self.lectern, self.event_id).open()


def _pages(
    document: Document, picture: Picture, request: Request, ending: str
) -> Generator[float, None, tuple[bytes, Sheets]]:
    """The bytes of a document and, where it has no pages, what is in its sheets."""
    data = yield from make(document, picture, request, f".{ending}")
    return data, sheets_of(data, ending)
