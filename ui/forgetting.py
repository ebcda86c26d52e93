"""Asking once more before a person is forgotten: the one act that cannot be taken back."""

from typing import TYPE_CHECKING

from models import Person
from models.forgetting import forget
from models.words import _, ngettext

from .asking import Asking
from .parts import label

if TYPE_CHECKING:
    from .window import Window


class ForgetDialog(Asking):
    """What goes and what stays, in words; Esc keeps everything."""

    def __init__(self, window: "Window", person_id: int) -> None:
        assert window.store is not None
        self.person_id = person_id
        name = window.store.picture.tables["person"][person_id].name
        super().__init__(window, _("Forget {name}?").format(name=name), _("Forget"))
        gone = _(
            "Name, position, telephone number, e-mail and notes go from this plan and from its released"
            " versions. Sessions keep that somebody was there, without a name."
        )
        lasting = _(
            "This cannot be undone, and neither can anything done before it. Backups and files made earlier"
            " still hold the name."
        )
        self.furnish(label(gone, wrap=True), label(lasting, "second", wrap=True))
        self.cancel.setFocus()

    def do(self) -> None:
        count = forget(Person.fetch(self.person_id))
        words = ngettext("Forgotten, also in {count} released version.",
                         "Forgotten, also in {count} released versions.", count)  # fmt: skip
        self.lectern.tell(words.format(count=count) if count else _("Forgotten."))
