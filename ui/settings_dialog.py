"""Settings: of the plan (in its file), and of this computer (in one small file)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from models import settings
from models.database import Problem
from models.plan import CURRENCIES, change_plan, the_plan
from models.words import LANGUAGES, _, language

from .menu import LOOK_NAMES
from .parts import Segments, button, column, label, line, row
from .roomy import EDGE, Roomy
from .theme import LOOKS, theme

if TYPE_CHECKING:
    from .window import Window


class SettingsDialog(QDialog):
    """Language and look take effect at once; the rest when kept."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(480, window.width() - EDGE))
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        facts = column(gap=10)
        if window.store:
            self._plan(facts)
        self._computer(facts)
        inside = QWidget()
        inside.setLayout(facts)
        keep = button(_("Keep"), self.keep, role="primary")
        keep.setProperty("tall", "yes")
        keep.setDefault(True)
        foot = row(None, button(_("Cancel"), self.reject, role="large"), keep)
        layout = column(Roomy(inside), self.error, foot, gap=10, margins=(20, 20, 20, 20))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _plan(self, layout) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        plan = the_plan()
        self.title = _field(_("Name of the plan"), plan.title)
        self.zone = _field(_("Time zone"), plan.time_zone)
        self.first = _choice(_("Language"), LANGUAGES, plan.language)
        self.second = _choice(_("Second language"), LANGUAGES, plan.language_other)
        self.currency = _choice(
            _("Currency"), {key: f"{key} ({_(name)})" for key, name in CURRENCIES.items()}, plan.currency
        )
        layout.addWidget(label(_("This plan"), "section"))
        for made in (self.title, self.zone, self.first, self.second, self.currency):
            layout.addLayout(_fact(made.accessibleName(), made))
        layout.addSpacing(8)
        layout.addWidget(line())

    def _computer(self, layout) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        self.name = _field(_("Your name"), str(settings.setting("name", "")))
        spoken = Segments(list(LANGUAGES.items()), language(), _("Language"))
        spoken.chosen.connect(self._speak)
        looks = Segments([(key, _(LOOK_NAMES[key])) for key in LOOKS], theme().look, _("Look"))
        looks.chosen.connect(self.window_.look)
        layout.addWidget(label(_("This computer"), "section"))
        layout.addLayout(_fact(_("Your name"), self.name))
        layout.addLayout(_fact(_("Language"), spoken))
        layout.addLayout(_fact(_("Look"), looks))

    def _speak(self, name: str) -> None:
        self.accept()
        self.window_.speak(name)

    def keep(self) -> None:
        """Keep what was typed; a value that cannot be meant is told and keeps the dialog."""
        try:
            if self.window_.store:
                change_plan(
                    title=self.title.text().strip(), time_zone=self.zone.text().strip(),
                    language=self.first.currentData(), language_other=self.second.currentData(),
                    currency=self.currency.currentData(),
                )  # fmt: skip
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        settings.keep(name=self.name.text().strip())
        self.accept()


def _field(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    return made


def _choice(name: str, choices: dict[str, str], now: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for key, text in choices.items():
        made.addItem(text, key)
    made.setCurrentIndex(max(0, made.findData(now)))
    return made


def _fact(name: str, made: QWidget):  # type: ignore[no-untyped-def]  # noqa: ANN202
    words = label(name, "small")
    words.setFixedWidth(120)
    words.setBuddy(made)
    layout = row(words, made, gap=8)
    layout.setStretch(1, 1)
    return layout
