"""What goes along to an event: things and how many of them, told when more go out than there are."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import Event, Item, Loan
from models.database import Problem
from models.event_acts import lend
from models.history import step
from models.words import _
from planning.itinerary import lent_out
from planning.plan import Row

from .errors import saying
from .fields import Line
from .parts import Elided, column, emptied, icon_button, label, line, row, unveil
from .values import read_count

if TYPE_CHECKING:
    from .event import EventPage


class Loans(QWidget):
    """One line a thing; below, a number and a name add another."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.count = Line(_("How many"), role="", empty="1")
        self.count.setFixedWidth(52)
        self.name = Line(_("What to bring"), role="", empty=_("What to bring"))
        self.name.offering(lambda: sorted(item.name for item in page.picture.all("item")))
        for field in (self.count, self.name):
            field.returnPressed.connect(self.add)
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        plus = icon_button("plus", _("Add"), self.add)
        adding = row(self.count, self.name, plus, gap=6)
        head = label(_("Goes along"), "section")
        self.setLayout(column(head, 4, line(), self.list, 6, adding, self.error, gap=0))

    def refresh(self) -> None:
        """List what goes along."""
        emptied(self.list)
        picture = self.page.picture
        for loan in picture.of("loan", "event_id", self.page.event_id):
            self.list.addWidget(self._line(loan, picture.tables["item"][loan.item_id]))
            self.list.addWidget(line())
        unveil(self.list)

    def _line(self, loan: Row, item: Row) -> QWidget:
        out, all_ = lent_out(self.page.picture, loan)
        words = f"{loan.quantity} × {item.name}" if loan.quantity != 1 else item.name
        name = Elided(words)
        short = label("", "bad")
        if out > all_:
            short.setText(_("{out} asked for, {all} there").format(out=out, all=all_))
        short.setVisible(out > all_)
        gone = icon_button("x", _("Leave {item} here").format(item=item.name), lambda: self.remove(loan.id))
        inside = row(name, short, gone, gap=6)
        inside.setStretch(0, 1)
        box = QWidget()
        box.setLayout(inside)
        return box

    def add(self) -> None:
        """Add what was typed; a new name is a new thing, of which there are as many as go along."""
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        try:
            count = read_count(self.count.text()) if self.count.text().strip() else 1
            with step(_("Take {item} along").format(item=name)):
                item = Item.get_or_none(Item.name == name) or Item.create(
                    name=name, kind="material", quantity=count
                )
                lend(Event.fetch(self.page.event_id), item, count)
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        self.error.hide()
        for field in (self.name, self.count):
            field.clear()
            field.setModified(False)
        self.name.setFocus()

    def remove(self, row_id: int) -> None:
        """Leave a thing here."""
        with saying(self.page.lectern):
            loan = Loan.fetch(row_id)
            with step(_("Leave {item} here").format(item=loan.item.name)):
                loan.delete_instance()
