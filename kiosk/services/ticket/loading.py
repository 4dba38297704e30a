"""Loads python-escpos without what it does on being imported; used by `device`.

Left alone it parses 500 kB of models (0.5 s), leaves a folder in /tmp for good, and prints remarks on
standard output. Here it is given the one profile that is used, and a folder that goes at once.
"""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import ModuleType

PROFILE = Path(__file__).with_name("escpos.json")


@lru_cache(maxsize=1)
def load_printers() -> ModuleType:
    """The module `escpos.printer`; ImportError where deploy/setup has not run."""
    before, handlers = tempfile.tempdir, list(logging.root.handlers)
    names = {"ESCPOS_CAPABILITIES_FILE": str(PROFILE)}
    kept = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        try:
            tempfile.tempdir = folder
            os.environ |= names
            import escpos.printer
        finally:
            tempfile.tempdir = before
            for name, value in kept.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
    for handler in [one for one in logging.root.handlers if one not in handlers]:
        with suppress(ValueError):
            logging.root.removeHandler(handler)
    return escpos.printer
