"""A fault in a handler is told by a code and never ends the terminal; installed by the application."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb

from kivy.base import ExceptionHandler, ExceptionManager, ExceptionManagerBase


class _Faults(ExceptionHandler):
    def __init__(self, on_fault: Callable[[str], None]) -> None:
        self._on_fault = on_fault

    def handle_exception(self, exception: BaseException) -> int:
        if not isinstance(exception, Exception):
            return ExceptionManagerBase.RAISE  # KeyboardInterrupt, SystemExit
        self._on_fault(fault_code(exception))
        return ExceptionManagerBase.PASS


def fault_code(exception: BaseException) -> str:
    """The exception's type and the last place of ours it passed, never its text: that may hold an answer."""
    place = ""
    for frame, line in walk_tb(exception.__traceback__):
        path = Path(frame.f_code.co_filename)
        if "kiosk" in path.parts or not place:
            place = f"{path.name}:{line}"
    return f"{type(exception).__name__} {place}".strip()


def catch_faults(on_fault: Callable[[str], None]) -> Callable[[], None]:
    """From now on, calls `on_fault(code)` for what a handler raises; what is returned ends that."""
    handler = _Faults(on_fault)
    ExceptionManager.add_handler(handler)
    return lambda: ExceptionManager.remove_handler(handler)
