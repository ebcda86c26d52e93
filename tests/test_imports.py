"""The helpers of PySide are compiled once, whatever happens to what was kept of them."""

import builtins
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.imports import compiled_once

ROOT = Path(__file__).parent.parent
NAME = "shibokensupport/part.py"
Compile = Callable[[str], object]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "qt_helpers.pyc"


@pytest.fixture
def made_anew(monkeypatch) -> list[str]:
    """The sources that were really compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found: list[str] = []
    original = builtins.compile

    def counting(source, *how, **more):
        found.append(source)
        return original(source, *how, **more)

    monkeypatch.setattr(builtins, "compile", counting)
    return found


def result(kept: Path, source: str, name: str = NAME) -> object:
    """What running the source says, as PySide would run it."""
    found: dict[str, object] = {}
    with compiled_once(kept):
        exec(compile(source, name, "exec"), found)
    return found.get("x")


def test_what_was_compiled_is_kept(kept, made_anew):
    assert [result(kept, "x = 1"), result(kept, "x = 1")] == [1, 1]
    assert made_anew == ["x = 1"]


def test_a_source_that_changed_is_compiled_again(kept, made_anew):
    assert [result(kept, "x = 1"), result(kept, "x = 2"), result(kept, "x = 2")] == [1, 2, 2]
    assert made_anew == ["x = 1", "x = 2"]


@pytest.mark.parametrize("damage", [b"", b"rubbish", None])
def test_what_is_damaged_is_not_believed(kept, made_anew, damage):
    result(kept, "x = 1")
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert [result(kept, "x = 1"), result(kept, "x = 1")] == [1, 1]
    assert made_anew == ["x = 1", "x = 1"]


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path, made_anew):
    assert result(tmp_path / "missing" / "qt.pyc", "x = 1") == 1
    assert not (tmp_path / "missing").exists()


def test_nothing_is_kept_where_python_keeps_nothing(kept, made_anew, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert result(kept, "x = 1") == 1
    assert not kept.exists()


def test_other_sources_are_compiled_as_ever(kept, made_anew):
    assert result(kept, "x = 1", "elsewhere.py") == 1
    assert not kept.exists()


def test_python_has_its_own_compile_back(kept):
    original = builtins.compile
    with pytest.raises(ZeroDivisionError):
        result(kept, "1 / 0")
    assert builtins.compile is original


def test_qt_says_all_the_same_what_is_wrong_in_a_call():
    code = (
        "from ui.imports import load_qt; load_qt()\n"
        "from PySide6.QtCore import QSize\n"
        "try: QSize('wide', 3)\n"
        "except TypeError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Supported signatures" in done.stdout


def test_a_long_pattern_is_compiled_when_it_is_needed(kept):
    code = "import re\nx = re.compile('(' + '|'.join(f'w{n}' for n in range(2000)) + '),', re.I)"
    with compiled_once(kept):
        found: dict[str, object] = {}
        exec(code, found)
    pattern: re.Pattern[str] = found["x"]
    assert not isinstance(pattern, re.Pattern)
    assert [match[1] for match in pattern.finditer("w7, W1999, w2000,")] == ["w7", "W1999"]
    assert pattern.fullmatch("W8,") and pattern.flags & re.IGNORECASE
    assert isinstance(re.compile("x" * 6000), re.Pattern)
