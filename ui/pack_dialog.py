"""Asks for a print pack: which documents, for whom, whole or what has changed; then prints or saves it."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from exports import Request
from exports.facts import version
from exports.pack import BASE, Pack, make_pack
from exports.pack_files import write_pack
from exports.pack_parts import offered
from exports.printed import standing
from models import file
from models.database import Problem
from models.printing import Print, note_prints
from models.settings import setting
from models.words import LANGUAGES, _, language, ngettext
from planning.plan import Picture
from planning.spoken import spoken

from .asking import Asking, fact
from .parts import Segments, button, label, row, scrolling

if TYPE_CHECKING:
    from .window import Window

COLUMNS = 2


class PackDialog(Asking):
    """Ticks for the documents that fit the event. What was made is printed, or put into a folder."""

    def __init__(
        self, window: "Window", event_id: int, languages: Sequence[str] = (), *, changed: bool = False
    ) -> None:
        super().__init__(window, _("Print pack"), _("Save in a folder…"), wide=560)
        self.event_id = event_id
        self.about = self.picture.tables["event"][event_id]
        is_out = bool(standing(self.picture, event_id))
        self.what = Segments(
            [("whole", _("Everything")), ("changed", _("What has changed since it was printed"))],
            "changed" if changed and is_out else "whole", _("What"),
        )  # fmt: skip
        self.what.buttons["changed"].setEnabled(is_out)
        both = "+".join(LANGUAGES)
        now = both if len(languages) > 1 else (languages[0] if languages else language())
        self.spoken = Segments([*LANGUAGES.items(), (both, _("Both"))], now, _("Language"))
        self.paper = Segments([(name, name) for name in BASE], BASE[0], _("Paper"))
        self.readers = Segments(
            [("public", _("Public")), ("staff", _("Staff"))], "public", _("Lists of the team are for")
        )
        self.parted = QCheckBox(_("A sheet before each document"))
        self.parted.setChecked(True)
        self.ticks = {part.key: self._tick(part.key, part.usual) for part in self._parts()}
        self.print = button(_("Print…"), self.ask_print, icon_name="printer", role="large")
        self._lay_out()

    def _parts(self) -> list:  # type: ignore[type-arg]
        """A document that stands in two layouts is one tick."""
        return list({part.key: part for part in reversed(offered(self.about.kind))}.values())[::-1]

    def _tick(self, key: str, usual: bool) -> QCheckBox:
        from exports import document

        made = QCheckBox(_(document(key).title))
        made.setAccessibleName(_(document(key).title))
        made.setChecked(usual)
        made.toggled.connect(lambda _on: self._count())
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        tall = -(-len(self.ticks) // COLUMNS)
        for number, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, number % tall, number // tall)
        inside = QWidget()
        inside.setLayout(grid)
        area = scrolling(inside)
        area.setMinimumHeight(min(320, 28 * tall))
        shown = version(self.picture, self.event_id, language())
        state = label(
            _("{title}: {version}").format(title=spoken(self.picture, self.about), version=shown),
            "second",
            wrap=True,
        )
        self.furnish(
            state, fact(_("What"), self.what), fact(_("Language"), self.spoken), fact(_("Paper"), self.paper),
            fact(_("Lists of the team are for"), self.readers), label(_("Documents"), "small"), area,
            self.parted, row(None, self.print),
        )  # fmt: skip
        self._count()

    def _count(self) -> None:
        some = bool(self.wanted())
        self.act.setEnabled(some)
        self.print.setEnabled(some)

    def wanted(self) -> list[str]:
        """The keys of the documents that are ticked."""
        return [key for key, tick in self.ticks.items() if tick.isChecked()]

    def _is_usual(self) -> bool:
        """Whether just the usual documents are ticked: then whatever else is out is looked after, too."""
        return set(self.wanted()) == {part.key for part in offered(self.about.kind) if part.usual}

    def request(self) -> Request:
        """What is asked for."""
        chosen = tuple(self.spoken.now().split("+"))
        if len(chosen) > 1:
            chosen = (language(), *(name for name in chosen if name != language()))
        paper = self.paper.now() if self.paper.now() != BASE[0] else ""
        return Request((self.event_id,), chosen, paper, audience=self.readers.now())

    def do(self) -> None:
        """Ask for the folder. The work goes on in the window, which shows how far it is."""
        folder = file.current()
        dialog = QFileDialog(
            self.lectern, _("Save the print pack in"), str(folder.parent if folder else Path.home())
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        making = self._making()
        dialog.fileSelected.connect(lambda chosen: making.save(Path(chosen)))
        dialog.open()

    def ask_print(self) -> None:
        """Make the pack, then open the printer's dialog."""
        from .printing import has_printer

        if not has_printer():
            self.refuse(_("No printer is set up on this computer. Save the pack in a folder instead."))
            return
        self._making().print()
        self.accept()

    def _making(self) -> "PackMaking":
        is_changed = self.what.now() == "changed"
        wanted = () if self._is_usual() else self.wanted()
        parted = self.parted.isChecked()
        return PackMaking(self.lectern, self.request(), wanted, changed=is_changed, parted=parted)


class PackMaking:
    """A pack under way in the window. What went out is noted when it has, not before."""

    def __init__(
        self, window: "Window", request: Request, wanted: Sequence[str], *, changed: bool, parted: bool = True
    ) -> None:
        assert window.store is not None
        window.store.complete()
        self.window, self.request, self.wanted = window, request, wanted
        self.changed, self.parted = changed, parted
        self.picture: Picture = window.store.picture

    def save(self, folder: Path) -> None:
        """Write it into a folder."""

        def saved(made: tuple[Pack, list[Path]]) -> None:
            pack, paths = made
            _note(pack.prints)
            self._tell(pack, _("Saved {name}.").format(name=paths[0].name), paths[0].parent)

        self._start(self._written(folder), saved)

    def print(self) -> None:
        """Send it to the printer, whose dialog asks how."""

        def ask(made: Pack) -> None:
            from .printing import Printing

            def sent(pages: Sequence[int]) -> None:
                _note(made.prints_of(pages))

            Printing(self.window, made.whole, _("Print pack"), sent).ask()

        self._start(self._made(), ask)

    def _start(self, steps: Generator[float, None, object], done: Callable[..., None]) -> None:
        self.window.start(_("Making the print pack"), steps, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self.window.tell(str(error), level="warn")

    def _made(self) -> Generator[float, None, Pack]:
        return make_pack(
            self.picture, self.request, changed=self.changed, wanted=self.wanted, parted=self.parted
        )

    def _written(self, folder: Path) -> Generator[float, None, tuple[Pack, list[Path]]]:
        pack = yield from self._made()
        paths = yield from write_pack(self.picture, pack, folder)
        return pack, paths

    def _tell(self, pack: Pack, words: str, folder: Path) -> None:
        if pack.stale:
            count = len(pack.stale)
            told = ngettext("{count} sheet must come down.", "{count} sheets must come down.", count)
            words = f"{words} {told.format(count=count)}"
        elif pack.left_out:
            names = _(", ").join(name for name, _why in pack.left_out)
            words = f"{words} " + _("Not in it: {names}.").format(names=names)
        self.window.tell(words, level="good", name=_("Show folder"),
                         act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))  # fmt: skip


def _note(prints: Sequence[Print]) -> None:
    note_prints(prints, str(setting("name", "")))
