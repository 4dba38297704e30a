"""Effects as messages for the supervisor, and its messages as events; used by `process`.

Nothing that a citizen answered crosses here in the clear: a call carries what `CallRequest` holds, a
count only names, and what is shown to an agent is sealed first.
"""

from __future__ import annotations

from dataclasses import asdict

from kiosk.app import looked_after
from kiosk.app.sealing import is_key, seal
from kiosk.session.consented import AnswersSeen, ViewerChanged
from kiosk.session.effects import AskTerminal, CancelCall, Count, Effect, HideAnswers, PlaceCall, ShowAnswers
from kiosk.session.events import AgentSaid, CallChanged, Event, HeadsetChanged, HelpPressed, PrinterChanged
from kiosk.wire.calls import TEST, CallState
from kiosk.wire.messages import Message
from kiosk.wire.said import said

ROLES = ("agent", "supervisor")


def message_of(effect: Effect) -> tuple[str, dict] | None:
    """The type and data of the message that carries out an effect elsewhere, or None."""
    match effect:
        case PlaceCall(request):
            return "PlaceCall", {"call": asdict(request)}
        case CancelCall(call_id):
            return "CancelCall", {"id": call_id}
        case ShowAnswers(call_id, page, key, number, text):
            sealed = seal(text, key, call_id, number)
            return "ShowAnswers", {"call": call_id, "page": page, "number": number, "sealed": sealed}
        case HideAnswers(call_id, page, number):
            return "HideAnswers", {"call": call_id, "page": page, "number": number}
        case AskTerminal(kind, data):
            return kind, dict(data)
        case Count():
            return "Count", asdict(effect)
    return None


def events_of(message: Message) -> tuple[Event, ...]:
    """What a message of the supervisor tells, in order; nothing, as for one that is not right."""
    if (of_technician := looked_after.event_of(message)) is not None:
        return (of_technician,)
    found = (_event_of(message), _agent_said(message.data) if message.type == "CallChanged" else None)
    return tuple(event for event in found if event is not None)


def _event_of(message: Message) -> Event | None:
    data = message.data
    match message.type:
        case "CallChanged":
            return _call_changed(data)
        case "ViewerChanged":
            return _viewer_changed(data)
        case "AnswersSeen" if isinstance(data.get("number"), int):
            seen = data.get("seen") is True
            return AnswersSeen(str(data.get("call", "")), str(data.get("page", "")), data["number"], seen)
        case "HeadsetChanged" if isinstance(data.get("plugged"), bool):
            return HeadsetChanged(data["plugged"])
        case "PrinterChanged" if isinstance(data.get("ready"), bool):
            return PrinterChanged(data["ready"])
        case "PhysicalButton":
            return HelpPressed()
    return None


def _agent_said(data) -> Event | None:
    """The agent's last message, told with every news of the call: the session knows which it has had."""
    code, number = said(data.get("said")), data.get("said_number")
    if code is None or not isinstance(number, int) or isinstance(number, bool):
        return None
    return AgentSaid(str(data.get("id", "")), code, number, str(data.get("agent") or "")[:100])


def _viewer_changed(data) -> Event | None:
    """Whose key is none of the curve sees nothing."""
    key = str(data.get("key", ""))
    role = data.get("role") if data.get("role") in ROLES else "agent"
    key = key if key and is_key(key) else ""
    return ViewerChanged(str(data.get("call", ""))[:64], str(data.get("page", ""))[:64], key, role)


def _call_changed(data) -> Event | None:
    try:
        state = CallState(data.get("state"))
    except ValueError:
        return None
    minutes, waited = data.get("minutes"), data.get("waited_ms")
    return CallChanged(
        str(data.get("id", "")),
        state,
        minutes if isinstance(minutes, int) and 0 < minutes < 1000 else None,
        data.get("reached", True) is not False,
        data.get("stored", True) is not False,
        waited / 1000 if isinstance(waited, int | float) and 0 <= waited < 86_400_000 else 0.0,
        data.get("nobody_on_shift") is True,
        data.get("telephone") is True,
        data.get("source") == TEST,
    )
