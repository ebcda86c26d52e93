"""What every test stands on: no screen, a home of its own, and a fresh plan for those that ask."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

from models import history
from models.file import close_plan, new_plan
from models.words import speak

# The same examples every time, so that a change is to blame for a failure; `make soak` looks further.
hypothesis.settings.register_profile("steady", derandomize=not os.environ.get("LECTERN_SOAK"))
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings and backups folder of this test's own; an open plan does not outlive the test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LECTERN_HOME", str(folder))
    speak("en")
    yield folder
    close_plan()
    history.listeners.clear()


@pytest.fixture
def plan(tmp_path: Path, home: Path) -> Iterator[Path]:
    """The path of a new, empty plan that is open."""
    path = tmp_path / "season.lectern"
    new_plan(path, "Season")
    yield path
    close_plan()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample season of 2026, made once; copy it before opening it."""
    from planning.sample import fill

    path = tmp_path_factory.mktemp("sample") / "sample.lectern"
    new_plan(path, "Season 2026", year=2026)
    fill(2026)
    close_plan()
    return path


@pytest.fixture
def window(qtbot, plan: Path):
    """The window with an empty plan, as a user first sees it."""
    yield from _window(qtbot, plan)


@pytest.fixture
def season(qtbot, sample_file: Path, tmp_path: Path, home: Path):
    """The window with a copy of the sample season."""
    import shutil

    path = tmp_path / "season.lectern"
    shutil.copy(sample_file, path)
    yield from _window(qtbot, path)


def _window(qtbot, path: Path | None):
    from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool

    from models import settings
    from ui.opening import open_window

    settings.keep(language="en", look="light")
    shown = open_window(path)
    with qtbot.waitExposed(shown):
        shown.setWindowState(Qt.WindowState.WindowNoState)  # a small screen would be filled
        shown.resize(1440, 900)
    yield shown
    shown.close()
    QThreadPool.globalInstance().waitForDone(10_000)
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()  # the window had turned it off
