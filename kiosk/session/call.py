"""The citizen's call as plain state inside the session; changed by `step` alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.session.events import AgentSaid, CallChanged
from kiosk.wire.calls import ENDED, TAKEN, TEST, CallState
from kiosk.wire.said import SPOKEN_TO, Said

REPEAT_S = 1.0  # how often PlaceCall is repeated until the outbox has it
KEPT_S = 10.0  # a call that is not in the outbox by then is told not to be: the link may hang
LONG_S = 60.0  # who has waited so long unanswered is told of the other ways to a person


@dataclass(frozen=True, slots=True)
class CallRequest:
    """What the session knows of its call; the link adds site, terminal and place."""

    id: str
    procedure: str = ""
    procedure_title: str = ""
    source: str = "city"
    step_number: int = 0
    step_label: str = ""
    language: str = "fr"
    settings: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    family: str = ""  # the procedure's theme
    wishes_version: int = 0  # grows when they change after the call has left


@dataclass(frozen=True, slots=True)
class OpenCall:
    """The call under way: since when (session's clock, seconds), where it stands, who was reached.

    `long`: nobody has answered for `LONG_S`, and the citizen has been told. `own`: this citizen placed it.
    `nobody`: nobody is on shift at the desk where it rings. `said`: the agent's last message, `said_by` the
    counter's name; it holds until the agent is there, or has the call no more. `answered_s` is how many
    seconds it was until somebody first took it.
    """

    request: CallRequest
    since: float
    state: CallState = CallState.PLACING
    minutes: int | None = None
    reached: bool = True
    stored: bool = True
    asked_at: float = 0.0
    long: bool = False
    own: bool = True
    nobody: bool = False
    said: Said | None = None
    said_number: int = 0
    said_by: str = ""
    answered_s: float | None = None

    @property
    def comes(self) -> bool:
        """Whether who took it comes to the terminal, and does not help from the desk or wait there."""
        return self.taken and self.state is not CallState.HELPING_FROM_DESK and self.said is not Said.COUNTER

    @property
    def live(self) -> bool:
        return self.state not in ENDED

    @property
    def of_citizen(self) -> bool:
        """Whether somebody waits by it, of whatever visit; a technician's trial is none."""
        return self.live and self.request.source != TEST

    @property
    def taken(self) -> bool:
        return self.state in TAKEN


def changed(call: OpenCall, event: CallChanged) -> OpenCall:
    """The call after the link or the desk has spoken; `minutes` stay until the state moves on."""
    minutes = (
        event.minutes if event.minutes is not None else (call.minutes if event.state is call.state else None)
    )
    return replace(
        call,
        state=event.state,
        minutes=minutes,
        reached=event.reached,
        stored=event.stored,
        nobody=event.nobody,
        long=call.long or event.telephone,
        said=call.said if event.state in SPOKEN_TO else None,
    )


def told(call: OpenCall, event: AgentSaid) -> OpenCall | None:
    """The call with the agent's message; None where it is not for this call, or was told before."""
    if event.call_id != call.request.id or call.state not in SPOKEN_TO or event.number <= call.said_number:
        return None
    return replace(call, said=event.said, said_number=event.number, said_by=event.counter)


def adopted(event: CallChanged, now: float) -> OpenCall:
    """A call that an earlier session at this terminal placed, told to the session that replaces it."""
    since = now - max(0.0, event.waited_s)
    request = CallRequest(event.call_id)
    found = OpenCall(request, since, event.state, event.minutes, event.reached, event.stored, own=False)
    return replace(found, nobody=event.nobody, long=event.telephone)
