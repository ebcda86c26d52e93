"""What can be done with the chosen rows of a list of people, organisations, places or lectures."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from models.words import _

if TYPE_CHECKING:
    from .directory import Directory


def directory_menu(page: "Directory") -> QMenu:
    """The menu for what is chosen, or for the list where nothing is."""
    menu, chosen = QMenu(page), page.table.chosen()
    if chosen:
        menu.addAction(_("Copy"), page.table.copy)
        if page.merges and len(chosen) > 1:
            menu.addAction(_("Merge…"), page.merge_chosen)
        menu.addSeparator()
        menu.addAction(_("Delete"), page.delete)
        page.fill_menu(menu, chosen)
    else:
        menu.addAction(_(page.new_words), page.add)
    menu.addAction(_("Paste"), page.paste)
    if page.merges:
        menu.addAction(_("Find duplicates…"), page.find_duplicates)
    return menu
