"""Left on the Documents page: the event and its version, the documents that fit it, its pack."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from exports import DOCUMENTS, Document
from exports.document import GROUPS
from exports.facts import version
from models.event import KINDS
from models.words import _, language
from planning.plan import Picture
from planning.spoken import spoken

from .combo import Combo
from .dates import moment
from .document_icons import ICONS
from .icons import icon
from .kinds import kind_icon
from .parts import Elided, button, column, label, line, row, scrolling

if TYPE_CHECKING:
    from .documents import DocumentsPage

WIDE = 240


class DocumentList(QFrame):
    """`chosen` says which document, `event_chosen` of which event."""

    chosen = Signal(str)
    event_chosen = Signal(object)

    def __init__(self, page: "DocumentsPage") -> None:
        super().__init__()
        self.page = page
        self.setProperty("ground", "left")
        self.setFixedWidth(WIDE)
        self.events = self._combo()
        self.version = Elided("", "second")
        self.release = button(_("Release…"), page.ask_release, role="link")
        self.group = QButtonGroup(self)
        self.items = {document.key: self._item(document) for document in DOCUMENTS}
        self.more = button(_("More documents"), self._open, role="link")
        self.is_open = False
        self.kind: str | None = None
        self.inside = QVBoxLayout()
        self.inside.setSpacing(2)
        self.inside.setContentsMargins(0, 0, 6, 0)
        self.pack = button(_("Print pack…"), page.ask_pack, icon_name="package")
        self.out = button(_("Sheets that are out…"), page.ask_out, icon_name="pin")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self.inside)
        state = row(self.version, self.release, gap=6)
        state.setStretch(0, 1)
        layout = column(
            self.events, state, scrolling(inside), line(), self.pack, self.out, gap=8, margins=(12, 12, 6, 12)
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _combo(self) -> QComboBox:
        made = Combo()
        made.setAccessibleName(_("Event"))
        made.setMaxVisibleItems(20)
        made.setMinimumContentsLength(10)
        made.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        made.view().setMinimumWidth(420)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.activated.connect(lambda n: self.event_chosen.emit(made.itemData(n)))
        return made

    def _item(self, document: Document) -> QPushButton:
        made = button(_(document.title), partial(self.chosen.emit, document.key), role="rail")
        made.setCheckable(True)
        made.setFixedHeight(32)
        self.group.addButton(made)
        _mark(made, document.key, 0)
        return made

    # What is shown

    def show_events(self, picture: Picture, event_id: int | None) -> None:
        """List the events by time."""
        self.events.clear()
        for event in in_time(picture):
            text = f"{spoken(picture, event)}  {moment(event.starts)}"
            self.events.addItem(icon(kind_icon(event)), text, event.id)
        self.events.setCurrentIndex(self.events.findData(event_id))
        self.events.setEnabled(self.events.count() > 0)
        for made in (self.release, self.pack, self.out):
            made.setEnabled(event_id is not None)
        self.version.say(version(picture, event_id, language()) if event_id is not None else "")

    def show_document(self, picture: Picture, event_id: int | None, key: str) -> None:
        """List the documents, those that fit the kind of event first, and mark the one chosen."""
        event = picture.get("event", event_id)
        kind = event.kind if event is not None else "other"
        needed = not self.is_open and key not in fitting(kind)
        if kind != self.kind or needed:
            self.kind, self.is_open = kind, self.is_open or needed
            self._arrange()
        self.items[key].setChecked(True)

    def mark(self, stale: Collection[str]) -> None:
        """Mark the documents of which sheets are out that are no longer true."""
        for key, made in self.items.items():
            _mark(made, key, key in stale)

    def _open(self) -> None:
        self.is_open = not self.is_open
        self._arrange()

    def _arrange(self) -> None:
        while self.inside.count():
            item = self.inside.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget is not self.more and widget not in self.items.values():
                widget.hide()
                widget.deleteLater()
        own = fitting(self.kind or "other")
        self._add([document for document in DOCUMENTS if document.key in own])
        others = [document for document in DOCUMENTS if document.key not in own]
        self.inside.addSpacing(12)
        self.more.setText(_("Fewer documents") if self.is_open else _("More documents"))
        self.inside.addWidget(self.more)
        self.more.setVisible(bool(others))
        if self.is_open:
            self._add(others)
        for document in others:
            self.items[document.key].setVisible(self.is_open)
        self.inside.addStretch(1)

    def _add(self, documents: list[Document]) -> None:
        before = ""
        for document in documents:
            if document.group != before:
                self.inside.addSpacing(8)
                self.inside.addWidget(label(_(GROUPS[document.group]), "smallstrong"))
                before = document.group
            self.inside.addWidget(self.items[document.key])
            self.items[document.key].show()


def _mark(made: QPushButton, key: str, is_stale: int) -> None:
    name = next(_(document.title) for document in DOCUMENTS if document.key == key)
    hint = _("Sheets of it are out that are no longer true.") if is_stale else ""
    if is_stale:
        made.setIcon(icon("triangle-alert", "warn", "warn"))
    else:
        made.setIcon(icon(ICONS.get(key, "file-text"), "text-2", "accent"))
    made.setToolTip(hint)
    made.setAccessibleName(" ".join(filter(None, (name, hint))))


def fitting(kind: str) -> set[str]:
    """The documents that fit a kind of event, and those of the whole season."""
    return {*KINDS[kind].documents, *(one.key for one in DOCUMENTS if one.needs != "event")}


def in_time(picture: Picture) -> list:  # type: ignore[type-arg]
    """The events by time, ideas without a date last."""
    return sorted(picture.all("event"), key=lambda e: (e.starts is None, str(e.starts), e.title))


def next_event(picture: Picture) -> int | None:
    """The event whose documents are wanted most likely: the next one that has sessions."""
    rows = in_time(picture)
    ahead = [e for e in rows if e.starts and e.starts >= datetime.now() and e.status != "cancelled"]
    best = [e for e in ahead or rows if picture.of("session", "event_id", e.id)] or ahead or rows
    return best[0].id if best else None
