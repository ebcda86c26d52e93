"""A figure beside its peer, and how both are taken: in turn, several times, the median of each."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Figure:
    """What was measured, ours and the peer's (same unit), and the ratio or value aimed at."""

    name: str
    ours: float
    unit: str
    peer: float | None = None
    peer_name: str = ""
    target: str = ""

    def row(self) -> str:
        """One line of the table."""
        peer = f"{self.peer:.3f} {self.unit} ({self.peer_name})" if self.peer is not None else "–"
        ratio = f"{self.ours / self.peer:.2f} ×" if self.peer else "–"
        return f"| {self.name} | {self.ours:.3f} {self.unit} | {peer} | {ratio} | {self.target} |"


HEAD = "| figure | Lectern | beside | ratio | target |\n|---|---|---|---|---|"


def pair(ours: Callable[[], object], peer: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Median seconds of both, run in turn so that a slow moment of the machine hits both."""
    first, second = [], []
    for _run in range(runs):
        first.append(seconds(ours))
        second.append(seconds(peer))
    return statistics.median(first), statistics.median(second)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, after a collection of garbage."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Median seconds of several calls."""
    return statistics.median(seconds(work) for _run in range(runs))


def script(code: str, *, timeout: float = 300) -> tuple[float, float]:
    """Run Python code as a process of its own: wall seconds and peak memory in MB."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK], cwd=ROOT, capture_output=True, text=True, timeout=timeout
    )
    wall = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(done.stderr)
    return wall, float(done.stdout.splitlines()[-1])


#: `VmHWM` is of this program alone; `ru_maxrss` begins with what the process had that started it.
_PEAK = """
with open("/proc/self/status") as _s:
    print(next(int(_l.split()[1]) / 1024 for _l in _s if _l.startswith("VmHWM")))
"""
