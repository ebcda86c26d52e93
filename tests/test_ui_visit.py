"""A campus visit in the window: its host, its journeys, what goes along, and the groups that come."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models import Agreement, EventPartner, Group, GroupStop, Item, Leg, Loan, Organisation, Session, history
from models.agenda import place
from models.event import new_event

ENTER = Qt.Key.Key_Return


@pytest.fixture
def visit(window):
    with history.step("A visit"):
        event = new_event("campus_visit", "Tongji University", datetime(2026, 5, 14, 14), city="Shanghai")
        host = Organisation.create(name="Tongji University", kind="university", contact="Fang Qi")
        Agreement.create(organisation=host, signed="2019-05-01", ends="2025-05-01")
        Leg.create(event=event, from_place="Nanjing South", to_place="Hongqiao", number="G7011",
                   leaves=datetime(2026, 5, 14, 12, 10), arrives=datetime(2026, 5, 14, 14, 24))  # fmt: skip
    window.go("event", event.id, ("visit", None))
    return window.page().parts["visit"]


def cell(grid, row, name, text):
    at = grid.rows.index(row, grid.column(name))
    grid.setFocus()
    grid.setCurrentIndex(at)
    grid.edit(at)
    editor = next(e for e in grid.findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, ENTER)


def test_a_train_that_comes_too_late_is_said_and_put_right(visit, window):
    sentence = "The journey to Hongqiao arrives at 14:24; “Tongji University” begins at 14:00."
    assert visit.legs.doubts == {Leg.get().id: sentence}
    assert [block.late for block in visit.timeline.blocks] == [sentence, sentence]
    cell(visit.legs.table, 0, "arrives", "13:24")
    assert Leg.get().arrives == datetime(2026, 5, 14, 13, 24)
    assert (visit.legs.doubts, visit.legs.takes) == ({}, {Leg.get().id: "1 h 14 min"})
    window.undo()
    assert len(visit.legs.doubts) == 1


def test_journeys_are_pasted_and_an_hour_means_the_day_of_the_visit(visit, window):
    QApplication.clipboard().setText("From\tTo\tBy\tNumber\tLeaves\tArrives\tPassengers\n"
                                     "Hotel\tCampus\tBicycle\t\t13:30\t13:45\t4\n")  # fmt: skip
    visit.legs.table.paste()
    leg = Leg.get(Leg.mode == "bicycle")
    assert (leg.leaves, leg.passengers) == (datetime(2026, 5, 14, 13, 30), 4)
    assert [row.from_place for row in visit.legs.table.rows.shown] == ["Nanjing South", "Hotel"]
    window.undo()
    assert Leg.select().count() == 1


def test_the_way_back_begins_when_the_visit_ends(visit, window):
    visit.legs.way_back()
    back = Leg.get(Leg.from_place == "Hongqiao")
    assert (back.leaves, back.arrives) == (datetime(2026, 5, 14, 17), datetime(2026, 5, 14, 19, 14))
    assert history.done[-1].text == "Add the way back"


def test_cards_are_chosen_with_their_lines_and_heard(visit, qtbot):
    visit.timeline._clicked("leg", Leg.get().id)
    assert [leg.number for leg in visit.legs.table.chosen()] == ["G7011"]
    heard = QAccessible.queryAccessibleInterface(visit.timeline.blocks[1])
    assert "Nanjing South 12:10 → Hongqiao 14:24" in heard.text(QAccessible.Text.Name)
    assert "begins at 14:00" in heard.text(QAccessible.Text.Description)


def test_a_host_is_named_and_says_what_was_agreed(visit, window):
    QTest.keyClicks(visit.host.name, "Tongji University")
    QTest.keyClick(visit.host.name, ENTER)
    partner = EventPartner.get()
    assert (partner.organisation.name, partner.role) == ("Tongji University", "host")
    facts = dict(
        visit.host._facts(
            window.page().row(), window.store.picture.get("organisation", partner.organisation_id)
        )
    )
    assert (facts["Contact"], facts["Agreement"]) == ("Fang Qi", "ended 1 May 2025")
    window.undo()
    assert (EventPartner.select().count(), visit.host.name.text()) == (0, "")


def test_things_go_along_and_too_many_are_told(visit, window):
    QTest.keyClicks(visit.loans.count, "160")
    QTest.keyClicks(visit.loans.name, "Leaflets")
    QTest.keyClick(visit.loans.name, ENTER)
    loan = Loan.get()
    assert (loan.quantity, loan.item.name, loan.item.quantity) == (160, "Leaflets", 160)
    assert (loan.out, loan.back) == (datetime(2026, 5, 14, 14), datetime(2026, 5, 14, 17))
    with history.step("Fewer"):
        Item.update(quantity=100).execute()
    from planning.itinerary import lent_out

    assert lent_out(window.store.picture, window.store.picture.tables["loan"][loan.id]) == (160, 100)
    window.undo()
    window.undo()
    assert (Loan.select().count(), Item.select().count()) == (0, 0)


def test_a_tour_shows_the_visits_of_its_parts_by_day(window):
    with history.step("A tour"):
        tour = new_event("campus_visit", "Tour", datetime(2026, 5, 11, 9), filled=False)
        for day, city in ((12, "Zhengzhou"), (11, "Beijing")):
            new_event("campus_visit", city, datetime(2026, 5, day, 9), city=city, part_of=tour, filled=False)
        Leg.create(event=tour, from_place="Beijing", to_place="Zhengzhou",
                   leaves=datetime(2026, 5, 11, 15), arrives=datetime(2026, 5, 11, 18))  # fmt: skip
    window.go("event", tour.id, ("visit", None))
    visit = window.page().parts["visit"]
    assert [(line.places, line.night) for line in visit.timeline.days] == [
        ("Beijing", "Zhengzhou"),
        ("Zhengzhou", ""),
    ]
    assert visit.summary.text() == "2 visits in 2 cities, 1 journey"


def test_an_open_day_has_groups_and_no_visit(window):
    with history.step("An Open Day"):
        event = new_event("open_day", "Open Day", datetime(2026, 4, 23, 9), filled=False)
    window.go("event", event.id, ("visit", None))
    page = window.page()
    assert (page.tab, page.tabs["visit"].isHidden(), page.tabs["groups"].isHidden()) == (
        "overview",
        True,
        False,
    )


def test_groups_are_pasted_and_sent_through_sessions(window):
    event = new_event("open_day", "Open Day", datetime(2026, 4, 23, 9))
    window.go("event", event.id, ("groups", None))
    groups = window.page().parts["groups"]
    QApplication.clipboard().setText("Group\tMinors\tAdults\tArrives\nNo. 6 School\t36\t3\t9:15\n")
    groups.table.paste()
    group = Group.get()
    assert (group.heads, group.minors, group.adults, group.arrives) == (
        39,
        36,
        3,
        datetime(2026, 4, 23, 9, 15),
    )
    assert groups.sums.text() == "1 group: 39 heads, 36 minors, 3 adults"
    groups.table.choose([group.id])
    opening, lecture = (Session.get(Session.format == name) for name in ("opening", "lecture"))
    groups.round.put_in(lecture.id)
    groups.round.put_in(opening.id)
    stops = GroupStop.select().order_by(GroupStop.position)
    assert [stop.session_id for stop in stops] == [opening.id, lecture.id]
    assert groups.round.wrong.text() == ""
    place(Session.fetch(lecture.id), datetime(2026, 4, 23, 9, 10))
    assert "before the group arrives" in groups.round.wrong.text()
    window.undo()
    window.undo()
    assert [stop.session_id for stop in GroupStop.select()] == [lecture.id]
