"""The menu bar, shown by Alt, and the actions behind it whose keys always work."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models import history
from models.settings import recent
from models.words import LANGUAGES, N_, _

from .acts import ACTS, MENUS, Act
from .icons import icon
from .theme import LOOKS, theme

if TYPE_CHECKING:
    from .window import Window

LOOK_NAMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class Menus(QObject):
    """Makes the actions once per furnishing, and the menus from them."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.actions = {key: self._action(key) for key in ACTS}
        self.actions["redo"].setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        window.addActions(list(self.actions.values()))
        self.bar = window.menuBar()
        self.bar.clear()
        self.menus = {key: self._fill(self.bar.addMenu(_(title)), keys) for key, title, keys in MENUS}
        self.bar.setAccessibleName(_("Menu bar"))
        self.bar.setVisible(self.bar.isNativeMenuBar())
        for menu in self.menus.values():
            menu.aboutToHide.connect(lambda: QTimer.singleShot(150, self, self._put_away))
        self.refresh()

    def _action(self, key: str) -> QAction:
        act = ACTS[key]
        made = QAction(_(act.title), self)
        if act.icon:
            made.setIcon(icon(act.icon))
        if act.shortcut:
            made.setShortcut(QKeySequence(act.shortcut))
        made.triggered.connect(lambda _checked=False: self._do(act))
        return made

    def _do(self, act: Act) -> None:
        """Carry it out; Alt in its key is no wish for the menu bar."""
        self.window.alt_alone = False
        act.do(self.window)

    def _fill(self, menu: QMenu, keys: tuple[str | None, ...]) -> QMenu:
        for key in keys:
            if key is None:
                menu.addSeparator()
            elif key.startswith("+"):
                menu.addMenu(getattr(self, f"{key[1:]}_menu")(menu))
            else:
                menu.addAction(self.actions[key])
        return menu

    def menu(self, key: str) -> QMenu:
        """One of the menus, to hang on a button."""
        return self.menus[key]

    def refresh(self) -> None:
        """Say what would be undone and redone, and what needs an open plan."""
        is_open = self.window.store is not None
        for key, act in ACTS.items():
            self.actions[key].setEnabled(is_open or not act.needs_plan)
        for key, stack, plain, named in (
            ("undo", history.done, _("Undo"), _("Undo: {step}")),
            ("redo", history.undone, _("Redo"), _("Redo: {step}")),
        ):
            action = self.actions[key]
            name = stack[-1].text if stack else ""
            action.setText(named.format(step=name) if name else plain)
            action.setEnabled(bool(stack) and is_open)

    def recent_menu(self, parent: QMenu) -> QMenu:
        """Plans opened lately; those that are gone are left out."""
        menu = QMenu(_("Open recent"), parent)
        menu.setIcon(icon("clock"))
        menu.aboutToShow.connect(lambda: self._fill_recent(menu))
        self._fill_recent(menu)
        return menu

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in map(Path, recent()):
            if path.exists():
                menu.addAction(path.name, partial(self.window.files.open, path)).setToolTip(str(path))
        menu.setEnabled(not menu.isEmpty())

    def board_menu(self, parent: QMenu) -> QMenu:
        """What the keys of the agenda board do, for what is chosen on it."""
        menu = QMenu(_("Agenda"), parent)
        menu.setIcon(icon("calendar-range"))
        menu.aboutToShow.connect(lambda: self._fill_board(menu))
        parent.aboutToShow.connect(lambda: menu.setEnabled(self._board() is not None))
        return menu

    def _fill_board(self, menu: QMenu) -> None:
        from .board_menu import fill_from_board

        menu.clear()
        board = self._board()
        if board is not None:
            fill_from_board(menu, board)

    def _board(self) -> Any:
        """The agenda board in sight."""
        page: Any = self.window.page()
        tab = getattr(page, "parts", {}).get(getattr(page, "tab", ""))
        return getattr(tab, "board", None)

    def look_menu(self, parent: QMenu | QPushButton) -> QMenu:
        """Light, dark, or as the system."""
        names = [(look, _(LOOK_NAMES[look])) for look in LOOKS]
        return self._choices(parent, _("Look"), "sun-moon", names, theme().look, self.window.look)

    def language_menu(self, parent: QMenu | QPushButton) -> QMenu:
        """The languages of the window, each in its own words."""
        from models.words import language

        names = list(LANGUAGES.items())
        return self._choices(parent, _("Language"), "languages", names, language(), self.window.speak)

    def _choices(
        self,
        parent: QWidget,
        title: str,
        icon_name: str,
        names: Iterable[tuple[str, str]],
        now: str,
        choose: Callable[[str], object],
    ) -> QMenu:
        menu = QMenu(title, parent)
        menu.setIcon(icon(icon_name))
        group = QActionGroup(menu)
        for key, name in names:
            action = menu.addAction(name, partial(choose, key))
            action.setCheckable(True)
            action.setChecked(key == now)
            group.addAction(action)
        return menu

    def _put_away(self) -> None:
        """Take the menu bar away again once none of its menus is open."""
        if not self.bar.isNativeMenuBar() and not any(menu.isVisible() for menu in self.menus.values()):
            self.bar.hide()

    def reveal(self) -> None:
        """Show the menu bar with its first menu lit, or hide it again."""
        if self.bar.isVisible():
            self.bar.hide()
        else:
            self.bar.show()
            self.bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self.bar.setActiveAction(self.bar.actions()[0])
