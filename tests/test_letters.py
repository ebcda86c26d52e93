"""Letters: whom they reach, in which language and form, what they leave out, and the user's own words."""

import pytest
from drawn_sheets import LANGUAGES, request, sheet_of
from paper_geometry import faults, run
from paper_pictures import Builder
from sheet_plans import full_day

from exports import letters
from models import Letter, history
from models.database import Problem
from models.letter import check_fields, filled, reset_letter, write_letter
from models.letter_words import USUAL, words_of
from models.words import LANGUAGES as KNOWN
from planning.plan import read_picture

# Words and fields


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Dear {name},", "Dear Wang Fang,"), ("[at {place}]Come", "Come"),
        ("On {date}[ at {place}], do", "On 1 May, do"),
        ("To {place} , now", "To, now"), ("[Please] come", "Please come"),
        ("{event}", "[R&D] {x}"), ("a\n\n[{place}]\nb", "a\n\n\nb"), ("[{name} in {place}].", "."),
    ],
)  # fmt: skip
def test_fields_are_filled_and_what_is_missing_goes_with_its_brackets(words, said):
    assert filled(words, {"name": "Wang Fang", "date": "1 May", "place": "", "event": "[R&D] {x}"}) == said


@pytest.mark.parametrize("words", ["Dear {nmae},", "{}", "{ name}", "{Name}"])
def test_unknown_field_is_named_in_the_sentence(words):
    with pytest.raises(Problem, match=r"no field “\{.*\}”\. There are \{name\}"):
        check_fields(words)


@pytest.mark.parametrize("words", ["Dear {name", "Dear name}", "[at {place}", "at]", "[a [b] c]"])
def test_mark_without_its_partner_is_refused(words):
    with pytest.raises(Problem, match="has no partner"):
        check_fields(words)


def test_usual_words_stand_in_every_kind_and_language():
    for words in USUAL.values():
        check_fields(words.subject)
        check_fields(words.text)
        assert filled(words.text, {})
    assert {language for _kind, language in USUAL} == set(KNOWN)


def test_own_words_are_one_step_and_the_usual_ones_leave_no_row(plan):
    write_letter("thanks", "en", "Thanks", "Dear {name},")
    assert words_of(read_picture().all("letter"), "thanks", "en") == ("Thanks", "Dear {name},")
    write_letter("thanks", "en", "Thanks again", "Dear {name}!")
    assert (Letter.select().count(), len(history.done)) == (1, 2)
    history.undo()
    assert Letter.get().subject == "Thanks"
    reset_letter("thanks", "en")
    assert Letter.select().count() == 0
    history.undo()
    usual = USUAL["thanks", "en"]
    assert write_letter("thanks", "en", usual.subject, usual.text) is None
    assert Letter.select().count() == 0


def test_words_with_an_unknown_field_are_not_kept(plan):
    with pytest.raises(Problem, match=r"\{nmae\}"):
        write_letter("invitation", "zh_CN", "邀请函", "尊敬的{nmae}：")
    with pytest.raises(Problem, match="must not be empty"):
        write_letter("invitation", "en", "Come", "  ")
    with pytest.raises(Problem, match="language"):
        Letter.create(kind="thanks", language="xx", text="Hello")
    assert (Letter.select().count(), len(history.done)) == (0, 0)


# On paper


def words(sheet, page=None):
    return [box.text for box in sheet.boxes if page in (None, box.page)]


def said(sheet, page=None):
    return "".join("".join(words(sheet, page)).split())


def asked(picture, audience="staff", languages=("en",), **options):
    wanted = request("letters", languages, audience=audience, **options)
    return run(letters.lay_out(picture, wanted))[0], wanted


def test_each_speaker_gets_one_letter_with_all_sessions():
    sheet = sheet_of("letters", "day")
    assert sheet.page == 12
    page = next(n for n in range(1, 13) if "DearWangFang," in said(sheet, n))
    found = said(sheet, page)
    assert "“Howapatentisexamined,stepbystep”(09:50–10:30,MainHall)" in found
    assert "“Adaywithanexaminer”(13:30–14:15,ExaminationTheatre)" in found
    assert words(sheet, page)[-1] == "China National Intellectual Property Administration"


def test_chinese_letter_has_the_official_form():
    sheet = sheet_of("letters", "day", ("zh_CN",))
    page = [box for box in sheet.boxes if box.page == 1]
    title, salutation = page[1], page[2]
    assert title.text == "邀请函" and abs(title.x + title.width / 2 - sheet.width / 2) < 0.5
    assert salutation.text.startswith("尊敬的")
    left = salutation.x
    body = next(box for box in page if box.text.startswith("兹定于"))
    wishes = {box.text: box.x for box in page if box.text in ("此致", "敬礼")}
    em = 11 / 72 * 25.4
    assert body.x - left == pytest.approx(2 * em, abs=0.2)
    assert wishes["此致"] - left == pytest.approx(2 * em, abs=0.2) and wishes["敬礼"] == pytest.approx(
        left, abs=0.2
    )
    signed, date = page[-2:]
    assert (signed.text, date.text) == ("国家知识产权局", "2026年4月22日")
    assert signed.x + signed.width == pytest.approx(date.x + date.width, abs=0.2)


def test_everybody_is_written_to_in_the_own_language_unless_told_otherwise():
    picture = full_day()
    people = {
        row.id: row._replace(languages="zh, en" if row.id % 2 else "English") for row in picture.all("person")
    }
    spoken = picture.patched(picture.plan, {"person": people})
    sheet, _wanted = asked(spoken)
    kinds = ["邀请函" in words(sheet, page) for page in range(1, sheet.page + 1)]
    assert (sum(kinds), len(kinds)) == (6, 12)
    sheet, _wanted = asked(spoken, own="no")
    assert "邀请函" not in words(sheet)
    sheet, _wanted = asked(picture, languages=("en", "zh_CN"))
    assert sheet.page == 24


def test_letters_reach_organisations_guests_and_groups():
    picture = full_day()
    houses, _wanted = asked(picture, to="organisations")
    assert "DearTianjinUniversity," in said(houses)
    groups, _wanted = asked(picture, to="groups")
    assert groups.page == 2 and "MengRuoxi" in said(groups)
    invited, _wanted = asked(picture, to="guests")
    thanked, _wanted = asked(picture, to="guests", kind="thanks")
    assert invited.page == 8 and thanked.page == 5
    assert "LinQingyang" in said(invited) and "LinQingyang" not in said(thanked)


def test_public_letters_name_no_child_and_no_telephone():
    sheet, wanted = asked(full_day(), "public", to="guests")
    assert "Kanarienkind" not in said(sheet) and "13800138000" not in said(sheet)
    assert "were left out" in wanted.notes[0]


def test_event_that_says_little_leaves_gaps_out_and_tells_them():
    builder = Builder()
    event = builder.add("event", title="Salon")
    person = builder.add("person", name="Wang Fang")
    builder.session(event, "Talk", None, 45, people=(person,))
    sheet, wanted = asked(builder.picture)
    assert "We have the pleasure of inviting you to “Salon”." in words(sheet)
    assert wanted.notes == ["The letters leave out what “Salon” does not say yet: Date, Place."]


def test_own_words_of_the_plan_are_printed():
    picture = full_day()
    builder = Builder()
    builder.tables, builder.plan = {**picture.tables, "letter": {}}, picture.plan
    builder.add(
        "letter",
        kind="invitation",
        language="en",
        subject="Come!",
        text="Hello {name}\n\nBring <b>ideas</b>.",
    )
    sheet, _wanted = asked(builder.picture)
    assert {"Come!", "Hello Wang Fang", "Bring <b>ideas</b>."} <= set(words(sheet))
    builder.add("letter", kind="thanks", language="en", subject="", text="Hello {wrong}")
    with pytest.raises(Problem, match=r"\{wrong\}"):
        asked(builder.picture, kind="thanks")


def test_signature_stays_with_the_last_words_of_a_long_letter():
    picture = full_day()
    for lines in range(20, 48, 3):
        builder = Builder()
        builder.tables, builder.plan = {**picture.tables, "letter": {}}, picture.plan
        builder.add(
            "letter", kind="invitation", language="en", text="Hello\n" + "Line\n" * lines + "Yours sincerely,"
        )
        sheet, _wanted = asked(builder.picture)
        closing = {box.page for box in sheet.boxes if box.text == "Yours sincerely,"}
        signed = {box.page for box in sheet.boxes if box.text.startswith("China National") and box.y > 40}
        assert faults(sheet) == []
        assert signed == closing


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(("name", "paper"), [("day", "A4"), ("visit", "Letter"), ("day", "A5")])
def test_letters_have_nothing_cut_or_overlapping(languages, name, paper):
    assert faults(sheet_of("letters", name, languages, paper, to="all")) == []


def test_letters_of_a_monstrous_event_are_sound():
    for to, kind in (("guests", "thanks"), ("groups", "invitation")):
        assert faults(sheet_of("letters", "large", ("zh_CN", "en"), to=to, kind=kind)) == []


def test_subject_taller_than_its_page_goes_on_over_it():
    picture = full_day()
    builder = Builder()
    builder.tables, builder.plan = {**picture.tables, "letter": {}}, picture.plan
    builder.add(
        "letter", kind="invitation", language="zh_CN", subject="知识产权" * 120, text="您好\n" + "发明" * 2000
    )
    wanted = request("letters", ("zh_CN",), "A6", to="groups")
    sheet = run(letters.lay_out(builder.picture, wanted))[0]
    assert faults(sheet) == []
    assert said(sheet).count("发") == 2000 * 2
