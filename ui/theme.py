"""The look of the window: named colours light and dark, the typeface, and the one style sheet made of
them."""

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from models.words import language

RESOURCES = Path(__file__).parent.parent / "resources"

#: name: (light, dark). Every text colour has at least 4.5:1 on canvas and chrome.
COLOURS = {
    "canvas": ("#FFFFFF", "#1B1C1F"),
    "chrome": ("#F7F7F5", "#151618"),
    "sunken": ("#F0F0ED", "#111214"),
    "raised": ("#FFFFFF", "#26282C"),
    "hover": ("#EFEFEB", "#25272B"),
    "pressed": ("#E5E4DF", "#2E3136"),
    "line": ("#E5E4E0", "#2C2E33"),
    "line-strong": ("#CBCAC4", "#44474E"),
    "edge": ("#8A8983", "#7A7D84"),
    "text": ("#1C1C1A", "#ECECE9"),
    "text-2": ("#565550", "#B6B6B1"),
    "text-3": ("#696863", "#9A9A95"),
    "disabled": ("#A3A29C", "#64666B"),
    "accent": ("#2457CE", "#8DB0FF"),
    "accent-fill": ("#2457CE", "#2F5FCC"),
    "accent-hover": ("#1C48B0", "#3B6BDA"),
    "on-accent": ("#FFFFFF", "#FFFFFF"),
    "accent-tint": ("#E8EEFB", "#1F2B45"),
    "accent-line": ("#A8BFF0", "#3F5C9E"),
    "good": ("#1D7044", "#6CC796"),
    "good-tint": ("#E4F2EA", "#18301F"),
    "warn": ("#8A5500", "#EDB658"),
    "warn-tint": ("#FDF1DA", "#352A14"),
    "bad": ("#B42A1B", "#FF9A8B"),
    "bad-tint": ("#FBEAE7", "#3C1F1B"),
    "hint": ("#24252A", "#E4E4E1"),
    "on-hint": ("#FFFFFF", "#1B1C1F"),
    "on-hint-accent": ("#A9C3FF", "#1C48B0"),
    "hatch": ("#D9D8D2", "#34373C"),
    "slate": ("#7C8795", "#B2B7C5"),
    "teal": ("#034C51", "#338288"),
    "amber": ("#B88A0E", "#FEC670"),
    "plum": ("#6E1498", "#AB5BDB"),
    "rose": ("#D2495E", "#FE8994"),
    "leaf": ("#516F03", "#7BA22B"),
    "sea": ("#2183D8", "#7DBDFE"),
    "umber": ("#612A19", "#A06155"),
}
#: The window's colour of a programme, by the colour it has on paper.
PROGRAMMES = {
    "week": "sea",
    "open-day": "plum",
    "tour": "leaf",
    "campus": "teal",
    "school": "amber",
    "young": "rose",
    "foreign": "umber",
    "talent": "umber",
    "distance": "slate",
    "media": "sea",
}
#: The window's colours of tracks, in the order they are given out.
TRACKS = ("slate", "teal", "amber", "plum", "rose", "leaf", "sea", "umber")
#: The window's colour of a kind of event that belongs to no programme yet.
KIND_COLOURS = {
    "open_day": "plum",
    "campus_visit": "teal",
    "school_lecture": "amber",
    "service_stop": "leaf",
    "online_course": "slate",
    "competition": "sea",
    "training": "umber",
    "salon": "sea",
    "workshop": "rose",
}
FAMILY = "Noto Sans SC"
LOOKS = ("system", "light", "dark")


class Theme(QObject):
    """Which look is worn now; `changed` is told after a switch."""

    changed = Signal()
    dark = False
    look = "system"


@cache
def theme() -> Theme:
    """The one theme of the program."""
    return Theme()


def colour(name: str) -> QColor:
    """A named colour of the look worn now."""
    return _parsed(COLOURS[name][theme().dark])


@cache
def _parsed(value: str) -> QColor:
    return QColor(value)


def load_fonts() -> None:
    """Give the program its own typeface, so that it looks the same on every computer and has all Chinese."""
    for name in ("NotoSansSC-Regular", "NotoSansSC-Medium", "NotoSansSC-Bold", "NotoEmoji-Regular"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{name}.ttf"))
    QFont.insertSubstitutions(FAMILY, ["Noto Emoji"])


def font(size: int = 13, weight: int = 400) -> QFont:
    """The typeface at a size in pixels; weight 400, 500 or 700."""
    return _font(size, weight, language() != "zh_CN")


@cache
def _font(size: int, weight: int, narrow: bool) -> QFont:
    """`narrow`: quotes, dashes and dots as wide as Latin has them, not as wide as a Chinese character."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    if narrow:
        made.setFeature(QFont.Tag("pwid"), 1)
    return made


def wear(look: str) -> None:
    """Put on a look: light, dark, or as the system. Takes effect at once."""
    hints = QGuiApplication.styleHints()
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(look, Qt.ColorScheme.Unknown)
    hints.setColorScheme(scheme)
    now = theme()
    now.look = look
    now.dark = look == "dark" or (look == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    QDir.setSearchPaths("style", [str(RESOURCES / "styles")])
    QApplication.setPalette(_palette())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet(_sheet(now.dark))
    now.changed.emit()


def follow_system() -> None:
    """Change with the system while the look is “as the system”."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(_follow)


def _follow() -> None:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if theme().look == "system" and theme().dark != dark:
        wear("system")


def _palette() -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for where, name in (
        (role.Window, "canvas"),
        (role.Base, "canvas"),
        (role.AlternateBase, "chrome"),
        (role.Button, "canvas"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.BrightText, "text"),
        (role.PlaceholderText, "text-3"),
        (role.Highlight, "accent-fill"),
        (role.HighlightedText, "on-accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "hint"),
        (role.ToolTipText, "on-hint"),
        (role.Light, "line"),
        (role.Midlight, "line"),
        (role.Mid, "line-strong"),
        (role.Dark, "line-strong"),
        (role.Shadow, "line-strong"),
        (role.Accent, "accent-fill"),
    ):
        made.setColor(where, colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colour("disabled"))
    return made


@cache
def _sheet(dark: bool) -> str:
    text = (RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8")
    text = text.replace("@theme", "dark" if dark else "light")
    return re.sub(r"@([a-z0-9-]+)", lambda found: COLOURS[found[1]][dark], text)
