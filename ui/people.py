"""The People page: everybody of the plan, what they do and when they cannot."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from models import Absence, Appearance, Event, Organisation, Person, Session
from models.history import step
from models.person import ABSENCE_KINDS
from models.words import N_, _
from planning.fixes import Fix, apply_fix, fixes
from planning.load import months
from planning.plan import Row
from planning.problems import waiver
from planning.rules import Finding
from planning.spoken import spoken

from .absences import Absences
from .chips import Filter
from .columns import Column, Part, initials, number
from .dates import moment, month_name
from .directory import Directory
from .errors import saying
from .event_people import REPLY_MARKS
from .form import Form
from .kinds import event_colour
from .lines import detail_line
from .load_strip import COUNT, LoadStrip
from .parts import Banner, button, column

#: Sessions that are listed before somebody asks for all.
A_FEW = 8
FACTS = (
    "title",
    "organisation",
    "email",
    "phone",
    "city",
    "languages",
    "expertise",
    "accredited",
    "visits_a_month",
    "consent",
    "name_other",
    "title_other",
    "notes",
)


class PeoplePage(Directory):
    """List and detail; arrows move."""

    shows = (Person, Organisation, Appearance, Session, Absence, Event)
    judges = True
    all_of: int | None = None
    model = Person
    title = N_("People")
    filter_words = N_("Filter people")
    new_words = N_("New person")
    new_name = N_("New person")
    empty_title = N_("Nobody here yet")
    empty_text = N_(
        "Speakers, guides, hosts and contacts. Names typed into sessions appear here by themselves."
    )

    def columns(self) -> Sequence[Column]:
        return (
            Column("name", N_("Name"), self.called, 230, first=True, second=self._second,
                   parts=lambda p: (Part(initials(spoken(self.picture, p, "name")), mark="face"),)),
            Column("organisation", N_("Organisation"), self._organisation, 150, hidden=True),
            Column("city", N_("City"), lambda p: p.city, 90),
            Column("months", N_("Six months"), lambda p: " ".join(str(n) for n in self._months(p)), 102,
                   searched=False, parts=self._bars, key=lambda p: [-n for n in self._months(p)]),
            Column("month", N_("This month"), self._this_month, 84, searched=False, parts=self._month,
                   key=lambda p: -self._months(p)[1]),
            Column("sessions", N_("Sessions"), self._count, 74, right=True, searched=False, hidden=True,
                   key=lambda p: -len(self.picture.of("appearance", "person_id", p.id))),
            Column("phone", N_("Telephone"), lambda p: p.phone, 110, hidden=True),
            Column("email", N_("E-mail"), lambda p: p.email, 140, hidden=True),
            Column("expertise", N_("Expertise"), lambda p: p.expertise, 140, hidden=True),
        )  # fmt: skip

    def filters(self) -> list[Filter]:
        return [Filter("city", N_("City"), lambda p: p.city, str,
                       lambda: sorted({p.city for p in self.picture.all("person")} - {""}))]  # fmt: skip

    def fill_menu(self, menu: QMenu, chosen: Sequence[Row]) -> None:
        if len(chosen) == 1:
            menu.addAction(_("Forget…"), lambda: self.forget(chosen[0].id))

    def forget(self, person_id: int) -> None:
        """Ask once more, then take all that is known of somebody out of the plan."""
        from .forgetting import ForgetDialog

        ForgetDialog(self.lectern, person_id).open()

    def _organisation(self, person: Row) -> str:
        found = self.picture.get("organisation", person.organisation_id)
        return spoken(self.picture, found, "name")

    def _second(self, person: Row) -> str:
        return " · ".join(filter(None, (spoken(self.picture, person), self._organisation(person))))

    def _count(self, person: Row) -> str:
        return number(len(self.picture.of("appearance", "person_id", person.id)) or None)

    def _months(self, person: Row) -> list[int]:
        """Events of last month, this one and the four after it."""
        key = ("six months", person.id)
        if key not in self.picture.derived:
            last = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)
            self.picture.derived[key] = [load.events for load in months(self.picture, person.id, last, 6)]
        found: list[int] = self.picture.derived[key]
        return found

    def _bars(self, person: Row) -> Sequence[Part]:
        counts = self._months(person)
        ink = "bad" if self._over(person) else "accent"
        return (Part("", mark=f"bars-{','.join(map(str, counts))}", mark_ink=ink),)

    def _over(self, person: Row) -> bool:
        limit = person.visits_a_month
        return limit is not None and self._months(person)[1] > limit

    def _this_month(self, person: Row) -> str:
        count, limit = self._months(person)[1], person.visits_a_month
        return f"{count} / {limit}" if limit is not None else number(count or None)

    def _month(self, person: Row) -> Sequence[Part]:
        return (Part(self._this_month(person), "bad" if self._over(person) else "text-2"),)

    def detail(self) -> QWidget:
        self.form = Form(self.lectern, Person, FACTS, columns=2, label_width=96)
        self.load = LoadStrip()
        box = QWidget()
        box.setLayout(column(self.form, 16, self.load, gap=0))
        return box

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        self.load.show_person(self.picture, row_)
        self._worries(row_)
        self._list_sessions(row_)
        owned = [e for e in self.picture.all("event") if row_.id in (e.owner_id, e.contact_id)]
        if owned:
            lines = [detail_line(event_colour(self.picture, e), moment(e.starts, year=True),
                                 spoken(self.picture, e), "", partial(self.lectern.go, "event", e.id))
                     for e in owned]  # fmt: skip
            self.section(_("Owns or is the contact for"), lines)
        away = Absences(self.lectern, self.picture.of("absence", "person_id", row_.id), self._away(row_.id))
        self.section(_("Cannot"), [], "", None)
        self.sections.addWidget(away)

    def _list_sessions(self, person: Row) -> None:
        """The next few sessions; a click shows all there are."""
        pairs = self._sessions(person)
        ahead = [pair for pair in pairs if pair[1].starts is None or pair[1].starts >= datetime.now()]
        some = pairs if self.all_of == person.id else (ahead or pairs)[:A_FEW]
        more = None
        if len(some) < len(pairs):
            more = button(_("Show all {count}").format(count=len(pairs)), lambda: self.show_all(person.id),
                          role="link")  # fmt: skip
        self.section(_("Sessions"), [self._session(*pair) for pair in some],
                     _("None yet. Type the name into the column People of a session."), more)  # fmt: skip

    def show_all(self, person_id: int) -> None:
        """List every session of a person, not only the next few."""
        self.all_of = person_id
        self.refresh()

    def _worries(self, person: Row) -> None:
        """What is too much or impossible for somebody, each with the nearest way out."""
        over = [load for load in months(self.picture, person.id, self.load.first, COUNT) if load.over]
        for load in over:
            words = _("{count} visits in {month}, more than the {limit} they would do.")
            words = words.format(count=load.events, month=month_name(load.first), limit=load.limit)
            self.sections.addWidget(Banner("warn", words))
        for finding in self.store.problems:
            if ("person", person.id) in finding.objects and waiver(self.picture, finding) is None:
                self.sections.addWidget(self._problem(finding))

    def _problem(self, finding: Finding) -> QWidget:
        ways = []
        for fix in fixes(self.picture, finding)[:1]:
            ways.append(button(fix.label(), partial(self._fix, fix), role="small"))
        return Banner({"block": "bad", "warn": "warn"}.get(finding.level, "info"), finding.message(), *ways)

    def _fix(self, fix: Fix) -> None:
        with saying(self.lectern):
            apply_fix(fix)
            self.lectern.tell(fix.label(), undo=True)

    def _sessions(self, person: Row) -> list[tuple[Row, Row]]:
        rows = [(a, self.picture.get("session", a.session_id))
                for a in self.picture.of("appearance", "person_id", person.id)]  # fmt: skip
        found = [(a, s) for a, s in rows if s is not None]
        return sorted(found, key=lambda pair: (pair[1].starts is None, str(pair[1].starts)))

    def _session(self, appearance: Row, session: Row) -> QWidget:
        event = self.picture.tables["event"][session.event_id]
        return detail_line(
            event_colour(self.picture, event),
            moment(session.starts, year=True) or _("unplaced"),
            spoken(self.picture, session),
            spoken(self.picture, event),
            lambda: self.lectern.go_to("session", session.id),
            REPLY_MARKS[appearance.reply],
        )

    def _away(self, person_id: int) -> Any:
        def add(starts: Any, ends: Any, kind: str, note: str) -> None:
            name = Person.fetch(person_id).name
            with step(_("{name}: {why}").format(name=name, why=_(ABSENCE_KINDS[kind]))):
                Absence.create(person=person_id, starts=starts, ends=ends, kind=kind, note=note)

        return add
