"""Files are replaced whole or not at all, and their names are safe on every system."""

import errno
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import files
from exports.files import LONGEST, MARK, atomic_write, safe_name, sweep, write_bytes
from models.database import Problem


def left(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(MARK)]


def test_write_replaces_the_old_file_and_leaves_no_temporary(tmp_path):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert left(tmp_path) == []


def test_failure_inside_the_block_keeps_the_old_file(tmp_path):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), atomic_write(path) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == []


def test_full_disk_is_a_sentence_and_the_old_file_stays(tmp_path):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Problem, match=r"disk is full: “agenda\.pdf”"), atomic_write(path) as file:
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == []


def test_target_held_for_a_moment_is_written_when_it_is_let_go(tmp_path, monkeypatch):
    real, calls = os.replace, []

    def held(source, target):
        calls.append(target)
        if len(calls) <= 3:
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(files.os, "replace", held)
    write_bytes(tmp_path / "agenda.pdf", b"new")
    assert (tmp_path / "agenda.pdf").read_bytes() == b"new"
    assert len(calls) == 4


def test_target_held_for_good_offers_another_name(tmp_path, monkeypatch):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"old")

    def held(source, target):
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(files.os, "replace", held)
    monkeypatch.setattr(files, "PATIENCE", (0.001,))
    with pytest.raises(Problem, match=r"save as “agenda \(2\)\.pdf”"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == []


def test_waits_add_up_to_two_seconds():
    assert sum(files.PATIENCE) == pytest.approx(2)


def test_missing_folder_and_folder_as_target_are_sentences(tmp_path):
    with pytest.raises(Problem, match="does not exist"):
        write_bytes(tmp_path / "no" / "agenda.pdf", b"")
    with pytest.raises(Problem, match="is a folder"):
        write_bytes(tmp_path, b"")


def test_link_stays_a_link_and_mode_is_kept(tmp_path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_sweep_takes_old_leftovers_only(tmp_path):
    old, young, other = (tmp_path / name for name in (f".a.pdf.1{MARK}", f".b.pdf.2{MARK}", ".c.pdf"))
    for path in (old, young, other):
        path.write_bytes(b"x")
    hour_ago = time.time() - 2 * files.STALE
    os.utime(old, (hour_ago, hour_ago))
    assert sweep(tmp_path) == [old]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([young.name, other.name])


NAMES = {
    "../../x": "..-x",
    "C:\\x": "C--x",
    "\\\\srv\\s": "srv-s",
    "NUL": "_NUL",
    "con.": "_con",
    "COM1.backup": "_COM1.backup",
    "": "untitled",
    "...": "untitled",
    "Talk\u202egpj.exe": "Talkgpj.exe",
    "-rf ~": "rf ~",
    "~$agenda": "agenda",
    "a\tb\nc": "a b c",
    "开放日 2026": "开放日 2026",
}


@pytest.mark.parametrize("title", NAMES)
def test_safe_name_of_known_traps(title, tmp_path):
    name = safe_name(title, "pdf")
    assert name.endswith(".pdf")
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    if title != "../../x":
        assert name == NAMES[title] + ".pdf"


@given(st.text(max_size=300), st.sampled_from(["", "pdf", ".xlsx"]))
def test_safe_name_is_short_flat_and_not_a_device(title, ending):
    name = safe_name(title, ending)
    assert 0 < len(name.encode()) <= LONGEST
    assert not set(name) & set('<>:"/\\|?*')
    assert name not in (".", "..") and not name.endswith((".", " ")) and not name.startswith((".", "-", "~"))
    assert name.split(".")[0].casefold() not in files.RESERVED
    assert name == "".join(c for c in name if c.isprintable() or c == " ") or not name.isascii()
