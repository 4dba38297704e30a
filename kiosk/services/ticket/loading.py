"""Loads python-escpos without what it does on being imported; used by `device`.

Left alone it parses 500 kB of models (0.5 s), leaves a folder in /tmp for good, and prints remarks on
standard output. Here it is given the one profile that is used, and a folder that goes at once.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType

PROFILE = Path(__file__).with_name("escpos.json")
PROFILE_SETTING = "ESCPOS_CAPABILITIES_FILE"
PREFIX = "kiosk-escpos-"


@lru_cache(maxsize=1)
def load_printers() -> ModuleType:
    """The module `escpos.printer`; ImportError where deploy/setup has not run."""
    handlers = list(logging.root.handlers)
    with _folder():
        import escpos.printer
    for handler in [one for one in logging.root.handlers if one not in handlers]:
        logging.root.removeHandler(handler)
    return escpos.printer


@contextmanager
def _folder() -> Iterator[None]:
    """A folder in memory for the temporary files of the import; those of ended processes go with it."""
    parent = Path("/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir())
    for left in parent.glob(f"{PREFIX}*"):  # by a process that was killed while it loaded
        if not Path("/proc", left.name.removeprefix(PREFIX).partition("-")[0]).exists():
            shutil.rmtree(left, ignore_errors=True)
    before, profile = tempfile.tempdir, os.environ.get(PROFILE_SETTING)
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", dir=parent) as folder:
        tempfile.tempdir = folder
        os.environ[PROFILE_SETTING] = str(PROFILE)
        try:
            yield
        finally:
            tempfile.tempdir = before
            del os.environ[PROFILE_SETTING]
            if profile is not None:
                os.environ[PROFILE_SETTING] = profile
