"""The power goes at any moment: every acknowledged edit is there, and none by half."""

import shutil

import edits
import pytest
from edits import assert_sound

pytest.importorskip("apsw")

from faulty import after_cut, chances, lay_out, on_disk

from models.database import Problem, database
from models.file import close_plan, new_plan, open_plan

EDITS = 48


@pytest.fixture
def recorded(tmp_path):
    """Every write, sync and acknowledgement of three sittings with a plan, and the plan they began with."""
    path = tmp_path / "season.lectern"
    new_plan(path)
    close_plan()
    start, log = {str(path): path.read_bytes()}, []
    with on_disk(log=log):
        for sitting in range(3):
            open_plan(path)
            database.connection().execute("PRAGMA wal_autocheckpoint = 12")
            for number in range(sitting * 16, sitting * 16 + 16):
                edits.edit(number)
                log.append(("ack", "", number + 1))
            close_plan()
    return path, start, [entry for entry in log if entry[0] == "ack" or entry[1].startswith(str(path))]


def cut(recorded, tmp_path, cuts, seed):
    path, start, log = recorded
    rng, lost = chances(seed), 0
    for number in range(cuts):
        moment = rng.randrange(1, len(log) + 1)
        acknowledged = max([0, *(entry[2] for entry in log[:moment] if entry[0] == "ack")])
        writes = [entry for entry in log[:moment] if entry[0] != "ack"]
        place = lay_out(after_cut(writes, len(writes), start, rng), tmp_path / f"cut{number}", path)
        lost += assert_sound(place, acknowledged) < EDITS
        shutil.rmtree(place.parent)
    return lost


def test_recording_plays_back_to_the_same_files(recorded, tmp_path):
    path, start, log = recorded
    writes = [entry for entry in log if entry[0] != "ack"]
    assert {entry[0] for entry in writes} == {"write", "sync", "truncate", "delete"}
    left = after_cut([*writes, ("sync", str(path))], len(writes) + 1, start, chances(0))
    assert left[str(path)] == path.read_bytes()
    assert assert_sound(path) == EDITS


def test_power_cuts_lose_nothing(recorded, tmp_path):
    assert cut(recorded, tmp_path, 40, seed=1) > 20


def test_a_disk_that_does_not_sync_would_be_noticed(recorded, tmp_path):
    """The proof of the test itself: without the syncs acknowledged edits are lost."""
    path, start, log = recorded
    careless = path, start, [entry for entry in log if entry[0] != "sync"]
    with pytest.raises((AssertionError, Problem)):
        cut(careless, tmp_path, 40, seed=2)
    close_plan()


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_power_cuts_by_the_thousand(recorded, tmp_path, seed):
    cut(recorded, tmp_path, 300, seed=100 + seed)
