"""Lists of organisations and of people: the Ministry's, a department's, and sign-up lists of every make."""

from collections import Counter
from pathlib import Path

import openpyxl
from shared_files import shared

from exports.participants_in import pasted
from exports.reading import read


def workbook(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_universities_of_the_ministry():
    reading = read(shared("spreadsheets/moe_universities_2017.xls"))
    found = reading.institutions
    assert (reading.kind, len(found), reading.refused) == ("organisations", 2631, [])
    assert {one.kind for one in found} == {"university"}
    assert len({one.external_id for one in found}) == 2631
    assert len({one.region for one in found}) == 31
    assert Counter(one.region for one in found)["北京市"] == 92
    first, last = found[0], found[-1]
    assert (first.name, first.external_id, first.region, first.city, first.place) == (
        "北京大学", "4111010001", "北京市", "北京市", "sheet1!B5",
    )  # fmt: skip
    assert first.notes == "主管部门: 教育部; 办学层次: 本科"
    assert (last.name, last.region, last.city) == ("新疆工业职业技术学院", "新疆维吾尔自治区", "乌鲁木齐市")


def test_schools_of_a_department_in_two_sheets():
    reading = read(shared("spreadsheets/ie_schools_2020.xlsx"))
    sheets = Counter(one.place.split("!")[0] for one in reading.institutions)
    assert sheets == {"Mainstream Schools": 3107, "Special Schools": 134}
    assert reading.refused == []
    first = reading.institutions[0]
    assert (first.name, first.external_id, first.region, first.city, first.phone, first.kind) == (
        "ST. LOUIS GIRLS NATIONAL SCHOOL", "00359V", "Monaghan", "Monaghan", "04781305", "primary",
    )  # fmt: skip
    assert (first.address, first.contact) == ("Park Road, Monaghan, H18HK31", "Bernie Farrell (acting)")
    assert not any("Total" in one.name for one in reading.institutions)


def test_universities_by_province_in_json():
    found = read(shared("geo/universities_浙江省.json")).institutions
    assert len(found) == 107
    assert (found[0].name, found[0].region, found[0].city) == ("浙江大学", "浙江省", "杭州市")


def test_organisations_in_a_table_of_ones_own(tmp_path: Path):
    path = workbook(
        tmp_path,
        ["单位名称", "单位类型", "所在省份", "城市", "联系人", "电话", "网址"],
        ["桑植县第一中学", "中学", "湖南省", "张家界市", "王老师", "0744-6222000", "http://example.cn"],
        ["国家知识产权局", "", "北京市", "北京市", "", "", ""],
        ["", "小学", "湖南省", "张家界市", "李老师", "13800000000", ""],
        ["合计", 3],
    )
    reading = read(path)
    assert [(one.name, one.kind, one.region, one.city, one.contact) for one in reading.institutions] == [
        ("桑植县第一中学", "secondary", "湖南省", "张家界市", "王老师"),
        ("国家知识产权局", "agency", "北京市", "北京市", ""),
    ]
    assert [(one.place, one.message) for one in reading.refused] == [("Sheet!A4", "It has no name.")]


def test_sign_up_list_in_chinese(tmp_path: Path):
    path = workbook(
        tmp_path,
        ["开放日报名表"],
        ["序号", "姓名", "单位", "团组", "职务", "手机号码", "电子邮箱", "是否签到", "备注"],
        [1, "张伟", "清华大学", "法学院一组", "教授", 13800138000, "zhang@example.cn", "是", "素食"],
        [2, "李娜", "北京大学", "法学院一组", "", "010-6275 1234", "", "", ""],
        [3, "", "人民大学", "", "", "13900000000", "", "", ""],
        ["合计", 3],
    )
    reading = read(path)
    assert reading.kind == "attendance"
    assert [
        (one.name, one.organisation, one.group, one.title, one.phone, one.email, one.state)
        for one in reading.guests
    ] == [
        ("张伟", "清华大学", "法学院一组", "教授", "13800138000", "zhang@example.cn", "arrived"),
        ("李娜", "北京大学", "法学院一组", "", "010-6275 1234", "", "registered"),
    ]
    assert reading.guests[0].notes == "素食"
    assert [(one.place, one.message) for one in reading.refused] == [("Sheet!B5", "It has no name.")]


def test_sign_up_list_in_english(tmp_path: Path):
    path = tmp_path / "signup.csv"
    path.write_text(
        "First name,Last name,Company,E-mail,Status\nAna,Silva,INPI,ana@example.org,invited\n",
        encoding="utf-8",
    )
    reading = read(path)
    assert [(one.name, one.organisation, one.email, one.state) for one in reading.guests] == [
        ("Ana Silva", "INPI", "ana@example.org", "invited")
    ]


def test_headings_between_the_names_are_groups(tmp_path: Path):
    path = workbook(
        tmp_path,
        ["单位", "姓名", "电话"],
        ["第一组"],
        ["清华大学", "张伟", "1"],
        ["第二组"],
        ["北京大学", "李娜", "2"],
    )
    assert [(one.name, one.group) for one in read(path).guests] == [("张伟", "第一组"), ("李娜", "第二组")]


def test_people_with_what_they_know_are_people(tmp_path: Path):
    path = workbook(tmp_path, ["姓名", "单位", "专业领域", "语种"], ["张伟", "专利局", "专利审查", "英语"])
    reading = read(path)
    assert (reading.kind, reading.guests[0].notes) == ("people", "语种: 英语; 专业领域: 专利审查")


def test_telephone_numbers_keep_their_zero(tmp_path: Path):
    path = tmp_path / "signup.csv"
    path.write_text("Name,Phone,Group\nAna,007,A\n", encoding="utf-8")
    assert read(path).guests[0].phone == "007"


def test_pasted_table_and_pasted_lines():
    table, _refused = pasted("姓名\t单位\t手机\n张伟\t清华大学\t13800138000\n")
    assert [(one.name, one.organisation, one.phone) for one in table] == [("张伟", "清华大学", "13800138000")]
    lines, _refused = pasted(
        "Ana Silva, INPI, ana@example.org, +351 21 123 4567\n\n李娜 北京大学 副教授\nBo\n"
    )
    assert [(one.name, one.organisation, one.title, one.email, one.phone) for one in lines] == [
        ("Ana Silva", "INPI", "", "ana@example.org", "+351 21 123 4567"),
        ("李娜", "北京大学", "副教授", "", ""),
        ("Bo", "", "", "", ""),
    ]
