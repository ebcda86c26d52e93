"""What is done with plan files from the window: new, open, copy, restore, and files dropped on it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from models import file, settings
from models.database import Problem
from models.examine import Damaged
from models.words import N_, _

from .errors import saying
from .file_backups import free_name, is_no_database, newest_backup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from .window import Window

#: Endings of files that can be imported.
READABLE = (".xml", ".json", ".ics", ".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".ods", ".zip")
_UNREADABLE = N_(
    "“{names}” cannot be imported. Schedules, calendars and lists can: XML, JSON, iCalendar, Excel, CSV."
)


class Files:
    """The acts of the File menu. Each question is a dialog that is opened, never waited for."""

    def __init__(self, window: "Window") -> None:
        self.window = window

    # Asking

    def ask_new(self) -> None:
        """Ask where the new plan goes."""
        name = _("Season {year}").format(year=date.today().year)
        self._ask_save(_("New plan"), name + file.ENDING, self.new)

    def ask_sample(self) -> None:
        """Ask where the sample season goes."""
        name = _("Sample season {year}").format(year=date.today().year)
        self._ask_save(_("New sample season"), name + file.ENDING, self.sample)

    def ask_open(self) -> None:
        """Ask which plan to open."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._dialog(_("Open"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def ask_copy(self) -> None:
        """Ask where a copy of the open plan goes."""
        now = file.current()
        if now:
            self._ask_save(_("Save a copy"), _("Copy of {name}").format(name=now.name), self.copy)

    def ask_import(self, event_id: int | None = None, kind: str = "") -> None:
        """Ask which files to read, for an event where one is given."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self.window, _("Import"), self._folder())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        known = " ".join(f"*{ending}" for ending in READABLE)
        dialog.setNameFilters(filters(_("Schedules, calendars and lists"), known))
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names], event_id, kind))
        dialog.open()

    def ask_backup(self) -> None:
        """Show the backups of the open plan."""
        from .backups import BackupsDialog

        path = file.current()
        if path:
            BackupsDialog(self.window, path).open()

    def _ask_save(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = self._dialog(title, QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(file.ENDING.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _dialog(self, title: str, mode: "QFileDialog.AcceptMode") -> "QFileDialog":
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self.window, title, self._folder())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # a dialog kept would watch the folder on
        dialog.setAcceptMode(mode)
        dialog.setNameFilters(filters(_("Lectern plans"), f"*{file.ENDING}"))
        return dialog

    def _folder(self) -> str:
        now = file.current()
        known = [Path(path).parent for path in settings.recent()]
        return str(now.parent if now else next((p for p in known if p.is_dir()), Path.home()))

    # Doing

    def new(self, path: Path) -> None:
        """Make an empty plan and show it. A file that is replaced on purpose was asked about by the
        dialog."""
        self._make(path, lambda: None)

    def sample(self, path: Path, year: int | None = None) -> None:
        """Make the sample season of a year and show it."""
        from planning.sample import fill

        self._make(path, lambda: fill(year or date.today().year), year or date.today().year)

    def _make(self, path: Path, fill: Callable[[], object], year: int | None = None) -> None:
        from models.words import language

        self.window.settle()
        with saying(self.window):
            if path.exists() and path == file.current():
                raise Problem(_("This plan is open. Choose another name."))
            aside = path.with_name(f".{path.name}.replaced") if path.exists() else None
            if aside:
                path.replace(aside)
            other = "en" if language() == "zh_CN" else "zh_CN"
            self._leave()
            try:
                file.new_plan(path, year=year or date.today().year, language=language(), language_other=other)
                fill()
            except BaseException:
                file.close_plan()
                if aside:
                    aside.replace(path)
                self.window.plan_closed()
                raise
            if aside:
                aside.unlink(missing_ok=True)
            self._opened(path)

    def open(self, path: Path) -> None:
        """Open a plan and show it; what cannot be opened is explained, with the way on."""
        path, before = path.absolute(), file.current()
        self.window.settle()
        try:
            file.open_plan(path, back_up=False)  # the window does, once the plan is seen
        except file.NotWritable:
            self.view(path)
            return
        except Problem as problem:
            if self.window.store and before and file.current() == before:
                self._tell(path, problem)  # the plan that is open stays open
                return
            file.close_plan()
            self._leave()
            self.window.furnish()
            self._explain(path, problem)
            return
        self._leave()
        self._opened(path)
        if file.remarks():
            self.window.tell(" ".join(file.remarks()), level="warn")

    def view(self, path: Path) -> None:
        """Show a plan that may not be written, so that nothing can be changed in it."""
        with saying(self.window):
            file.view_plan(path)
            self._leave()
            self._opened(path)

    def notices(self) -> list["QWidget"]:
        """What stands above every page of the open plan: that it is read-only, and the way on."""
        from .parts import Banner, button

        now = file.current()
        if now is None or not file.is_read_only():
            return []
        way = button(_("Save a copy…"), self.ask_copy, role="small", icon_name="copy")
        text = _("{name} may not be written here: you can look and print, but not change anything.")
        return [Banner("info", text.format(name=now.name), way)]

    def _tell(self, path: Path, problem: Problem) -> None:
        name, act = self.way_on(path, problem) or ("", None)
        self.window.tell(str(problem), level="bad", act=act, name=name)

    def way_on(self, path: Path, problem: Problem) -> tuple[str, Callable[[], object]] | None:
        """What can be done where a plan cannot be opened.

        Its newest backup takes the place of what is worthless, and stands beside what is not: a plan open
        elsewhere, or one of a newer version.
        """
        newest = newest_backup(path)
        if newest is None:
            return None
        if isinstance(problem, Damaged) or not path.exists() or is_no_database(path):
            return _("Restore the newest backup"), lambda: self.restore(newest, path)
        return _("Open the newest backup beside it"), lambda: self.restore_beside(newest, path)

    def _leave(self) -> None:
        self.window._leave_plan()

    def _opened(self, path: Path) -> None:
        settings.remember(path)
        self.window.plan_opened()

    def _explain(self, path: Path, problem: Problem) -> None:
        from .welcome import Welcome

        if isinstance(self.window.welcome, Welcome):
            self.window.welcome.explain(path, problem)

    def close(self) -> None:
        """Close the plan; back to the welcome page."""
        self.window.settle()
        self.window._leave_plan()
        file.close_plan()
        self.window.plan_closed()

    def copy(self, path: Path) -> None:
        """Write a verified copy of the open plan."""
        from models.backup import save_copy

        with saying(self.window):
            read_only = file.is_read_only()
            save_copy(path)
            if read_only:  # the copy is what one can work in
                self.open(path)
            self.window.tell(_("Saved a copy as {name}.").format(name=path.name), level="good")

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in the place of a plan that cannot be opened; what lies there is moved aside,
        never deleted."""
        from models.backup import restore

        with saying(self.window):
            aside = restore(backup, path, replace=True)
            self.open(path)
            text = _("Restored {name} from its newest backup.").format(name=path.name)
            if aside:
                text = _("{done} The file as it was lies in {folder}.").format(done=text, folder=aside.name)
            self.window.tell(text, level="good")

    def restore_beside(self, backup: Path, path: Path) -> None:
        """Make a plan of a backup beside the one it was made of, and open it."""
        from models.backup import restore

        with saying(self.window):
            target = free_name(path)
            restore(backup, target)
            self.open(target)
            self.window.tell(_("Opened the backup as {name}.").format(name=target.name), level="good")

    def take(self, paths: list[Path], event_id: int | None = None, kind: str = "") -> None:
        """Read files and show what they would change."""
        from .import_preview import ImportPreview

        if self.window.store:
            ImportPreview(self.window, paths, event_id, kind).open()

    def dropped(self, paths: list[Path]) -> None:
        """A plan dropped on the window is opened, what can be read is imported, anything else named."""
        plans = [path for path in paths if path.suffix.lower() == file.ENDING]
        known = [path for path in paths if path.suffix.lower() in READABLE and path.is_file()]
        if plans:
            self.open(plans[0])
        elif not known:
            names = _(", ").join(path.name for path in paths[:3])
            self.window.tell(_(_UNREADABLE).format(names=names), level="warn")
        elif self.window.store:
            page = self.window.page()
            left = [path.name for path in paths if path not in known]
            if left:
                self.window.tell(_(_UNREADABLE).format(names=_(", ").join(left[:3])), level="warn")
            self.take(known, page.scope() if page else None)
        else:
            self.window.tell(_("Open or make a plan first; then drop the file again."), level="warn")


def filters(name: str, patterns: str) -> list[str]:
    """What a file dialog offers to show: files of one sort, or all."""
    everything = _("All files")
    return [f"{name} ({patterns})", f"{everything} (*)"]
