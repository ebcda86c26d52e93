"""Long work off the screen's thread.

Work is a generator: it yields how far it is (0 to 1) and returns its result.
"""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class _Voice(QObject):
    """What the worker thread says, heard on the main one."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()


class Work(QObject):
    """One piece of work under way. To cancel it is to stop asking for more; then nothing more is heard of it.

    It is cancelled when its owner goes, and stays in memory until its thread has spoken its last word:
    an object of the main thread must not die in another one.
    """

    progressed = Signal(float)
    ended = Signal()
    under_way: "set[Work]" = set()  # noqa: RUF012 - of all work together

    def __init__(
        self,
        name: str,
        steps: Generator[float, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        super().__init__()
        self.name = name
        self.cancelled = False
        self._steps, self._done, self._failed = steps, done, failed
        self._voice = _Voice(self)
        self._voice.progressed.connect(self._progress)
        self._voice.finished.connect(self._finish)
        self._voice.failed.connect(self._fail)
        self._voice.stopped.connect(self._let_go)
        owner.destroyed.connect(self.cancel)
        self.under_way.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask for no more. The result, should it come, is dropped."""
        if not self.cancelled:
            self.cancelled = True
            self.ended.emit()

    def _run(self) -> None:
        """On the worker thread: it reads pictures, never the database."""
        voice, steps = self._voice, self._steps
        try:
            while not self.cancelled:
                voice.progressed.emit(next(steps))
            steps.close()
            voice.stopped.emit()
        except StopIteration as end:
            voice.finished.emit(end.value)
        except Exception as error:
            voice.failed.emit(error)

    def _progress(self, far: float) -> None:
        if not self.cancelled:
            self.progressed.emit(far)

    def _finish(self, result: Any) -> None:
        self._let_go()
        if not self.cancelled:
            self.cancelled = True
            self.ended.emit()
            self._done(result)

    def _fail(self, error: Exception) -> None:
        self._let_go()
        if not self.cancelled:
            self.cancelled = True
            self.ended.emit()
            self._failed(error)

    def _let_go(self) -> None:
        self.under_way.discard(self)
