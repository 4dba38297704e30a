"""What happens to the showing of answers to an agent, in the past tense; a part of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ViewerChanged:
    """A page of whoever has this call opens what is sealed to `key`; without a key it no longer does.

    `role` is what its account may do at the desk (agent, supervisor), never who it is.
    """

    call_id: str
    page: str
    key: str = field(default="", repr=False)
    role: str = "agent"


@dataclass(frozen=True, slots=True)
class SharingChosen:
    """The citizen shows their answers, having been told what of them and to whom."""


@dataclass(frozen=True, slots=True)
class SharingStopped:
    """The citizen no longer shows them."""


@dataclass(frozen=True, slots=True)
class AnswersSeen:
    """Whether the page has opened what was sent to it under this number."""

    call_id: str
    page: str
    number: int
    seen: bool


Consented = ViewerChanged | SharingChosen | SharingStopped | AnswersSeen
