"""What a session keeps of each procedure for the figures; changed by `tally` alone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passed:
    """One procedure of the visit: whose it is, the last step seen, how far it came, the other ways chosen."""

    procedure: str
    source: str
    step: str = field(default="", repr=False)
    finished: bool = False
    assisted: bool = False
    paper: bool = False  # a ticket could be had
    chosen: tuple[str, ...] = ()
