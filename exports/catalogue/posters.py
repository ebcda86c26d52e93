"""Posters, alone, several on a sheet, and in sheets to be glued."""

from exports.document import Option, sheet
from models.words import N_

PAPERS = ("A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Tabloid")
OFFICE_PAPERS = ("A4", "A3", "Letter", "Tabloid")
COLOURS = (
    "red", "blue", "green", "violet", "orange", "yellow", "turquoise", "slate", "raspberry", "purple",
)  # fmt: skip
DESIGNS = ("door", "rings", "terraces", "week", "tour", "bilingual", "notice", "photo", "landscape")
POSTER = (
    Option("template", "choice", N_("Design"), "auto", ("auto", *DESIGNS)),
    Option("colour", "choice", N_("Colour"), "auto", ("auto", *COLOURS)),
    Option("link", "text", N_("Address for the QR code")),
    Option("parts", "switch", N_("One for each part of the event"), "no"),
)
SIZE = Option("size", "text", N_("Own size in mm, such as 600x900"))
BLEED = Option("bleed", "switch", N_("Bleed and crop marks"), "no")
UP = Option("up", "choice", N_("Posters a sheet"), "4", ("1", "2", "4", "8", "mixed"))
SIZES = Option("sizes", "text", N_("Sizes of a mixed sheet"), "A5, A6, A6")
TILES = (
    Option("size", "text", N_("Size of the poster: A1, or 600x900 mm"), "A1"),
    Option("scale", "choice", N_("Scale in percent"), "100", ("100", "95", "90", "85", "80", "71", "50")),
    *POSTER,
)

DOCUMENTS = (
    sheet("posters", "poster", N_("Poster"), *POSTER, SIZE, BLEED, paper="A3", papers=PAPERS),
    sheet("posters", "poster-sheet", N_("Poster sheet"), UP, SIZES, *POSTER, xlsx="poster_workbook"),
    sheet("posters", "poster-tiles", N_("Poster in sheets"), *TILES, papers=OFFICE_PAPERS),
)
