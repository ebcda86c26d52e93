"""Search the whole plan and every command in one field (Ctrl+K), over whatever page is in sight."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from models.words import N_, _

from .errors import saying
from .finder import KINDS, Found, results
from .icons import icon
from .parts import column, keycap, label, line, row
from .search_list import Results
from .theme import colour

if TYPE_CHECKING:
    from .window import Window


_NOTHING = N_("Nothing is called “{text}”. All words must be found; pinyin initials find Chinese names.")


class Palette(QFrame):
    """Lies over the window. Arrows choose, Enter opens, Ctrl+Enter shows in place, Tab narrows to one kind,
    `>` to commands."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window.inside)
        self.window_ = window
        self.table = ""
        self.setAccessibleName(_("Search or type a command"))
        self.box = QFrame(self)
        self.box.setProperty("ground", "pop")
        self.field = _Field(self)
        self.narrowed = label(_("Everything"), "small")
        self.list = Results()
        self.list.clicked.connect(lambda _index: self.open_chosen())
        self.nothing = label("", "second", wrap=True)
        self.nothing.setContentsMargins(16, 14, 16, 14)
        glass = QLabel()
        glass.setPixmap(icon("search", "text-2").pixmap(16, 16))
        head = row(glass, self.field, self.narrowed, gap=10, margins=(16, 8, 16, 8))
        head.setStretch(1, 1)
        self.box.setLayout(column(head, line(), self.list, self.nothing, line(), self._foot(), gap=0))
        self.field.textChanged.connect(lambda _text: self._find())
        self.setGeometry(window.inside.rect())
        window.inside.installEventFilter(self)
        self._find()

    def _foot(self) -> QWidget:
        self.kind_only = label("", "hint")
        self.tab_key = keycap(_("Tab"))
        self.place_key, self.in_place = keycap(_("Ctrl Enter")), label(_("show in place"), "hint")
        foot = QWidget()
        words = (_("choose"), _("go there"), _("commands"))
        choose, open_, commands = (label(each, "hint") for each in words)
        foot.setLayout(row(
            keycap("↑"), keycap("↓"), choose, 6, keycap(_("Enter")), open_, 6, self.place_key, self.in_place,
            6, self.tab_key, self.kind_only, 6, keycap(">"), commands, None, gap=6, margins=(14, 6, 14, 8),
        ))  # fmt: skip
        return foot

    def open(self) -> None:
        """Show the field over the window."""
        for other in self.window_.findChildren(Palette):
            if other is not self:
                other.close_palette()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Go away; the focus goes back to the page."""
        self.hide()
        self.deleteLater()
        page = self.window_.page()
        if page:
            page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie over all of the window, however large it becomes."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window_.inside.rect())
        return False

    def resizeEvent(self, event: Any) -> None:
        width = min(640, self.width() - 40)
        room = self.height() - 60 - 40 - 110
        self.list.setFixedHeight(max(40, min(self.list.tall(), room, 34 * 14)))
        self.box.setGeometry((self.width() - width) // 2, 60, width, self.box.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        scrim = QColor("#000000" if colour("text").lightness() > 128 else "#1C1C1A")
        scrim.setAlphaF(0.32)
        QPainter(self).fillRect(self.rect(), scrim)

    def mousePressEvent(self, event: Any) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.close_palette()

    # Finding

    def _find(self) -> None:
        typed = self.field.text()
        groups = results(self.window_, typed, self.table)
        self.list.show_groups(groups, typed)
        self.list.setVisible(bool(groups))
        self.nothing.setVisible(not groups)
        self.nothing.setText(_(_NOTHING).format(text=typed.strip()))
        self.say()
        self.resizeEvent(None)

    def say(self) -> None:
        """Say what is searched, and what Tab would narrow it to."""
        now = self.list.now()
        self.narrowed.setText(_(KINDS[self.table][1]) if self.table else _("Everything"))
        words = _("only {kind}").format(kind=_(KINDS[now.table][1])) if now else ""
        words = _("everything") if self.table else words
        self.kind_only.setText(words)
        self.tab_key.setVisible(bool(words))
        for part in (self.place_key, self.in_place):
            part.setVisible(now is not None and now.place is not None)

    def narrow(self) -> None:
        """Search only the kind that is chosen; again, everything."""
        now = self.list.now()
        self.table = "" if self.table else now.table if now else ""
        self._find()

    def widen(self) -> bool:
        """Search everything again; says whether it was narrowed."""
        was, self.table = self.table, ""
        if was:
            self._find()
        return bool(was)

    def found(self) -> list[Found]:
        """Every line below the field, without headings."""
        return [each for each in self.list.lines.lines if isinstance(each, Found)]

    def open_chosen(self, *, in_place: bool = False) -> None:
        """Do what the chosen line stands for; or show it where it stands, if it stands anywhere."""
        now = self.list.now()
        if now is not None:
            self.close_palette()
            with saying(self.window_):
                (now.place if in_place and now.place else now.act)()


class _Field(QLineEdit):
    """Keeps the focus; arrows move in the list below."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette_ = palette
        self.setProperty("role", "palette")
        self.setPlaceholderText(_("Search or type a command"))
        self.setAccessibleName(_("Search or type a command"))

    def event(self, event: Any) -> bool:
        """Tab is the palette's, not a way out of the field."""
        if event.type() == event.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.palette_.narrow()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        key, shown = event.key(), self.palette_.list
        if key == Qt.Key.Key_Escape:
            if not self.palette_.widen():
                self.palette_.close_palette()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            shown.choose(1 if key == Qt.Key.Key_Down else -1)
            self.palette_.say()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.palette_.open_chosen(in_place=control)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.palette_.widen()
        else:
            super().keyPressEvent(event)
