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
SEATING = (
    Option("session", "text", N_("Only the session")),
    Option("layout", "choice", N_("Layout"), "rostrum", ("rostrum", "table")),
    Option("rows", "choice", N_("Rows"), "auto", ("auto", "1", "2", "3")),
    Option("view", "choice", N_("Seen from"), "both", ("both", "audience", "stage")),
    Option("order", "text", N_("Order of names, with ; between")),
)
APPROVAL = (
    Option("serial", "text", N_("Serial number")),
    Option("funds", "text", N_("Paid from")),
    Option("countersigned", "text", N_("Countersigned by, with ; between")),
)

DOCUMENTS = (
    sheet("letters", "certificates", N_("Certificates"), *CERTIFICATES),
    sheet("letters", "approval-form", N_("Approval form"), *APPROVAL),
    sheet("letters", "seating", N_("Seating"), *SEATING),
)
