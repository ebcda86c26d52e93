"""The sample season: as reported in 2021, and the same season in another year."""

import json
from datetime import date, timedelta
from time import perf_counter

import pytest

from models import JOURNALLED, Campaign, Event, Person, Programme, Session, history
from models.file import new_plan
from models.plan import the_plan
from models.programme import COLOURS
from models.words import speaking
from planning.plan import read_picture
from planning.problems import problems_of
from planning.sample import fill
from planning.sample_dates import nearest
from planning.sample_words import FOLDER, _year_words

LATE = date(2022, 6, 1)
FIELDS = {
    "programme": ("name", "summary"), "campaign": ("title", "theme", "focus"),
    "event": ("title", "city", "audience"),
    "organisation": ("name",), "venue": ("name", "city"), "room": ("name",), "person": ("name", "title"),
    "track": ("title",), "session": ("title",), "talk": ("title",),
}  # fmt: skip


def picture_of(year, today, seen={}):  # noqa: B006 - pictures never change, so one of a year serves all tests
    if (year, today) not in seen:
        fill(year, today=today)
        seen[year, today] = read_picture()
    return seen[year, today]


@pytest.fixture
def season(plan):
    return picture_of(2021, LATE)


def events_of(picture, *campaigns):
    titles = {row.id for row in picture.all("campaign") if any(name in row.title for name in campaigns)}
    return [row for row in picture.all("event") if row.campaign_id in titles]


def total(rows, column):
    return sum(getattr(row, column) or 0 for row in rows)


def test_sample_is_one_step_that_undo_takes_back_whole(plan):
    fill(today=LATE)
    assert len(history.done) == 1
    history.undo()
    assert [model.select().count() for model in JOURNALLED] == [0] * len(JOURNALLED)


def test_sample_is_made_fast(plan):
    begin = perf_counter()
    fill(today=LATE)
    assert perf_counter() - begin < 1.5


def test_sample_refuses_a_plan_that_holds_something(plan):
    fill(today=LATE)
    with pytest.raises(Exception, match="empty plan only"):
        fill(today=LATE)


@pytest.mark.parametrize("year", [1999, 2100])
def test_sample_refuses_a_year_whose_holidays_nobody_knows(plan, year):
    with pytest.raises(Exception, match="2000 to 2099"):
        fill(year)
    assert Event.select().count() == 0


def test_plan_is_named_after_its_year(plan):
    fill(2026, today=date(2026, 3, 1))
    assert (the_plan().title, the_plan().year) == ("Season 2026 (sample)", 2026)


def test_programmes_are_the_ten_of_the_office_each_in_its_colour(season):
    assert {row.colour for row in season.all("programme")} == set(COLOURS)
    assert len(season.tables["programme"]) == 10


def test_publicity_week_is_as_reported(season):
    (week,) = [row for row in season.all("campaign") if row.title == "2021 National IP Publicity Week"]
    assert (week.starts, week.ends) == (date(2021, 4, 20), date(2021, 4, 26))
    assert week.theme == (
        "Enhancing Intellectual Property Protection Comprehensively, "
        "Striving to Build the New Development Paradigm"
    )
    assert json.loads(week.targets)["organisations"] == 20
    (speech,) = [row for row in season.all("session") if "State Councilor Wang Yong" in row.title]
    assert [person.name for _appearance, person in season.people(speech.id)] == ["Wang Yong"]
    assert "White paper “Intellectual Property Protection in China 2020”" in {
        r.title for r in season.all("session")
    }
    kinds = {row.kind for row in season.of("event", "campaign_id", week.id)}
    assert {"press_conference", "competition", "workshop", "salon"} <= kinds


def test_open_day_is_held_in_ten_cities_with_a_common_opening(season):
    parts = [row for row in season.all("event") if row.kind == "open_day" and row.part_of_id]
    assert len({row.city for row in parts}) == 10
    assert {row.mode for row in parts} == {"hybrid"}
    for part in parts:
        own = season.sessions(part.id, common=False)
        assert 18 <= len(own) <= 36
        assert len(season.sessions(part.id)) == len(own) + 3
        assert season.of("group", "event_id", part.id)
        assert season.of("participant", "event_id", part.id)
        assert set("PTSWYV") == {row.code for row in season.of("track", "event_id", part.id)}


def test_service_tour_runs_half_a_year_on_its_five_focus_areas(season):
    (tour,) = [row for row in season.all("campaign") if "Service Tour" in row.title]
    assert (
        tour.theme
        == "IP services reaching out to the grass roots to support high-quality economic development"
    )
    assert len(tour.focus.splitlines()) == len(tour.focus_other.splitlines()) == 5
    (parent,) = [row for row in season.of("event", "campaign_id", tour.id) if not row.part_of_id]
    stops = season.of("event", "part_of_id", parent.id)
    assert (parent.starts.month, parent.ends.month) == (4, 10)
    assert {row.theme for row in stops} == {
        "Jobs and start-ups", "GIs for rural revitalization", "Pledge financing in parks",
        "Transfer and commercialization", "IP for enterprises",
    }  # fmt: skip


def test_campuses_make_more_than_two_hundred_universities_with_three_agreements(season):
    assert total(events_of(season, "Campuses"), "times") == 201
    campus = next(row.id for row in season.all("programme") if "Campuses" in row.name)
    signed = {
        season.get("organisation", row.organisation_id).name
        for row in season.all("agreement")
        if row.programme_id == campus
    }
    assert signed == {"Tsinghua University", "Tianjin University", "Zhengzhou University"}
    regions = {row.region for row in season.all("organisation") if row.kind == "university"}
    assert {"Beijing", "Shanghai", "Guangdong", "Zhejiang", "Jiangsu", "Yunnan", "Xinjiang"} <= regions


def test_school_lectures_are_six_in_chongli_and_sangzhi(season):
    assert sorted(row.city for row in events_of(season, "Outreach to Schools")) == (
        ["Chongli, Zhangjiakou"] * 3 + ["Sangzhi County"] * 3
    )


def test_young_innovators_are_in_four_regions(season):
    hosts = {
        organisation.region
        for event in events_of(season, "Young Innovators")
        for _partner, organisation in season.partners(event.id, "organiser")
    }
    assert hosts == {"Beijing", "Henan", "Fujian", "Sichuan"}


def test_trainings_have_the_reported_participants(season):
    leading, backbone = events_of(season, "Leading"), events_of(season, "Backbone")
    assert (len(leading), total(leading, "attended")) == (5, 540)
    assert (len(backbone), total(backbone, "attended")) == (4, 385)


def test_foreign_related_trainers_are_counted_and_appointed_as_reported(season):
    accredited = [row.accredited for row in season.all("person") if row.accredited]
    assert (len(accredited), sum(day.year == 2021 for day in accredited)) == (114, 16)
    foreign = events_of(season, "Foreign-related")
    seminars = [row for row in foreign if row.kind == "online_course"]
    appointed = {
        (event.id, person.id)
        for event in seminars
        for session in season.sessions(event.id)
        for _appearance, person in season.people(session.id)
        if person.accredited
    }
    assert (len(seminars), len(appointed)) == (4, 13)
    (course,) = [row for row in foreign if row.kind == "training"]
    assert len(season.of("participant", "event_id", course.id)) == course.attended == 35


def test_distance_education_counts_980_sessions_in_one_row(season):
    rows = {row.external_id: row for row in events_of(season, "distance")}
    assert (rows["distance-980"].times, rows["distance-980"].attended) == (980, 240_000)
    assert rows["distance-wipo-1"].attended + rows["distance-wipo-2"].attended == 20_100
    assert rows["distance-abroad"].attended == 160


def test_new_media_tells_what_the_account_reached(season):
    (campaign,) = [row for row in season.all("campaign") if row.title.startswith("New Media+")]
    assert json.loads(campaign.targets) == {"articles": 80, "views": 2_000_000, "interactions": 88_000}


def test_everything_public_is_in_both_languages(season):
    for table, fields in FIELDS.items():
        for row in season.all(table):
            for field in fields:
                first, other = getattr(row, field), getattr(row, f"{field}_other")
                assert first and other, (table, row)
                assert not any("\u4e00" <= mark <= "\u9fff" for mark in first), first
                assert any("\u4e00" <= mark <= "\u9fff" for mark in other) or other.startswith("“"), other


def test_chinese_plan_has_chinese_first(tmp_path):
    new_plan(tmp_path / "chinese.lectern", language="zh_CN", language_other="en")
    with speaking("zh_CN"):
        fill(today=LATE)
    week = Campaign.get(Campaign.title == "2021年全国知识产权宣传周")
    assert week.title_other == "2021 National IP Publicity Week"
    assert Programme.select().where(Programme.name == "少年创新者").count() == 1


def test_plan_in_one_language_has_no_repeated_titles(tmp_path):
    new_plan(tmp_path / "english.lectern", language="en", language_other="en")
    fill(today=LATE)
    assert Session.select().where(Session.title_other != "").count() == 0


def test_every_row_passes_its_check(plan):
    fill(today=LATE)
    for model in JOURNALLED:
        for row in model.select():
            row.check()


def test_invented_people_say_so(season):
    named = [row.name for row in season.all("person") if not row.notes.startswith("Sample")]
    assert named == ["Wang Yong"]
    assert {row.source for row in season.all("person")} == {"sample"}
    assert len({row.name for row in season.all("person")}) == len(season.tables["person"])


@pytest.mark.parametrize("year", [2021, 2024, 2026, 2029, 2031])
def test_problems_are_the_three_that_are_meant(plan, year):
    picture = picture_of(year, LATE)
    found = sorted((finding.rule, finding.level) for finding in problems_of(picture))
    assert found == [("C1", "block"), ("T2", "block"), ("T3", "warn")]


def test_summaries_are_in_both_languages_or_in_none(season):
    for table, field in (("session", "abstract"), ("talk", "summary"), ("event", "theme")):
        rows = list(season.all(table))
        assert [
            row for row in rows if bool(getattr(row, field)) != bool(getattr(row, f"{field}_other"))
        ] == []
    assert sum(bool(row.abstract) for row in season.all("session")) > 200


def test_lectures_of_the_catalogue_know_who_can_give_them(season):
    for talk in season.all("talk"):
        given = [row for row in season.all("session") if row.talk_id == talk.id]
        spoke = {
            person.id
            for session in given
            for appearance, person in season.people(session.id)
            if appearance.role == "speaker"
        }
        assert given
        assert {row.person_id for row in season.of("talk_giver", "talk_id", talk.id)} == spoke
        assert talk.ages


def test_groups_go_round_while_they_are_there(season):
    stops = list(season.all("group_stop"))
    assert len(stops) > 80
    for stop in stops:
        group, session = season.get("group", stop.group_id), season.get("session", stop.session_id)
        assert group.arrives <= session.starts
        assert session.starts + timedelta(minutes=session.minutes) <= group.leaves
        (room,) = season.session_rooms(session.id)
        assert group.heads <= room.seats
        assert group.heads == group.minors + group.adults


def test_one_session_waits_to_be_placed(season):
    assert [row.title for row in season.all("session") if row.starts is None] == ["Where do ideas come from?"]


def test_two_fillings_make_the_same_rows(tmp_path):
    made = []
    for name in ("one", "two"):
        new_plan(tmp_path / f"{name}.lectern")
        fill(2026, today=date(2026, 3, 1))
        made.append(read_picture().tables)
    assert made[0] == made[1]


# Another year


@pytest.fixture
def next_season(plan):
    return picture_of(2026, date(2026, 4, 1))


def test_fixed_campaign_keeps_its_dates_in_another_year(next_season):
    days = {row.external_id: row.starts.date() for row in next_season.all("event")}
    assert days["week-main"] == date(2026, 4, 20)
    assert days["week-salon"] == date(2026, 4, 26)
    (week,) = [row for row in next_season.all("campaign") if "Publicity Week" in row.title]
    assert (week.title, week.starts, week.ends) == (
        "2026 National IP Publicity Week", date(2026, 4, 20), date(2026, 4, 26),
    )  # fmt: skip


def test_open_day_stays_a_friday_inside_the_week(plan, tmp_path):
    for year in range(2022, 2040):
        assert date(year, 4, 20) <= nearest(date(2021, 4, 23), year) <= date(year, 4, 26)
        assert nearest(date(2021, 4, 23), year).weekday() == 4


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_other_campaigns_keep_weekdays_and_keep_clear_of_holidays(tmp_path, year):
    import holidays

    china = holidays.country_holidays("CN", years=[2021, year])
    told = {}
    for season in (2021, year):
        new_plan(tmp_path / f"{season}.lectern")
        told[season] = {row.external_id: row for row in picture_of(season, LATE).all("event")}
    for key, row in told[year].items():
        was = told[2021][key]
        if key.startswith("week-"):
            continue
        assert row.starts.weekday() == was.starts.weekday(), key
        assert row.starts.year == row.ends.year == year
        assert row.ends - row.starts == was.ends - was.starts or (was.ends - was.starts) > timedelta(days=7)
        if row.ends - row.starts < timedelta(days=7):
            days = [row.starts.date() + timedelta(days=n) for n in range((row.ends - row.starts).days + 1)]
            assert not [day for day in days if day in china], key
            assert all(china.is_working_day(day) == (day.weekday() < 5) for day in days), key


def test_reported_events_of_2021_keep_clear_of_the_holidays_of_2021(season):
    import holidays

    china = holidays.country_holidays("CN", years=2021)
    short = [row for row in season.all("event") if row.ends - row.starts < timedelta(days=7)]
    assert [row.title for row in short if row.starts.date() in china] == []


def test_what_only_2021_reached_is_only_expected_in_another_year(plan):
    fill(2026, today=date(2027, 2, 1))
    rows = {row.external_id: row for row in read_picture().all("event")}
    assert (rows["leading-1"].expected, rows["leading-1"].attended) == (112, None)
    assert (rows["distance-980"].expected, rows["distance-980"].attended) == (240_000, None)
    assert {row.status for row in rows.values()} == {"done"}


def test_status_follows_today(next_season):
    rows = {row.external_id: row for row in next_season.all("event")}
    assert rows["campus-tsinghua"].status == "done"
    assert rows["open-beijing"].status == "confirmed"
    assert rows["campus-hust"].status == "planned"
    assert rows["open-beijing"].attended is None
    assert {row.status for row in next_season.sessions(rows["campus-hust"].id)} == {"planned"}


def test_reported_year_is_planned_while_it_lies_ahead(plan):
    fill(2021, today=date(2021, 1, 1))
    rows = {row.external_id: row for row in read_picture().all("event")}
    assert (rows["backbone-1"].status, rows["backbone-1"].expected, rows["backbone-1"].attended) == (
        "planned",
        96,
        None,
    )
    assert Person.select().where(Person.accredited >= date(2021, 1, 1)).count() == 0


def test_guest_of_2021_is_not_named_in_another_year(next_season):
    assert not [row for row in next_season.all("person") if row.name == "Wang Yong"]
    assert not [row for row in next_season.all("session") if "Wang Yong" in row.title]
    assert not [row for row in next_season.all("event") if "with Sa" in row.title]


def test_years_in_titles_follow(next_season):
    titles = {row.title for row in next_season.all("event")} | {
        row.title for row in next_season.all("session")
    }
    assert "White paper “Intellectual Property Protection in China 2025”" in titles
    assert "Press conference on the Outline of the 15th Five-Year Plan" in titles
    assert not [title for title in titles if "2021" in title or "{" in title]


@pytest.mark.parametrize(
    ("year", "english", "chinese", "first"),
    [(2021, "14th", "十四五", 2021), (2020, "13th", "十三五", 2016), (2026, "15th", "十五五", 2026),
     (2000, "9th", "九五", 1996), (2055, "20th", "二十五", 2051), (2061, "22nd", "二十二五", 2061)],
)  # fmt: skip
def test_five_year_plans_are_numbered(year, english, chinese, first):
    words = _year_words(year)
    assert (words["plan_en"], words["plan_zh"], words["plan_from"]) == (english, chinese, str(first))


def test_tables_have_one_row_a_line():
    for path in FOLDER.glob("*.json"):
        for line in path.read_text("utf-8").splitlines():
            assert len(line) < 1200, path.name


# What the events work with


def test_journeys_are_in_time_and_their_vehicles_large_enough(season):
    from planning.itinerary import doubts

    travelled = {leg.event_id for leg in season.all("leg")}
    assert len(travelled) == 9
    for event in travelled:
        assert doubts(season, event) == []
    assert {leg.mode for leg in season.all("leg")} >= {
        "rail",
        "bus",
        "electric_car",
        "coach",
        "bicycle",
        "foot",
    }
    assert all(leg.from_place_other and leg.to_place_other for leg in season.all("leg"))


@pytest.mark.parametrize("year", [2021, 2024, 2026, 2029])
def test_nothing_is_lent_out_more_often_than_there_is(plan, year):
    from planning.itinerary import lent_out

    picture = picture_of(year, date(year, 1, 1))
    for loan in picture.all("loan"):
        out, count = lent_out(picture, loan)
        assert out <= count, loan


def test_costs_and_risks_are_told_for_each_visit_in_both_languages(season):
    kinds = ("school_lecture", "campus_visit", "service_stop")
    visits = [row for row in season.all("event") if row.kind in kinds and row.venue_id]
    assert len(visits) > 35
    for event in visits:
        assert len(season.of("budget_line", "event_id", event.id)) >= 4, event.title
        assert len(season.of("risk", "event_id", event.id)) >= 2, event.title
    assert all(row.title_other and row.actual for row in season.all("budget_line"))
    assert all(row.hazard_other and row.owner_id for row in season.all("risk"))
    worse = [
        row
        for row in season.all("risk")
        if row.likelihood_after * row.severity_after >= row.likelihood * row.severity
    ]
    assert worse == []


def test_answers_are_counted_for_events_that_were_held(season, next_season):
    from planning.feedback import forms, results

    (lecture,) = [row for row in season.all("event") if row.external_id == "school-sangzhi-1"]
    found = results(season, lecture.id)
    assert 70 <= forms(found) <= 82 and all(result.forms for result in found)
    assert 3.8 < found[0].mean < 4.8
    ahead = {row.id for row in next_season.all("event") if row.status != "done"}
    assert not [row for row in next_season.all("feedback") if row.event_id in ahead]
    assert not [
        row for row in next_season.all("budget_line") if row.event_id in ahead and row.actual is not None
    ]


def test_every_document_of_the_sample_has_something_to_print(season):
    from exports import DOCUMENTS, Request, make

    keys = {row.external_id: row.id for row in season.all("event")}
    for document in DOCUMENTS:
        if document.key == "change-notice" or "poster" in document.key:
            continue  # the one needs a release, the others have tests of their own
        if document.needs == "event" and "pdf" in document.formats:
            key = "school-sangzhi-1" if document.key == "itinerary" else "open-beijing"
            request = Request((keys[key],), audience="staff")
            steps = make(document, season, request, ".pdf")
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    assert end.value.startswith(b"%PDF"), document.key
                    break
