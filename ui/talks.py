"""The Lectures page: the catalogue of what is given again and again, by whom, for whom, and where it was."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from models import Event, Person, Session, Talk, TalkGiver, Venue
from models.agenda import SESSION_STATUSES
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .chips import Filter
from .columns import Column, number
from .dates import moment
from .directory import Directory
from .form import Form
from .kinds import event_colour, where
from .lines import detail_line
from .parts import button, column, row
from .talks_givers import Givers
from .talks_session import FromCatalogue
from .tongues import tongues

FACTS = ("title_other", "ages", "minutes", "language", "materials", "summary", "summary_other", "notes")


class TalksPage(Directory):
    """List and detail; a lecture becomes a session in one act."""

    shows = (Talk, TalkGiver, Person, Session, Event, Venue)
    model = Talk
    named = "title"
    merges = False
    title = N_("Lectures")
    filter_words = N_("Filter lectures")
    new_words = N_("New lecture")
    new_name = N_("New lecture")
    empty_title = N_("No lectures yet")
    empty_text = N_(
        "What is given again and again: its summary, age group, minutes and materials, and who can give it."
    )

    def columns(self) -> Sequence[Column]:
        return (
            Column("title", N_("Lecture"), self.called, 260, first=True, second=self._second),
            Column("ages", N_("Age group"), lambda t: t.ages, 110, hidden=True),
            Column("minutes", N_("Min"), lambda t: str(t.minutes), 52, right=True, searched=False,
                   key=lambda t: t.minutes, spare=2),
            Column("given", N_("Given"), lambda t: number(len(self.given(t)) or None), 60, right=True,
                   searched=False, key=lambda t: -len(self.given(t))),
            Column("who", N_("Who can give it"), self._who, 150, spare=1),
            Column("materials", N_("Materials"), lambda t: t.materials, 140, hidden=True),
            Column("language", N_("Language"), lambda t: tongues(t.language), 90, hidden=True),
            Column("summary", N_("Summary"), lambda t: t.summary, 200, hidden=True),
        )  # fmt: skip

    def filters(self) -> list[Filter]:
        def talks() -> Sequence[Row]:
            return list(self.picture.all("talk"))

        return [
            Filter("ages", N_("Age group"), lambda t: t.ages, str,
                   lambda: sorted({t.ages for t in talks()} - {""})),
            Filter("nobody", N_("Nobody gives it"), lambda t: not self.givers(t),
                   count=lambda: sum(not self.givers(t) for t in talks())),
            Filter("never", N_("Never given"), lambda t: not self.given(t),
                   count=lambda: sum(not self.given(t) for t in talks())),
        ]  # fmt: skip

    # What is shown

    def given(self, talk: Row) -> list[Row]:
        """The sessions made from a lecture, without those called off."""
        return [s for s in self.picture.of("session", "talk_id", talk.id) if s.status != "cancelled"]

    def givers(self, talk: Row) -> list[Row]:
        """Who can give a lecture, in order."""
        rows = self.picture.of("talk_giver", "talk_id", talk.id)
        people = (self.picture.get("person", row.person_id) for row in rows)
        return [person for person in people if person is not None]

    def _who(self, talk: Row) -> str:
        return _(", ").join(spoken(self.picture, person, "name") for person in self.givers(talk))

    def _second(self, talk: Row) -> str:
        return " · ".join(filter(None, (talk.ages, talk.title_other)))

    def detail(self) -> QWidget:
        self.form = Form(self.lectern, Talk, FACTS, columns=2, label_width=96)
        self.make = button(_("Make a session…"), self.make_session, icon_name="plus")
        both = QWidget()
        both.setLayout(column(row(self.make, None), 8, self.form, gap=0))
        return both

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        people = self.givers(row_)
        self.section(_("Who can give it"), [], "", None)
        self.sections.addWidget(Givers(self.lectern, row_, people))
        sessions = self.given(row_)
        lines = [self._line(session) for session in sorted(sessions, key=_latest, reverse=True)]
        empty = _("Not given yet. Make a session of it in the agenda of an event.")
        self.section(self._times(sessions), lines, empty)

    def _times(self, sessions: Sequence[Row]) -> str:
        cities = {where(self.picture, self.picture.tables["event"][s.event_id]) for s in sessions} - {""}
        if len(cities) < 2:
            return _("Given")
        text = ngettext("Given in {count} city", "Given in {count} cities", len(cities))
        return text.format(count=len(cities))

    def _line(self, session: Row) -> QWidget:
        event = self.picture.tables["event"][session.event_id]
        people = _(", ").join(
            spoken(self.picture, person, "name") for _row, person in self.picture.people(session.id)
        )
        when = moment(session.starts, year=True) or _("unplaced")
        second = " · ".join(filter(None, (people, _(SESSION_STATUSES.get(session.status, "")))))
        colour = event_colour(self.picture, event)
        return detail_line(
            colour,
            when,
            spoken(self.picture, event),
            second,
            partial(self.lectern.go_to, "session", session.id),
        )

    # Acts

    def make_session(self) -> None:
        """Ask in which event the lecture is given."""
        row_ = self.current()
        if row_ is not None:
            FromCatalogue(self.lectern, talk_id=row_.id).open()


def _latest(session: Row) -> tuple[bool, str]:
    return session.starts is not None, str(session.starts)
