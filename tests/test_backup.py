"""Backups make themselves, are what they say they are, and come back."""

import json
import os
import shutil
import sqlite3
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from models import Event, Problem, Programme, Session, backup, lock, shelf
from models.backup import back_up, back_up_if_due, list_backups, restore, save_copy, verify
from models.doctor import examine
from models.file import close_plan, current, new_plan, open_plan, plan_open
from models.history import step
from models.plan import the_plan
from models.shelf import Backup, worth_keeping


def add(name="A"):
    with step("Add"):
        event = Event.create(title=name)
        Session.add_all([Session(event=event, title=f"{name} {n}") for n in range(20)])


def names():
    return sorted(event.title for event in Event.select())


def flip(path, at=None):
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 1
    path.write_bytes(data)


def test_backup_says_what_is_in_it(plan, home):
    add()
    made = back_up(plan, "by hand")
    assert list_backups(plan) == [made]
    assert (made.sequence, made.reason, made.changes, made.title) == (1, "by hand", 1, "Season")
    assert (made.rows["session"], made.rows["event"], made.identity) == (20, 1, the_plan().identity)
    assert verify(made)
    folder = home / "backups"
    assert sorted(file.name for file in folder.rglob("*") if file.is_file()) == [
        "000001.json",
        "000001.lectern",
    ]
    assert {file.stat().st_mode & 0o077 for file in folder.rglob("*")} == {0}


def test_backup_is_made_on_closing_when_something_changed(plan):
    add()
    close_plan()
    assert [b.changes for b in list_backups(plan)] == [1]
    with plan_open(plan):
        pass
    assert [b.changes for b in list_backups(plan)] == [1]


def test_backup_is_made_on_opening_what_changed_unseen(plan):
    add()
    close_plan()
    shutil.rmtree(shelf.folder() / "backups")
    open_plan(plan)
    assert [b.changes for b in list_backups(plan)] == [1]


def test_backup_is_due_after_a_while_of_work(plan):
    assert back_up_if_due(0) is None
    add()
    assert back_up_if_due(0).changes == 1
    add("B")
    assert back_up_if_due() is None
    assert back_up_if_due(0).changes == 2
    assert back_up_if_due(0) is None
    close_plan()
    assert back_up_if_due(0) is None


def test_record_is_a_change_too(plan):
    from models.plan import change_plan

    change_plan(title="New")
    assert back_up_if_due(0).title == "New"


def test_backups_of_two_copies_do_not_mix(plan, tmp_path):
    add()
    save_copy(tmp_path / "copy.lectern")
    back_up(plan)
    with plan_open(tmp_path / "copy.lectern"):
        add("B")
        back_up(current())
    assert [b.changes for b in list_backups(plan)] == [1]
    assert [b.changes for b in list_backups(tmp_path / "copy.lectern")] == [2, 1]


@pytest.mark.parametrize("at", [30, 4096 + 9, -1, None])
def test_one_flipped_bit_is_found(plan, at):
    add()
    good, bad = back_up(plan), back_up(plan)
    flip(shelf.Path(bad.file), at)
    assert [verify(b) for b in list_backups(plan)] == [False, True]
    with pytest.raises(Problem, match=r"backup .* is damaged"):
        restore(shelf.Path(bad.file), plan.with_name("new.lectern"))
    assert not plan.with_name("new.lectern").exists()
    restore(shelf.Path(good.file), plan.with_name("new.lectern"))
    close_plan()
    report = examine(plan)
    assert [(b["verified"], b["file"]) for b in report.backups] == [(False, bad.file), (True, good.file)]


def test_half_made_backups_do_not_count_and_are_swept(plan, home):
    add()
    made = back_up(plan)
    folder = shelf.Path(made.file).parent
    (folder / "000002.lectern").write_bytes(b"half")
    (folder / ".backup.abc.lectern-tmp").write_bytes(b"half")
    (folder / "000007.json").write_text("{")
    assert list_backups(plan) == [made]
    second = back_up(plan)
    assert second.sequence == 8
    assert [b.sequence for b in list_backups(plan)] == [8, 1]
    left = sorted(file.name for file in folder.iterdir())
    assert left == ["000001.json", "000001.lectern", "000007.json", "000008.json", "000008.lectern"]


def test_damaged_plan_is_not_backed_up(plan, monkeypatch):
    add()
    good = back_up(plan)
    from models.database import database

    connection = database.connection()
    connection.execute("PRAGMA query_only = 0")
    connection.execute("CREATE VIEW grab AS SELECT 1")
    with pytest.raises(Problem):
        back_up(plan)
    assert list_backups(plan) == [good]


# Thinning


def made(sequence, moment, reason=backup.AUTOMATIC):
    return Backup("f", sequence, moment.isoformat(" ", "seconds"), reason, "p", "i", "t", 0, 1, 1, "s", {})


def test_thinning_keeps_the_newest_then_hours_days_weeks():
    start = datetime(2026, 1, 1, 8)
    found = [made(n, start + timedelta(minutes=15 * n)) for n in range(1, 4000)][::-1]
    kept = worth_keeping(found)
    assert {b.sequence for b in found[:10]} <= kept
    assert len(kept) < 10 + 12 + 14 + 26
    span = [b for b in found if b.sequence in kept]
    assert len({b.made[:10] for b in span}) >= 14
    assert datetime.fromisoformat(span[0].made) - datetime.fromisoformat(span[-1].made) > timedelta(days=35)
    again = worth_keeping([b for b in found if b.sequence in kept])
    assert {b.sequence for b in found[:10]} <= again and len(again) > len(kept) * 0.8


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1), datetime(2099, 1, 1)])
def test_wrong_clock_never_costs_the_newest(wrong):
    old = [made(n, datetime(2026, 1, 1) + timedelta(hours=n)) for n in range(1, 60)]
    new = [made(n, wrong) for n in range(60, 75)]
    kept = worth_keeping((old + new)[::-1])
    assert {b.sequence for b in new[-10:]} <= kept
    assert len([b for b in old if b.sequence in kept]) > 12


def test_backups_before_updates_outlive_thinning():
    old = [made(n, datetime(2026, 1, 1), backup.BEFORE_UPDATE) for n in range(1, 6)]
    new = [made(n, datetime(2026, 1, 1)) for n in range(6, 100)]
    assert {3, 4, 5} <= worth_keeping((old + new)[::-1])


def test_thinned_backups_are_deleted(plan, monkeypatch):
    monkeypatch.setattr(shelf, "NEWEST", 2)
    monkeypatch.setattr(shelf, "_THINNED", ())
    for number in range(4):
        add(str(number))
        back_up(plan)
    assert [b.sequence for b in list_backups(plan)] == [4, 3]
    assert len(list(shelf.Path(list_backups(plan)[0].file).parent.iterdir())) == 4


# Save a copy


def test_copy_is_the_same_plan_and_a_file_of_its_own(plan, tmp_path):
    add()
    out = tmp_path / "copy.lectern"
    save_copy(out)
    add("B")
    assert out.stat().st_mode & 0o777 == 0o600
    identity = the_plan().identity
    with plan_open(out):
        assert (names(), the_plan().identity) == (["A"], identity)
    assert [copy["changes"] for copy in examine(out).copies] == [2]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.lectern", "season.lectern"]


def test_copy_does_not_go_over_anything_unasked(plan, tmp_path):
    add()
    out = tmp_path / "copy.lectern"
    out.write_text("mine")
    with pytest.raises(Problem, match="exists already"):
        save_copy(out)
    with pytest.raises(Problem, match="exists already"):
        save_copy(plan, replace=True)
    assert out.read_text() == "mine"
    save_copy(out, replace=True)
    out.with_name("copy.lectern-wal").write_text("changes of another plan")
    with pytest.raises(Problem, match="not closed properly"):
        save_copy(out, replace=True)
    with pytest.raises(Problem, match=r"folder .+ does not exist"):
        save_copy(tmp_path / "no" / "copy.lectern")


# Restore


def test_restore_makes_a_new_file_from_a_backup(plan, tmp_path):
    add()
    made = back_up(plan)
    close_plan()
    out = tmp_path / "back.lectern"
    assert restore(shelf.Path(made.file), out) is None
    with plan_open(out):
        assert names() == ["A"]
    with pytest.raises(Problem, match="exists already"):
        restore(shelf.Path(made.file), out)


def test_restore_moves_what_was_there_aside_with_all_that_belongs_to_it(plan, tmp_path):
    add()
    made = back_up(plan)
    add("B")
    close_plan()
    plan.with_name(plan.name + "-wal").write_bytes(b"stale")
    handle = lock.sign(plan, 99)
    if handle is not None:
        os.close(handle)
    old = plan.read_bytes()
    aside = restore(shelf.Path(made.file), plan, replace=True)
    assert aside.parent == plan.parent and aside.name.startswith("damaged-")
    assert sorted(file.name for file in aside.iterdir()) == [
        ".season.lectern.open.json", "season.lectern", "season.lectern-wal",
    ]  # fmt: skip
    assert (aside / plan.name).read_bytes() == old
    from models.file import remarks

    open_plan(plan)
    assert (names(), remarks()) == (["A"], [])
    assert next(iter(list_backups(plan))).reason == "restored"


def test_restore_over_the_open_plan_closes_it_first(plan):
    add()
    made = back_up(plan)
    add("B")
    restore(shelf.Path(made.file), plan, replace=True)
    assert current() is None
    with plan_open(plan):
        assert names() == ["A"]
    assert {b.changes for b in list_backups(plan)} == {1, 2}


def test_restore_of_something_else_is_refused(plan, tmp_path):
    close_plan()
    before = plan.read_bytes()
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    with pytest.raises(Problem, match="not a Lectern plan"):
        restore(tmp_path / "list.xlsx", plan, replace=True)
    with pytest.raises(Problem, match="no file"):
        restore(tmp_path / "none", plan, replace=True)
    assert plan.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["list.xlsx", "season.lectern"]


def test_restore_that_cannot_finish_puts_things_back(plan, monkeypatch):
    add()
    made = back_up(plan)
    close_plan()
    before = plan.read_bytes()

    def fail(temporary, target):
        raise OSError(5, "the disk fails")

    monkeypatch.setattr(backup, "put", fail)
    with pytest.raises(Problem, match="the disk fails"):
        restore(shelf.Path(made.file), plan, replace=True)
    assert (plan.read_bytes(), [file.name for file in plan.parent.iterdir()]) == (before, [plan.name])


def test_backup_folder_that_cannot_be_written_is_told_but_not_in_the_way(plan, home):
    add()
    close_plan()
    shutil.rmtree(home / "backups")
    (home / "backups").write_text("a file where the folder should be")
    from models.file import remarks

    open_plan(plan)
    assert names() == ["A"]
    assert remarks()[0].startswith("This plan could not be backed up.")


# The doctor


def test_doctor_finds_a_good_plan_healthy_and_changes_nothing(plan):
    add()
    assert examine(plan).healthy
    close_plan()
    before = plan.read_bytes()
    report = examine(plan)
    assert (report.healthy, report.problem, report.rows["session"], report.schema) == (True, "", 20, 1)
    assert json.loads(json.dumps(asdict(report)))["title"] == "Season"
    assert report.lines()[0] == f"{plan}: a sound plan."
    assert plan.read_bytes() == before and [file.name for file in plan.parent.iterdir()] == [plan.name]


WRONG = [
    "title = CAST(x'ff41' AS TEXT)", "minutes = 'many'", "day = '2026-02-31'", "title = x'00'",
    "minutes = -5", "starts = '1066-10-14 09:00'", "format = 'picnic'", "title = ''", "everywhere = 7",
    "title = hex(zeroblob(600))", "event_id = 5",
]  # fmt: skip


def test_doctor_names_every_row_that_cannot_be_used(plan):
    add()
    close_plan()
    connection = sqlite3.connect(plan)
    for number, change in enumerate(WRONG):
        connection.execute(f"UPDATE session SET {change} WHERE title = 'A {number}'")
    connection.commit()
    connection.close()
    report = examine(plan)
    assert (report.healthy, report.integrity) == (False, "ok")
    assert (len(report.damaged_rows), len(report.broken_links)) == (10, 1)
    words = "\n".join(row["why"] for row in report.damaged_rows)
    for part in ("cannot be read", "text instead of integer", "2026-02-31", "blob instead of text", "-5",
                 "1066", "picnic", "must not be empty", "yes or no", "1200"):  # fmt: skip
        assert part in words
    assert len(report.lines()) >= 12


@pytest.mark.parametrize("content", [b"", b"PK", b"SQLite format 3\x00"])
def test_doctor_says_what_is_wrong(plan, content):
    add()
    close_plan()
    plan.write_bytes(content)
    report = examine(plan)
    assert not report.healthy and str(plan) in report.problem
    assert [b["file"] for b in report.backups if b["verified"]] == [b.file for b in list_backups(plan)]


def test_doctor_of_a_broken_file_offers_the_backup(plan):
    add()
    close_plan()
    data = plan.read_bytes()
    plan.write_bytes(data[: len(data) // 2])
    report = examine(plan)
    assert "damaged" in report.problem
    restore(shelf.Path(report.backups[0]["file"]), plan, replace=True)
    with plan_open(plan):
        assert names() == ["A"]


def test_backup_of_a_moved_folder_is_found(plan, home):
    add()
    made = back_up(plan)
    moved = made._replace(file="/nowhere/000001.lectern")
    shelf.Path(made.file).with_suffix(".json").write_text(json.dumps(moved._asdict()))
    assert list_backups(plan) == [made]


def test_new_plan_at_the_place_of_an_old_one_does_not_take_its_backups_for_its_own(plan):
    add()
    close_plan()
    plan.unlink()
    new_plan(plan)
    with step("Add"):
        Programme.create(name="P")
    close_plan()
    assert [b.rows["programme"] for b in list_backups(plan)].count(1) == 1
