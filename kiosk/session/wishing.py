"""How the citizen would like to be helped: said to the agent with the call, also once it has left.

Called by `calling`. A wish is what somebody asks for, never why.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.effects import Effect, PlaceCall, SpeakControl
from kiosk.session.events import WishSet
from kiosk.session.state import Session

WISHES = ("in_writing", "lsf", "induction_loop", "my_language", "at_my_height")


def step(session: Session, event: WishSet) -> tuple[Session, tuple[Effect, ...]]:
    """The wish is kept for this and the next call; the call under way is said again with it.

    `wishes_version` grows with each change, so that whoever holds the call knows the newest. A call that an
    earlier citizen placed keeps what they asked for.
    """
    call, wish = session.call, event.wish
    if wish not in WISHES or call is None or not call.live or not call.own:
        return session, ()
    wanted = {*session.wishes, wish} if event.wanted else {*session.wishes} - {wish}
    wishes = tuple(one for one in WISHES if one in wanted)
    request = replace(
        call.request,
        wishes=wishes,
        wishes_version=call.request.wishes_version + 1,
        language=session.language,
    )
    asked = replace(session, wishes=wishes, call=replace(call, request=request))
    said: tuple[Effect, ...] = (SpeakControl(f"wish:{wish}"),) if session.preferences.voice else ()
    return asked, (PlaceCall(request), *said)
