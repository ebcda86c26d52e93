"""Loading Qt, and Python's own import afterwards.

PySide puts its own in the place of it, which reads and searches the source of every module imported from then
on for `from __feature__ import ...`: a twentieth of the whole start. Nothing here asks for such a feature.
"""

import builtins


def load_qt() -> None:
    """Load the modules of Qt that a window begins with."""
    from PySide6 import QtCore, QtGui, QtSvg, QtWidgets  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
