"""What is counted of visits, by names only; made by `session`, kept by the link, read by the desk.

A figure says what happened (`event`), in which procedure and whose (`source`), and one thing more (`detail`:
the step, the language, the other way). No two of those are ever combined: a figure describes nobody.
"""

from __future__ import annotations

import re

NAME = re.compile(r"[A-Za-z0-9_.:-]{1,100}")  # no sentence fits, so no answer does
SOURCES = ("city", "state")
ALONE, ASSISTED, STOPPED = "finished_alone", "finished_assisted", "stopped"  # how a procedure went
OFFERED, CHOSEN = "way_offered", "way_chosen"
VISIT = "visit"  # once a visit, with its last language
WAYS = ("counter", "telephone", "paper")


def is_name(value: object) -> bool:
    """Whether this can be counted: a short name without spaces."""
    return isinstance(value, str) and NAME.fullmatch(value) is not None
