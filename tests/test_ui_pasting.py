"""Tables pasted from Excel or a page of the web into every list, in either language, all of it or none."""

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import Event, Organisation, Person, Session, Talk, Task, Venue, history
from models.event import new_event

CONTROL = Qt.KeyboardModifier.ControlModifier


def copied(text="", html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def pasted(window, name, text="", html=""):
    """Go to a list and press Ctrl+V in it."""
    window.go(name)
    copied(text, html)
    page = window.page()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("titles", ["Name\tOrganisation\tCity\tE-mail", "姓名\t单位\t城市\tE-mail"])
def test_people_are_pasted_with_their_organisation(window, titles):
    pasted(window, "people", f"{titles}\nLiu Min\tTongji\tShanghai\tliu@x.cn\n")
    person = Person.get()
    assert (person.name, person.organisation.name, person.city, person.email) == (
        "Liu Min", "Tongji", "Shanghai", "liu@x.cn")  # fmt: skip
    assert history.done[-1].text == "Paste"
    assert window.toast.words.text() == "Pasted: 1 added"
    window.undo()
    assert (Person.select().count(), Organisation.select().count()) == (0, 0)


def test_organisations_are_brought_up_to_date_by_name(window):
    with history.step("One"):
        Organisation.create(name="No. 6 School", city="Beijing", phone="1")
    pasted(window, "organisations", "Name\tKind\tCity\nNo. 6 School\tSecondary school\tTongzhou\nNo. 7\t\t\n")
    rows = {o.name: (o.kind, o.city, o.phone) for o in Organisation.select()}
    assert rows["No. 6 School"] == ("secondary", "Tongzhou", "1")
    assert rows["No. 7"][1] == ""
    window.undo()
    assert [o.city for o in Organisation.select()] == ["Beijing"]


def test_events_with_days_and_kinds_in_either_language(window):
    lines = ("Event\tKind\tWhere\tWhen\tExpected", "Open Day Jinan\t开放日\tJinan\t2026-05-21 09:00\t1,240",
             "A lecture\tOther event\t\t21 May 2026\t")  # fmt: skip
    pasted(window, "events", "\n".join(lines))
    jinan = Event.get(Event.title == "Open Day Jinan")
    assert (jinan.kind, jinan.city, jinan.starts, jinan.expected) == (
        "open_day", "Jinan", datetime(2026, 5, 21, 9), 1240)  # fmt: skip
    assert Event.get(Event.title == "A lecture").starts == datetime(2026, 5, 21, 9)
    assert Session.select().count() == 0
    window.undo()
    assert Event.select().count() == 0


def test_a_copied_list_of_events_pasted_back_changes_nothing(window):
    with history.step("Two"):
        new_event("open_day", "Jinan", datetime(2026, 4, 21, 9), city="Jinan", expected=900, filled=False)
        new_event("salon", "Salon", datetime(2026, 12, 1, 14, 30), filled=False)
    window.go("events")
    table = window.page().table
    before = list(Event.select().order_by(Event.id).dicts())
    table.selectAll()
    table.copy()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert list(Event.select().order_by(Event.id).dicts()) == before


def test_one_wrong_cell_refuses_all_and_names_its_line(window):
    window.go("events")
    copied("Event\tExpected\nA\t10\nB\tmany\n")
    QTest.keyClick(window.page(), Qt.Key.Key_V, CONTROL)
    assert Event.select().count() == 0
    assert window.toast.words.text().startswith("Line 3: “many” is no whole number. Nothing was pasted.")


def test_a_table_of_the_web_is_pasted_into_places(window):
    html = ("<html><table><tr><th>Venue</th><th>City</th></tr><tr><td>Science&nbsp;Hall</td>"
            "<td>Wuhan</td></tr></table></html>")  # fmt: skip
    pasted(window, "places", html=html)
    assert [(v.name, v.city) for v in Venue.select()] == [("Science Hall", "Wuhan")]


def test_lectures_without_titles_are_taken_in_the_order_of_the_columns(window):
    pasted(window, "talks", "Brands around us\n")
    assert [t.title for t in Talk.select()] == ["Brands around us"]


def test_sessions_know_titles_and_words_of_the_other_language(window):
    event = new_event("other", "A day", datetime(2026, 4, 23, 9), filled=False)
    window.go("event", event.id, ("sessions", None))
    copied("场次\t开始\t分钟\t场地\t人员\t状态\n开幕式\t09:30\t30\t全部场地\t刘敏（主持人）\t已确认\n")
    window.page().parts["sessions"].table.paste()
    session = Session.get()
    assert (session.title, session.minutes, session.everywhere, session.status) == (
        "开幕式",
        30,
        True,
        "confirmed",
    )
    window.undo()
    assert Session.select().count() == 0


def test_tasks_are_pasted_under_their_titles(window):
    new_event("other", "A day", datetime(2026, 4, 23, 9), filled=False)
    window.go("tasks")
    copied("任务\t截止\nPrint\t2026-04-10\n")
    page = window.page()
    page.list.table.paste()
    assert [task.title for task in Task.select()] == ["Print"]
