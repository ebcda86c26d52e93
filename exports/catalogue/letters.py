"""Certificates, letters and forms."""

from exports.document import Option, sheet
from models.words import N_

PEOPLE = ("all", "speakers", "guests")
CERTIFICATES = (
    Option("people", "choice", N_("For"), "all", PEOPLE),
    Option("text", "text", N_("What for, in your words")),
    Option("signed", "text", N_("Signed by, with ; between")),
    Option("serial", "text", N_("Serial number begins with")),
)

DOCUMENTS = (sheet("letters", "certificates", N_("Certificates"), *CERTIFICATES),)
