"""The window: rail, top bar, the page in sight, problems below; and how one goes from page to page."""

from collections.abc import Callable, Generator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QStackedWidget, QToolButton, QWidget

from models import file, history, settings
from models.words import _

from .background import Work
from .dress import set_language
from .errors import saying
from .files import Files
from .focus import FocusRing, into_next
from .garbage import Sweeper
from .menu import Menus
from .page import Page
from .pages import PAGES, Spot, home_of
from .parts import column, row
from .problems import ProblemsPanel
from .rail import Rail
from .remembered import remembered
from .store import Store
from .theme import wear
from .toast import Toast
from .topbar import TopBar

if TYPE_CHECKING:
    from .welcome import Welcome

#: Milliseconds after a plan was opened at which the lines to be searched are read.
READING = 1500
#: The least it may have, as a small laptop shows it at 200 %; and from what width on names stand in the rail.
_LEAST, _ROOMY = QSize(640, 360), 960


class Window(QMainWindow):
    """One plan, or the welcome page. Furnished anew when the language or the plan changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Lectern")
        self.setMinimumSize(_LEAST)
        self.setAcceptDrops(True)
        self.store: Store | None = None
        self.files: Files = Files(self)
        self.pages: dict[str, Page] = {}
        self.trail: list[Spot] = []
        self.ahead: list[Spot] = []
        self.spot: Spot = ("home", None, None)
        self.translator = QTranslator(self)
        self.alt_alone = False
        self._to_judge = False
        self.work: Work | None = None
        self.toast: Toast | None = None
        self.welcome: Welcome | None = None
        self.ring = FocusRing(self)
        self.sweeper = Sweeper(self)
        history.listeners.append(self._heard)
        self.minutes = QTimer(self)
        self.minutes.setInterval(60_000)
        self.minutes.timeout.connect(self._back_up)
        self.minutes.start()

    # Furnishing

    def furnish(self) -> None:
        """Make everything in the window anew, in the language and for the plan of this moment."""
        self.setUpdatesEnabled(False)
        for action in self.actions():
            self.removeAction(action)
        self.pages = {}
        self.menus = Menus(self)
        old = self.takeCentralWidget()
        if old:
            old.hide()
            old.deleteLater()
        self.inside = self._room() if self.store else self._porch()
        self.setCentralWidget(self.inside)
        self.toast = Toast(self.inside)
        self.ring.raise_()
        if self.store:
            name, row_id, part = self.spot
            self._show(name, row_id, part)
        self._entitle()
        self.setUpdatesEnabled(True)

    def _room(self) -> QWidget:
        inside = QWidget(self)
        self.top = TopBar(self)
        self.rail = Rail(self)
        self.stack = QStackedWidget()
        self.problems_panel = ProblemsPanel(self)
        middle = column(self.stack, self.problems_panel, gap=0)
        middle.setStretch(0, 1)
        beside = row(self.rail, middle, gap=0)
        beside.setStretch(1, 1)
        layout = column(self.top, *self.files.notices(), beside, gap=0)
        layout.setStretch(layout.count() - 1, 1)
        inside.setLayout(layout)
        return inside

    def _porch(self) -> QWidget:
        from .welcome import Welcome

        self.welcome = Welcome(self)
        return self.welcome

    def _entitle(self) -> None:
        path = file.current()
        self.setWindowTitle(f"{path.stem} — Lectern" if path and self.store else "Lectern")

    # Plans

    def plan_opened(self) -> None:
        """A plan was opened: show it."""
        self._leave_plan()
        self.store = Store(self)
        self.spot, self.trail, self.ahead = ("home", None, None), [], []
        self.furnish()
        self._to_judge = True
        self.update()

    def _read(self) -> None:
        """Read what is searched by Ctrl+K, while nobody waits for anything."""
        from .finder import finder

        if self.store:
            finder(self.store).warm()

    def plan_closed(self) -> None:
        """The plan was closed: back to the welcome page."""
        self._leave_plan()
        self.furnish()

    def settle(self) -> None:
        """Keep what is being typed, before the plan or the page it belongs to goes."""
        now: Any = QApplication.focusWidget()
        if now is not None and hasattr(now, "give_back") and self.isAncestorOf(now):
            now.keep()
            now.give_back()

    def _leave_plan(self) -> None:
        if self.work:
            self.work.cancel()
        if self.store:
            self.store.close()
            self.store.deleteLater()
            self.store = None

    # Going places

    def go(self, name: str, row_id: int | None = None, part: Any = None) -> None:
        """Show a page, at a row of it. Where we come from is kept for Alt+Left."""
        if self.store is None:
            return
        self.store.complete()
        self.trail.append(self._here())
        del self.trail[:-50]
        self.ahead.clear()
        self._show(name, row_id, part)

    def go_to(self, table: str, row_id: int) -> None:
        """Show the row of a table where it lives: a session in its event, a room in its venue."""
        assert self.store is not None
        spot = home_of(self.store.picture, table, row_id)
        if spot:
            self.go(*spot)
        else:
            self.tell(_("This entry is no longer in the plan."), level="warn")

    def back(self) -> None:
        """Where we were before."""
        if self.trail:
            self.ahead.append(self._here())
            self._show(*self.trail.pop())

    def forward(self) -> None:
        """Where we were before going back."""
        if self.ahead:
            self.trail.append(self._here())
            self._show(*self.ahead.pop())

    def page(self) -> Page | None:
        """The page in sight."""
        shown = self.stack.currentWidget() if self.store else None
        return shown if isinstance(shown, Page) else None

    def _here(self) -> Spot:
        page = self.page()
        return (self.spot[0], *page.place()) if page else self.spot

    def _show(self, name: str, row_id: int | None, part: Any) -> None:
        self.spot = (name, row_id, part)
        if name not in self.pages:
            entry = PAGES[name]
            self.pages[name] = getattr(import_module(entry.module), entry.made_by)(self)
            self.stack.addWidget(self.pages[name])
        page = self.pages[name]
        self.rail.choose(PAGES[name].above or name)
        self.rail.slim(self.is_slim())
        self.stack.setCurrentWidget(page)
        page.begin()
        if row_id is not None or part is not None:
            page.show_row(row_id, part)
        self.problems_panel.follow(page)

    def is_slim(self) -> bool:
        """Whether the rail of the page in sight is narrow: as left, else as page and width like it."""
        name = self.spot[0]
        kept = remembered(f"rail/{name}")
        likes = self.pages[name].slim or self.width() < _ROOMY
        return likes if kept is None else str(kept) == "narrow"

    def toggle_rail(self) -> None:
        """Make the rail narrow or wide, for this page."""
        remembered(f"rail/{self.spot[0]}", "wide" if self.is_slim() else "narrow")
        self.rail.slim(self.is_slim())

    def toggle_problems(self) -> None:
        """Open or close the list of problems."""
        self.problems_panel.toggle()

    def next_area(self, way: int) -> None:
        """Move the focus to the next area: rail, page, problems, top bar (F6)."""
        if self.store:
            into_next((self.rail, self.stack, self.problems_panel, self.top), way)

    def toggle_full(self) -> None:
        """The whole screen, or a window."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    # Acts of the window

    def undo(self) -> None:
        """Take the last step back and say so."""
        if history.done:
            with saying(self):
                name = history.undo()
                self.tell(_("Taken back: {step}").format(step=name), act=self.redo, name=_("Redo"))

    def redo(self) -> None:
        """Do the step last taken back again."""
        if history.undone:
            with saying(self):
                name = history.redo()
                self.tell(_("Done again: {step}").format(step=name), undo=True)

    def find_here(self) -> None:
        """Filter the page in sight."""
        page = self.page()
        if page:
            page.find_here()

    def search(self) -> None:
        """Search the whole plan, or type a command."""
        from .search import Palette

        if self.store:
            Palette(self).open()

    def new_event(self, kind: str = "") -> None:
        """Ask for what a new event needs."""
        from .new_event import NewEvent

        if self.store:
            NewEvent(self, kind).open()

    def help(self) -> None:
        """Explain the page in sight."""
        if self.store:
            self.go("help", None, (self.spot[0], getattr(self.page(), "tab", "")))
        else:
            self.about()

    def about(self) -> None:
        """Say what this program is."""
        from .about import about

        about(self).open()

    def ask_settings(self) -> None:
        """Settings of the plan and of this computer."""
        from .settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    # Telling

    def tell(
        self,
        text: str,
        *,
        level: str = "",
        undo: bool = False,
        act: Callable[[], object] | None = None,
        name: str = "",
    ) -> None:
        """Say a sentence at the bottom of the window, with a way on where there is one."""
        if self.toast:
            self.toast.say(text, level, self.undo if undo else act, _("Undo") if undo else name)

    def start(
        self,
        name: str,
        steps: Generator[float, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Work:
        """Do long work on a worker thread, with progress and Cancel at the bottom of the window."""
        if self.store:
            self.store.complete()
        work = Work(name, steps, done, failed or self._failed, self)
        self.work = work
        if self.store:
            self.problems_panel.show_work(work)
        return work

    def _failed(self, error: Exception) -> None:
        """A Problem of a worker is a sentence; anything else goes to the last resort."""
        with saying(self):
            raise error

    def _heard(self, _touched: history.Changes) -> None:
        QTimer.singleShot(0, self, lambda: self.menus.refresh())

    def _back_up(self, minutes: float | None = None) -> None:
        """Every fifteen minutes of work the plan is copied; it takes a moment and asks nothing."""
        from models.backup import EVERY, back_up_if_due

        if self.store:
            with saying(self):
                back_up_if_due(EVERY if minutes is None else minutes)

    # Look and language

    def look(self, look: str) -> None:
        """Light, dark, or as the system."""
        settings.keep(look=look)
        wear(look)
        self.menus.refresh()
        if self.store:
            self.top.count()

    def speak(self, name: str) -> None:
        """Speak another language, at once."""
        settings.keep(language=name)
        self.settle()
        self.spot = self._here()
        set_language(name, self.translator)
        self.furnish()
        if self.welcome and not self.store:
            self.welcome.spoken.buttons[name].setFocus()

    # What Qt tells

    def paintEvent(self, event: Any) -> None:
        """Problems are looked for after the plan was seen, so that it is seen at once."""
        super().paintEvent(event)
        if self._to_judge and self.store:
            self._to_judge = False
            QTimer.singleShot(0, self.store, self.store.judge)
            QTimer.singleShot(READING, self.store, self._read)
            QTimer.singleShot(READING, self.store, lambda: self._back_up(0))

    def closeEvent(self, event: QEvent) -> None:
        self.settle()
        remembered("geometry", self.saveGeometry())
        if self.work:
            self.work.cancel()
        self._leave_plan()
        file.close_plan()
        if self._heard in history.listeners:
            history.listeners.remove(self._heard)
        super().closeEvent(event)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: Any) -> None:
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files.dropped(paths)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self.store and self.spot[0] in self.pages:
            self.rail.slim(self.is_slim())

    def focusNextPrevChild(self, forward: bool) -> bool:
        from .tab_order import to_next

        return to_next(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: Any) -> None:
        self.alt_alone = event.key() == Qt.Key.Key_Alt
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            here, QPushButton | QToolButton
        ):
            here.click()  # as in a dialog; by itself Qt presses a button of a window with Space alone
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Alt and self.alt_alone and not event.isAutoRepeat():
            self.menus.reveal()
        self.alt_alone = False
        super().keyReleaseEvent(event)
