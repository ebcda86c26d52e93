"""Lasting brands of activity, and their yearly campaigns."""

import json

from .database import Problem, Record
from .fields import Choice, Count, Day, Id, Link, Text
from .words import N_, _

#: accent, deep, text on accent, accent of text on white: see the paper's own palette in `exports`.
COLOURS = {
    "week": N_("Red"), "open-day": N_("Blue"), "tour": N_("Green"), "campus": N_("Violet"),
    "school": N_("Orange"),
    "young": N_("Yellow"), "foreign": N_("Turquoise"), "talent": N_("Slate"), "distance": N_("Raspberry"),
    "media": N_("Purple"),
}  # fmt: skip


class Programme(Record):
    """A lasting brand, such as the Publicity Week or the Open Day."""

    id = Id()
    name = Text(N_("Programme"), limit=200, needed=True)
    name_other = Text(N_("Name in the second language"), limit=200)
    summary = Text(N_("Summary"), limit=4000)
    summary_other = Text(N_("Summary in the second language"), limit=4000)
    colour = Choice(N_("Colour"), COLOURS, default="open-day")
    position = Count(default=0)


class Campaign(Record):
    """A programme's edition in one year. `targets` are counts by what is counted: events, people, regions."""

    id = Id()
    programme = Link(Programme, backref="campaigns", on_delete="CASCADE")
    title = Text(N_("Campaign"), limit=300, needed=True)
    title_other = Text(N_("Title in the second language"), limit=300)
    theme = Text(N_("Theme"), limit=500)
    theme_other = Text(N_("Theme in the second language"), limit=500)
    starts = Day(N_("First day"))
    ends = Day(N_("Last day"))
    focus = Text(N_("Focus areas, one a line"), limit=4000)
    focus_other = Text(N_("Focus areas in the second language"), limit=4000)
    targets = Text(default="{}")
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        if self.starts and self.ends and self.ends < self.starts:
            raise Problem(_("“{title}” ends before it starts.").format(title=self.title))
        try:
            counts = json.loads(self.targets or "{}")
        except ValueError:
            counts = None
        if not isinstance(counts, dict) or not all(isinstance(n, int) and n >= 0 for n in counts.values()):
            raise Problem(_("The targets of “{title}” are not whole numbers.").format(title=self.title))
