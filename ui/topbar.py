"""The bar at the top: the plan and its File menu, undo and redo, the search field, problems, language,
look."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from models.words import LANGUAGES, _, language, ngettext

from .icons import icon, logo
from .parts import button, icon_button, keycap, label, restyle, row
from .theme import theme

if TYPE_CHECKING:
    from .window import Window


class TopBar(QFrame):
    """Forty-eight pixels; the search field stands in the middle of the window."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self.setProperty("ground", "top")
        self.setFixedHeight(48)
        self.plan = self._plan()
        self.undo = icon_button("undo-2", _("Undo"), window.undo)
        self.redo = icon_button("redo-2", _("Redo"), window.redo)
        self.problems = button("", window.toggle_problems, role="quiet")
        self.problems.setAccessibleName(_("Problems"))
        self.blocking, self.warning = _count(), _count()
        self.told: tuple[int, int, int, bool] | None = None
        self.fine = label("", "second")
        inside = row(
            self.blocking[0], self.blocking[1], 6, self.warning[0], self.warning[1], self.fine, gap=4,
            margins=(8, 0, 8, 0),
        )  # fmt: skip
        inside.setSizeConstraint(inside.SizeConstraint.SetMinimumSize)
        self.inside = inside
        self.problems.setLayout(inside)
        self.tongue = button(LANGUAGES[language()], role="quiet", icon_name="languages")
        self.tongue.setProperty("menu", "yes")
        self.tongue.setMenu(window.menus.language_menu(self.tongue))
        self.tongue.setAccessibleName(_("Language"))
        self.look = icon_button("sun-moon", _("Look"))
        self.look.setMenu(window.menus.look_menu(self.look))
        layout = row(self.plan, self.undo, self.redo, None, self.problems, 8, self.tongue, self.look, gap=4)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.insertSpacing(1, 8)
        self.setLayout(layout)
        self.field = self._field()
        for action, made in (
            (window.menus.actions["undo"], self.undo),
            (window.menus.actions["redo"], self.redo),
        ):
            action.changed.connect(partial(_follow, made, action))
            _follow(made, action)
        assert window.store is not None
        window.store.judged.connect(self.count)
        window.store.changed.connect(self._name)
        self.count()

    def _plan(self) -> QPushButton:
        made = button("", role="plan")
        made.setIcon(logo())
        made.setIconSize(QSize(20, 20))
        made.setMenu(self.window_.menus.menu("file"))
        self.plan = made
        self._name()
        return made

    def _name(self, _touched: object = None) -> None:
        store = self.window_.store
        if store is None:
            return
        shown = self.fontMetrics().elidedText(store.picture.plan.title, Qt.TextElideMode.ElideRight, 180)
        self.plan.setText(f"{shown}  ⌄".replace("⌄", "▾"))
        self.plan.setAccessibleName(_("File menu of {plan}").format(plan=store.picture.plan.title))
        self.plan.setToolTip(store.picture.plan.title)

    def _field(self) -> QPushButton:
        made = button(
            _("Search or type a command"),
            self.window_.search,
            role="find",
            icon_name="search",
            colour="text-3",
        )
        made.setParent(self)
        self.key = keycap("Ctrl K")
        inside = row(None, self.key, margins=(0, 0, 7, 0))
        made.setLayout(inside)
        return made

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._centre()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._centre()
        return super().event(event)

    def _centre(self) -> None:
        """In the middle, as wide as there is room between the buttons at both sides."""
        left, right = self.redo.geometry().right() + 16, self.problems.geometry().left() - 16
        width = max(120, min(440, right - left))
        at = min(max(left, (self.width() - width) // 2), max(left, right - width))
        self.field.setGeometry(at, 8, width, 32)
        self.key.setVisible(width >= 260)

    def count(self) -> None:
        """Say how many problems there are, by level."""
        store = self.window_.store
        if store is None:
            return
        if not store.judged_once:
            self.problems.hide()
            return
        from planning.problems import waiver

        self.problems.show()

        open_ = [f for f in store.problems if waiver(store.picture, f) is None]
        block = sum(f.level == "block" for f in open_)
        warn = sum(f.level == "warn" for f in open_)
        if self.told == (block, warn, len(open_), theme().dark):
            return
        self.told = (block, warn, len(open_), theme().dark)
        for (mark, words), count, ink in ((self.blocking, block, "bad"), (self.warning, warn, "warn")):
            mark.setVisible(count > 0)
            words.setVisible(count > 0)
            words.setText(f"{count:,}")
            mark.setPixmap(icon("octagon-alert" if ink == "bad" else "triangle-alert", ink).pixmap(16, 16))
            words.setProperty("role", "badline" if ink == "bad" else "warnline")
            restyle(words)
        self.fine.setVisible(not block and not warn)
        self.fine.setText(_("No problems"))
        total = ngettext("{count} problem", "{count} problems", len(open_)).format(count=len(open_))
        self.problems.setAccessibleName(total)
        self.problems.setToolTip(total)
        self.problems.setFixedWidth(self.inside.sizeHint().width() + 2)
        self._centre()


def _count() -> tuple[QLabel, QLabel]:
    return label(""), label("", "second")


def _follow(made: QPushButton, action: Any) -> None:
    made.setEnabled(action.isEnabled())
    made.setToolTip(action.text())
    made.setAccessibleName(action.text())
