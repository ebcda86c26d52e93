"""Universities, schools, agencies, companies and media: who is visited, who hosts, who supports."""

from .database import Problem, Record
from .fields import Choice, Day, Flag, Id, Link, Text
from .image import Image
from .programme import Programme
from .words import N_, _

ORGANISATION_KINDS = {
    "university": N_("University"), "secondary": N_("Secondary school"), "primary": N_("Primary school"),
    "agency": N_("Agency"), "company": N_("Company"), "media": N_("Media"), "community": N_("Community"),
}  # fmt: skip


class Organisation(Record):
    """An institution. `region` is the province level, `external_id` the official code of its register."""

    id = Id()
    name = Text(N_("Organisation"), limit=300, needed=True)
    name_other = Text(N_("Name in the second language"), limit=300)
    kind = Choice(N_("Kind of organisation"), ORGANISATION_KINDS, default="agency")
    region = Text(N_("Region"), limit=100)
    city = Text(N_("City"), limit=100)
    address = Text(N_("Address"), limit=500)
    contact = Text(N_("Contact"), limit=200)
    phone = Text(N_("Telephone"), limit=100)
    email = Text(N_("E-mail"), limit=200)
    website = Text(N_("Website"), limit=500)
    priority_area = Flag(N_("Priority area"))
    source = Text(limit=300)
    external_id = Text(N_("Register number"), limit=200)
    logo = Link(Image, null=True, backref="organisations", on_delete="SET NULL")
    notes = Text(N_("Notes"), limit=8000)


class Agreement(Record):
    """A signed agreement of cooperation with an organisation for a programme."""

    id = Id()
    organisation = Link(Organisation, backref="agreements", on_delete="CASCADE")
    programme = Link(Programme, null=True, backref="agreements", on_delete="SET NULL")
    signed = Day(N_("Signed on"))
    ends = Day(N_("Ends on"))
    reference = Text(N_("Reference"), limit=300)

    def check(self) -> None:
        super().check()
        if self.signed and self.ends and self.ends < self.signed:
            raise Problem(_("An agreement cannot end before it was signed."))
