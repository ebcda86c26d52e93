"""Long work off the screen's thread. Work is a generator: it yields how far it is (0 to 1) and returns
its result."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class _Voice(QObject):
    """What the worker thread says, heard on the main one."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)


class Work(QObject):
    """One piece of work under way. To cancel it is to stop asking for more; then nothing more is heard
    of it."""

    progressed = Signal(float)
    ended = Signal()

    def __init__(
        self,
        name: str,
        steps: Generator[float, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.cancelled = False
        self._steps, self._done, self._failed = steps, done, failed
        self._voice = _Voice()
        self._voice.progressed.connect(self.progressed)
        self._voice.finished.connect(self._finish)
        self._voice.failed.connect(self._fail)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask for no more. The result, should it come, is dropped."""
        if not self.cancelled:
            self.cancelled = True
            self.ended.emit()

    def _run(self) -> None:
        """On the worker thread: it reads pictures, never the database."""
        voice = self._voice
        try:
            while not self.cancelled:
                voice.progressed.emit(next(self._steps))
            self._steps.close()
        except StopIteration as end:
            voice.finished.emit(end.value)
        except Exception as error:
            voice.failed.emit(error)

    def _finish(self, result: Any) -> None:
        if not self.cancelled:
            self.ended.emit()
            self._done(result)

    def _fail(self, error: Exception) -> None:
        if not self.cancelled:
            self.ended.emit()
            self._failed(error)
