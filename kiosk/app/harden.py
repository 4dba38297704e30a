"""What a process that holds a citizen's answers does first: no dump, no core, nobody may look in; used by `process`."""

from __future__ import annotations

import ctypes
import resource

PR_SET_DUMPABLE = 4
PR_SET_PDEATHSIG = 1


def harden() -> None:
    """Other processes of the same user cannot read this one's memory, and a crash leaves no core file."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
