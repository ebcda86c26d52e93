"""Views of a list that were given a name: what is filtered, which columns are seen, and how it is sorted.

They are kept on this computer, for each plan.
"""

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.database import Problem
from models.words import _

from .asking import Asking, fact, typed
from .icons import icon
from .parts import button, restyle, row
from .remembered import remembered

if TYPE_CHECKING:
    from .chips import Chips
    from .parts import Search
    from .table import Table
    from .window import Window

State = dict[str, Any]


class Views(QWidget):
    """A chip for each view; `saving` is the button that makes one of what is seen."""

    chosen = Signal(str)

    def __init__(self, window: "Window", table: "Table", search: "Search", chips: "Chips") -> None:
        super().__init__()
        self.window_, self.table, self.search, self.filters = window, table, search, chips
        assert window.store is not None
        self.key = f"views/{window.store.picture.plan.identity}/{table.name}"
        self.saved: dict[str, State] = json.loads(remembered(self.key) or "{}")
        self.chips: dict[str, QPushButton] = {}
        self.saving = button(_("Save this view"), self.ask, icon_name="bookmark", role="quiet")
        self.inside = row(None, gap=6)
        self.setLayout(self.inside)
        self._show()

    # What is seen

    def state(self) -> State:
        """What is filtered, seen and sorted at this moment."""
        columns, header = self.table.rows.columns, self.table.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        seen = [n for n in order if n in self.table.head.dropped or not header.isSectionHidden(n)]
        return {
            "text": self.search.text().strip(),
            "chips": {key: sorted(values, key=str) for key, values in self.filters.chosen.items()},
            "columns": [columns[n].name for n in seen],
            "order": [[columns[n].name, descending] for n, descending in self.table.rows.order],
        }

    def put(self, name: str) -> None:
        """Show a view: filter, columns and order as they were when it was saved."""
        wanted = self.saved[name]
        known = {column.name: n for n, column in enumerate(self.table.rows.columns)}
        header = self.table.horizontalHeader()
        seen = [known[each] for each in wanted["columns"] if each in known]
        self.table.head.dropped = []
        for number in known.values():
            header.setSectionHidden(number, number not in seen)
        for place, number in enumerate(seen):
            header.moveSection(header.visualIndex(number), place)
        self.table.head.make_room()
        for at, (each, descending) in enumerate(pair for pair in wanted["order"] if pair[0] in known):
            self.table.sort(known[each], descending=descending, add=at > 0)
        self.search.setText(wanted["text"])
        self.filters.put(wanted["chips"])
        self.refresh()
        self.chosen.emit(name)

    def refresh(self) -> None:
        """Mark the view that is seen."""
        now = self.state()
        for name, chip in self.chips.items():
            on = "yes" if self.saved[name] == now else "no"
            if chip.property("on") != on:
                chip.setProperty("on", on)
                restyle(chip)

    # Saving and deleting

    def ask(self) -> None:
        """Ask what the view is called."""
        SaveView(self).open()

    def save(self, name: str) -> None:
        """Keep what is seen under a name; a view of that name is replaced."""
        self._keep({**self.saved, name: self.state()})

    def remove(self, name: str) -> None:
        """Keep a view no longer; the list stays as it is."""
        before = dict(self.saved)
        self._keep({other: state for other, state in self.saved.items() if other != name})
        self.window_.tell(_("Deleted the view “{name}”.").format(name=name),
                          act=lambda: self._keep(before), name=_("Undo"))  # fmt: skip

    def _keep(self, saved: dict[str, State]) -> None:
        self.saved = saved
        remembered(self.key, json.dumps(saved))
        self._show()

    def _show(self) -> None:
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for number, name in enumerate(self.saved):
            chip = _Chip(self, name)
            self.chips[name] = chip
            self.inside.insertWidget(number, chip)
        self.setVisible(bool(self.saved))
        self.refresh()


class _Chip(QPushButton):
    """A view: a click shows it, Delete or its menu deletes it."""

    def __init__(self, views: Views, name: str) -> None:
        super().__init__(icon("bookmark"), name)
        self.views, self.name = views, name
        self.setProperty("role", "chip")
        self.setAccessibleName(_("View {name}").format(name=name))
        self.setToolTip(_("Shows this view. Delete removes it."))
        self.clicked.connect(lambda _checked=False: views.put(name))

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.views.remove(self.name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        self.menu_of().popup(event.globalPos() or self.mapToGlobal(QPoint(0, self.height())))

    def menu_of(self) -> QMenu:
        """What can be done with the view."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Show"), lambda: self.views.put(self.name))
        menu.addAction(_("Save what is seen under this name"), lambda: self.views.save(self.name))
        menu.addSeparator()
        menu.addAction(icon("trash-2"), _("Delete"), lambda: self.views.remove(self.name))
        return menu


class SaveView(Asking):
    """Asks for the name of a view."""

    def __init__(self, views: Views) -> None:
        super().__init__(views.window_, _("Save this view"), _("Save"), wide=400)
        self.views = views
        words = filter(None, [views.search.text().strip(), *views.filters.told()])
        self.name = typed(_("Name"), _(", ").join(words))
        self.furnish(fact(_("Name"), self.name))
        self.name.selectAll()
        self.name.setFocus()

    def do(self) -> None:
        name = self.name.text().strip()
        if not name:
            raise Problem(_("Give the view a name."))
        self.views.save(name)
