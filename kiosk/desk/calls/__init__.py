"""Citizens' calls at the desk: where they stand, how they move, for whom they ring."""

from kiosk.desk.calls.handing import decline, transfer
from kiosk.desk.calls.moves import (
    OUTCOMES,
    accept,
    arrived,
    cancel,
    close,
    due_to_expire,
    expire,
    help_from_desk,
    mine,
    on_my_way,
    pass_on,
    post,
    ring_again,
    seen,
    unattended,
)
from kiosk.desk.calls.routing import Times
from kiosk.desk.calls.rows import find, held_by, live, sites
from kiosk.desk.calls.saying import say

__all__ = [
    "OUTCOMES",
    "Times",
    "accept",
    "arrived",
    "cancel",
    "close",
    "decline",
    "due_to_expire",
    "expire",
    "find",
    "held_by",
    "help_from_desk",
    "live",
    "mine",
    "on_my_way",
    "pass_on",
    "post",
    "ring_again",
    "say",
    "seen",
    "sites",
    "transfer",
    "unattended",
]
