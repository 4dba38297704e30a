"""What a process with a citizen's answers does first: no dump, no core, nobody looks in; used by `process`.

What else a terminal starts uses `end_with`, so as not to outlive it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal

PR_SET_DUMPABLE = 4
PR_SET_PDEATHSIG = 1


def harden() -> None:
    """Other processes of the same user cannot read this one's memory, and a crash leaves no core file."""
    _prctl(PR_SET_DUMPABLE, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with(parent: int, number: signal.Signals = signal.SIGKILL) -> bool:
    """The kernel ends this process with its parent, a frozen one too; False where the parent is gone already.

    It is the *thread* that started this process which counts: it must last as long as the parent.
    """
    _prctl(PR_SET_PDEATHSIG, number)
    return os.getppid() == parent


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
