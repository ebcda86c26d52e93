"""Chips that hold exact filters: a click opens the values, a cross empties it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from models.words import _

from .columns import Row
from .icons import icon
from .parts import button, restyle, row
from .slide import Slide

RING = 3
"""Pixels around the chips for the ring of the focus."""


@dataclass(slots=True)
class Filter:
    """One exact filter. Without `choices` it is on or off, and `value` says whether a row passes."""

    key: str
    title: str
    value: Callable[[Row], Any]
    name: Callable[[Any], str] = str
    choices: Sequence[Any] | Callable[[], Iterable[Any]] = ()
    count: Callable[[], int] | None = None


class Chips(Slide):
    """A row of filters; rows must pass all that are set. They slide where the page is narrow."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter]) -> None:
        self.filters = filters
        self.chosen: dict[str, set[Any]] = {}
        self.chips = {chosen.key: self._chip(chosen) for chosen in filters}
        super().__init__(row(*self.chips.values(), gap=6, margins=(RING, RING, RING, RING)), 90)
        self.refresh()

    def _chip(self, made_for: Filter) -> QPushButton:
        made = button("", lambda: self._clicked(made_for), role="chip")
        made.setAccessibleName(_(made_for.title))
        return made

    def _clicked(self, made_for: Filter) -> None:
        if made_for.choices:
            self._open(made_for)
            return
        if self.chosen.pop(made_for.key, None) is None:
            self.chosen[made_for.key] = {True}
        self._tell()

    def _open(self, made_for: Filter) -> None:
        chip = self.chips[made_for.key]
        menu = QMenu(chip)
        now = self.chosen.get(made_for.key, set())
        choices = made_for.choices() if callable(made_for.choices) else made_for.choices
        for choice in choices:
            action = menu.addAction(made_for.name(choice))
            action.setCheckable(True)
            action.setChecked(choice in now)
            action.toggled.connect(lambda on, choice=choice: self.set(made_for.key, choice, on))
        if now:
            menu.addSeparator()
            menu.addAction(icon("x"), _("Any"), lambda: self.clear(made_for.key))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def set(self, key: str, choice: Any, on: bool) -> None:
        """Let rows with this value through, or no longer."""
        values = self.chosen.setdefault(key, set())
        values.add(choice) if on else values.discard(choice)
        if not values:
            del self.chosen[key]
        self._tell()

    def clear(self, key: str) -> None:
        """Let every value of a filter through."""
        self.chosen.pop(key, None)
        self._tell()

    def put(self, chosen: Mapping[str, Iterable[Any]]) -> None:
        """Let exactly these values through; none lets everything through."""
        self.chosen = {key: {*values} for key, values in chosen.items() if values and key in self.chips}
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Say on each chip what it lets through."""
        for made_for in self.filters:
            chip, now = self.chips[made_for.key], self.chosen.get(made_for.key)
            words = _(made_for.title)
            if made_for.choices:
                names = [made_for.name(value) for value in sorted(now or (), key=str)]
                words += f"  {', '.join(names[:2])}{' …' if len(names) > 2 else ''}" if names else "  ▾"
            elif made_for.count:
                words += f"  {made_for.count()}"
            chip.setText(words)
            chip.setAccessibleName(words.replace("▾", "").strip())
            on = "yes" if now else "no"
            if chip.property("on") != on:
                chip.setProperty("on", on)
                restyle(chip)

    def told(self) -> list[str]:
        """What is let through, in words: the values, or the title of a filter that is on."""
        found: list[str] = []
        for made_for in self.filters:
            values = sorted(self.chosen.get(made_for.key, ()), key=str)
            found += [made_for.name(v) if made_for.choices else _(made_for.title) for v in values]
        return found

    def passes(self) -> Callable[[Row], bool] | None:
        """What a row must meet, or None where everything passes."""
        tests = [(f.value, self.chosen[f.key]) for f in self.filters if f.key in self.chosen]
        return (lambda r: all(value(r) in allowed for value, allowed in tests)) if tests else None
