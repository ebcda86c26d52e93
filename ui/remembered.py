"""Where the window was and how its tables were left: kept on this computer, beside its settings."""

from functools import cache
from typing import Any

from PySide6.QtCore import QSettings

from models.settings import folder


@cache
def _store(path: str) -> QSettings:
    return QSettings(path, QSettings.Format.IniFormat)


def remembered(name: str, value: Any = None) -> Any:
    """What is kept under a name; with a value, keep that instead."""
    store = _store(str(folder() / "window.ini"))
    if value is None:
        return store.value(name)
    store.setValue(name, value)
    return value
