"""How frames of a window are taken: one act and its painting, their median and their 99th percentile."""

import time
from collections.abc import Callable
from typing import Any

from .figures import Figure


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds one call takes, and what it returns."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def frame(work: Callable[[], Any]) -> float:
    """Seconds of an act and of all the painting that follows from it."""

    def both() -> None:
        work()
        settle()

    return timed(both)[0]


def quantile(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def frames(
    name: str, ours: list[float], peer: list[float] | None, peer_name: str, targets: tuple[str, str]
) -> list[Figure]:
    """The median and the 99th percentile of frames, in milliseconds."""
    found = []
    for what, part, target in (("p50", 0.5, targets[0]), ("p99", 0.99, targets[1])):
        mine = 1000 * quantile(ours, part)
        theirs = 1000 * quantile(peer, part) if peer else None
        found.append(Figure(f"{name}, {what}", mine, "ms", theirs, peer_name if peer else "", target))
    return found


def drop(widget: Any) -> None:
    """Close a widget and free it now."""
    from PySide6.QtCore import QCoreApplication, QEvent

    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let Qt do all that is due: layout, painting, timers that ran out."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
