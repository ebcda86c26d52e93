"""The table of all documents, in the order of the menu: one module a heading.

It names the modules that write and never imports them: ReportLab, openpyxl and icalendar load only when one
of their documents is made.
"""

from exports.catalogue import agenda, letters, lists, people, posters, season, signs, workbooks

DOCUMENTS = (
    *agenda.DOCUMENTS,
    *posters.DOCUMENTS,
    *signs.DOCUMENTS,
    *people.DOCUMENTS,
    *lists.DOCUMENTS,
    *letters.DOCUMENTS,
    *workbooks.DOCUMENTS,
    *season.DOCUMENTS,
)
