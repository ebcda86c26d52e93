"""Loading Qt, and Python's own import afterwards.

PySide carries the source of its helpers within a library and compiles it at every start, which takes as long
as loading all models; here it is kept compiled, as Python itself does with every other module. And PySide
puts its own in the place of Python's import, which reads and searches the source of every module imported
from then on for `from __feature__ import ...`: a twentieth of the whole start. Nothing here asks for that.
"""

import __future__

import builtins
import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

#: What the names of the helpers begin with.
_HELPERS = ("shibokensupport/", "signature_bootstrap")
#: What writes the type stubs of PySide for its makers: loaded at every start, used by no program.
_UNUSED = "shibokensupport/signature/lib/pyi_generator.py"
#: PySide compiles them with what the module that does it asks for.
_FLAGS = __future__.annotations.compiler_flag
#: Characters of a pattern that takes long to compile.
_LONG = 5_000
#: Code by the name of a helper and the hash of its source.
_Code = dict[tuple[str, bytes], CodeType]


def load_qt() -> None:
    """Load the modules of Qt that a window begins with."""
    with compiled_once(Path(cache_from_source(str(Path(__file__).with_name("qt_helpers.py"))))):
        from PySide6 import QtCore, QtGui, QtSvg, QtWidgets  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def compiled_once(kept: Path) -> Iterator[None]:
    """Compile a helper of PySide only where `kept` does not hold it compiled already, and keep it there."""
    known, used, originals = _read(kept), _Code(), (builtins.compile, re.compile)

    def compiled(source: Any, name: Any, *how: Any, **more: Any) -> Any:
        if how != ("exec",) or more or not str(name).startswith(_HELPERS):
            return originals[0](source, name, *how, **more)
        if name == _UNUSED:
            source = b""
        key = name, source_hash(source if isinstance(source, bytes) else source.encode())
        used[key] = known.get(key) or originals[0](source, name, "exec", _FLAGS, dont_inherit=True)
        return used[key]

    def pattern(text: Any, flags: int = 0) -> Any:
        return _Later(text, flags) if len(text) > _LONG else originals[1](text, flags)

    builtins.compile, re.compile = compiled, pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile, re.compile = originals
    if used.keys() != known.keys() and not sys.dont_write_bytecode:
        _write(kept, used)


class _Later:
    """A pattern so long that it is compiled only when something is first looked for in a text.

    PySide has one, for the words of an error in a call.
    """

    def __init__(self, text: Any, flags: int) -> None:
        self._pattern = lambda: re.compile(text, flags)

    def finditer(self, *text: Any) -> Iterator[re.Match[str]]:
        """As a pattern does it."""
        return self._pattern().finditer(*text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern(), name)


def _read(kept: Path) -> _Code:
    """What is kept; nothing where that is of another Python, or damaged."""
    try:
        head, data = (found := kept.read_bytes())[:16], memoryview(found)[16:]
        return marshal.loads(data) if head == _head(data) else {}
    except OSError:
        return {}


def _write(kept: Path, code: _Code) -> None:
    """Keep it, if this folder can be written: else it is compiled next time, too."""
    data = marshal.dumps(code)
    new = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        new.write_bytes(_head(data) + data)
        new.replace(kept)


def _head(data: bytes | memoryview) -> bytes:
    return MAGIC_NUMBER.ljust(8, b"\0") + source_hash(data)
