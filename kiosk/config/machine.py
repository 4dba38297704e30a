"""The number that the maker of this machine gave it, as its firmware tells Linux; for the readiness sheet."""

from __future__ import annotations

from pathlib import Path

# The first two are of a PC, the last of a board without a BIOS. Many kernels let only root read the first.
FILES = tuple(
    Path(path)
    for path in (
        "/sys/class/dmi/id/product_serial",
        "/sys/class/dmi/id/chassis_serial",
        "/sys/firmware/devicetree/base/serial-number",
    )
)
# what firmware says where its maker wrote nothing
_NONE = ("", "none", "default string", "to be filled by o.e.m.", "system serial number", "not specified")
LONGEST = 60


def serial_number(files: tuple[Path, ...] = FILES) -> str:
    """The first that can be read and says something; "" where none does."""
    for path in files:
        try:
            raw = path.read_bytes()[:LONGEST]
        except OSError:
            continue
        text = raw.decode("ascii", "replace").strip("\0 \n")
        if text.lower() not in _NONE and text.strip("0.-") and text.isprintable():
            return text
    return ""
