"""Certificates, letters and forms."""

from exports.document import Option, sheet
from models.words import N_

PEOPLE = ("all", "speakers", "guests")
CERTIFICATES = (
    Option("people", "choice", N_("For"), "all", PEOPLE),
    Option("text", "text", N_("What for, in your words")),
    Option("signed", "text", N_("Signed by, with ; between")),
    Option("serial", "text", N_("Serial number begins with")),
    Option("ahead", "switch", N_("Before the event is over too"), "no"),
    Option("blank", "number", N_("More with a line for the name"), "0"),
)
SEATING = (
    Option("session", "text", N_("Only the session")),
    Option("layout", "choice", N_("Layout"), "rostrum", ("rostrum", "table")),
    Option("rows", "choice", N_("Rows"), "auto", ("auto", "1", "2", "3"), ("layout", "rostrum")),
    Option("view", "choice", N_("Seen from"), "both", ("both", "audience", "stage"), ("layout", "rostrum")),
    Option("order", "text", N_("Order of names, with ; between")),
)
LETTERS = (
    Option("kind", "choice", N_("Kind of letter"), "invitation", ("invitation", "thanks")),
    Option(
        "to",
        "choice",
        N_("Addressed to"),
        "speakers",
        ("speakers", "organisations", "guests", "groups", "all"),
    ),
    Option("own", "switch", N_("Each in the recipient's language"), "yes"),
    Option("signed", "text", N_("Signed by")),
)
APPROVAL = (
    Option("serial", "text", N_("Serial number")),
    Option("funds", "text", N_("Paid from")),
    Option("countersigned", "text", N_("Countersigned by, with ; between")),
)
FEEDBACK = (
    Option("up", "choice", N_("Forms a sheet"), "1", ("1", "2")),
    Option("question", "text", N_("One more question")),
)

DOCUMENTS = (
    sheet("letters", "certificates", N_("Certificates"), *CERTIFICATES),
    sheet("letters", "letters", N_("Letters"), *LETTERS),
    sheet("letters", "approval-form", N_("Approval form"), *APPROVAL),
    sheet("letters", "feedback-form", N_("Feedback form"), *FEEDBACK, paper="A5"),
    sheet("letters", "feedback-report", N_("Feedback report")),
    sheet("letters", "seating", N_("Seating"), *SEATING),
)
