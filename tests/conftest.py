"""What every test stands on: no screen, a home of its own, and a fresh plan for those that ask."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from models import history
from models.file import close_plan, new_plan


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings and backups folder of this test's own; an open plan does not outlive the test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LECTERN_HOME", str(folder))
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
