"""What this program is, under which licence, and with whose work."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from models.words import _

from .icons import logo

if TYPE_CHECKING:
    from .window import Window


def about(window: "Window") -> QMessageBox:
    """The dialog that says it."""
    dialog = QMessageBox(window)
    dialog.setWindowTitle(_("About Lectern"))
    dialog.setIconPixmap(logo().pixmap(48, 48))
    dialog.setText("Lectern")
    dialog.setInformativeText("\n\n".join((
        _("Plan Open Days, campus visits and school lectures. Print and share what everyone needs."),
        _("Free software under the MIT licence. It works without a network and sends nothing anywhere."),
        _("Made with Qt (LGPL), SQLite, ReportLab, openpyxl and PDFium; set in Noto Sans SC (OFL); icons by "
          "Lucide (ISC)."),
    )))  # fmt: skip
    return dialog
