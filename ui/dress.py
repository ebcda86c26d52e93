"""Dressing the program: its language, its typeface, its look."""

import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from models import settings
from models.words import speak

from .icons import logo
from .theme import font, load_fonts


def set_language(name: str, translator: QTranslator) -> None:
    """Make the program, and Qt's own buttons, speak a language."""
    speak(name)
    QLocale.setDefault(QLocale(name))
    QApplication.setFont(font())
    QCoreApplication.removeTranslator(translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(name), "qtbase", "_", folder):
        QCoreApplication.installTranslator(translator)


def preferred_language() -> str:
    """The language chosen before, else that of the system where we speak it."""
    chosen = settings.setting("language")
    return str(chosen) if chosen else "zh_CN" if QLocale.system().name().startswith("zh") else "en"


def application() -> QApplication:
    """The Qt application, dressed: made once a process."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        made.setStyle("Fusion")
    else:  # named so, the style is worn without its class being made for Python, which takes a while
        made = QApplication([*sys.argv[:1], "-style", "fusion"])
    made.setApplicationName("Lectern")
    made.setApplicationDisplayName("")
    made.setWindowIcon(logo())
    load_fonts()
    return made
