"""How printing a ticket went, in one word; made by `printer`, read by the session."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """`busy`: the printer is there but does not print now (another job, its cover open, no answer)."""

    OK = "ok"
    NO_PRINTER = "no_printer"
    NO_PAPER = "no_paper"
    CUT_OFF = "cut_off"
    BUSY = "busy"
