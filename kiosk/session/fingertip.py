"""The talking fingertip: a finger hears what is under it, and a double tap chooses; called by `step`.

While somebody explores (`Session.exploring`), nothing on the glass acts at a touch (EN 301 549 5.5.2). A
finger that comes onto a control gives it the focus and has it said, in the words of the focus; lifting it
keeps both. A text that is only read is said too, and then has nothing to choose. Two taps choose. Beside all
of these nothing is said, and what is being said goes on: between two controls lie 3 mm, and words must not be
cut by crossing them. A finger that comes down there silences the voice, as any action does (5.1.3.5).

Two taps are two contacts that did not slide. The second may come anywhere within TWICE_S of the first; on the
control of the first it has AGAIN_S, for slow hands, and no contact is too long before REST_S. They choose
what the finger last *found*: after sliding, the control where it was lifted, wherever the taps fall; else the
one that the first tap fell on, as anybody expects who sees it. The call for a person is the exception: two
taps on it call, whatever was found before.

Who explores: whoever the voice came to by a headset or a key, since they may not see (`Session.by_ear`). Who
touched « Écouter » or the switch of the voice saw it, and wants to listen: the glass stays as it was for
them. A switch beside that of the voice turns exploring on and off for everybody, and is then kept. Whoever
sees and explores all the same is not stopped: the frame shows what a finger is on, and tapping there again
chooses it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.session.effects import Choose, Effect, Hush, SayText, SayTold, Speak, SpeakControl
from kiosk.session.fingered import TEXT, FingerDown, Fingered, FingerOver, FingerUp

if TYPE_CHECKING:
    from kiosk.session.state import Session

TWICE_S = 0.6  # from one tap's end to the next one's beginning, wherever it falls
AGAIN_S = 2.0  # the same on the control of the first
REST_S = 2.0  # a finger that stays for longer rests or listens: no tap
BOUNCE_S = 0.05  # no hand comes down again sooner: the same touch
LOST = 2  # single taps in a row on one control: it is told again that it takes two
CALL = "call"  # of the bar, on every page

Result = tuple["Session", tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Contact:
    """The finger on the glass: since when, what it came down on, whether it may be the second of two taps."""

    since: float
    on: str = field(default="", repr=False)
    second: bool = False
    slid: bool = False


@dataclass(frozen=True, slots=True)
class Tap:
    """A first tap: when it ended, what it fell on, what two in quick succession choose, how many there were
    on this one by one."""

    at: float
    on: str = field(default="", repr=False)
    chooses: str = field(default="", repr=False)
    alone: int = 1


@dataclass(frozen=True, slots=True)
class Fingertip:
    """Where exploring stands: `found` by sliding, and `chosen_at` when two taps last chose something."""

    contact: Contact | None = None
    tap: Tap | None = None
    found: str = field(default="", repr=False)
    chosen_at: float = float("-inf")
    chosen: str = field(default="", repr=False)


def step(session: Session, event: Fingered, now: float) -> Result:
    """The session after what a finger did, and what is to be done."""
    match event:
        case FingerDown(on):
            return _down(session, on, now)
        case FingerOver(on):
            return _over(session, on, now)
        case FingerUp():
            return _up(session, now)


def bounces(session: Session, event: object, now: float) -> bool:
    """Whether a finger comes down again too soon to be meant (EN 301 549 5.8): it silences nothing either."""
    if not isinstance(event, FingerDown):
        return False
    tip = session.fingertip
    key = tip.chosen.startswith("key:")  # the same letter twice in a row is meant
    least = BOUNCE_S if key else session.rules.double_strike_s
    return now - tip.chosen_at < least or (tip.tap is not None and now - tip.tap.at < BOUNCE_S)


def turned(tip: Fingertip) -> Fingertip:
    """Another page is on screen: what is on the glass belongs to the one before."""
    return Fingertip(chosen_at=tip.chosen_at, chosen=tip.chosen)


def kept(session: Session, control: str) -> Fingertip:
    """This control stands where the one in focus stood: found there, it is found still."""
    tip = session.fingertip
    return replace(tip, found=control) if tip.found == session.focus else tip


def explained(session: Session, before: Session) -> Session:
    """Where exploring has just come on, or its language: it is told with the page, before everything else.

    Who uses a keypad is told of its keys too, in the language now chosen, as after the first key.
    """
    other = session.language != before.language
    if other and session.keypad and session.heard:
        return replace(session, told="keys")
    new = session.exploring and (other or not before.exploring)
    return replace(session, told="fingertip") if new else session


def _down(session: Session, on: str, now: float) -> Result:
    tip = session.fingertip
    tap = tip.tap
    second = tap is not None and now - tap.at < (AGAIN_S if on == tap.on else TWICE_S)
    session = replace(session, fingertip=replace(tip, contact=Contact(now, on, second)))
    if not on:
        return session, () if second else (Hush(),)
    if second and tap is not None and on == tap.on:
        return session, ()  # its words go on
    return (session if on.startswith(TEXT) else replace(session, focus=on)), _says(on)


def _over(session: Session, on: str, now: float) -> Result:
    contact, control = session.fingertip.contact or Contact(now), _control(on)
    tip = replace(session.fingertip, contact=replace(contact, slid=True), tap=None, found=control)
    return replace(session, fingertip=tip, focus=control), _says(on)


def _says(on: str) -> tuple[Effect, ...]:
    return (SayText(on),) if on.startswith(TEXT) else (SpeakControl(on),)


def _control(on: str) -> str:
    """What can be chosen of what a finger is on."""
    return "" if on.startswith(TEXT) else on


def _up(session: Session, now: float) -> Result:
    tip, contact = session.fingertip, session.fingertip.contact
    if contact is None:
        return session, ()
    lifted = replace(tip, contact=None)
    if contact.slid or now - contact.since >= REST_S:
        found = lifted.found if contact.slid or not contact.on else _control(contact.on)
        return replace(session, fingertip=replace(lifted, tap=None, found=found)), ()
    if contact.second and tip.tap is not None:
        quick = contact.since - tip.tap.at < TWICE_S or not tip.tap.on
        return _twice(session, lifted, tip.tap.chooses if quick else _control(tip.tap.on), now)
    return _once(session, lifted, contact, now)


def _once(session: Session, tip: Fingertip, contact: Contact, now: float) -> Result:
    """A first tap; who taps the same control again and again is told that it takes two.

    What was found by sliding is for the first taps after it: who goes on with taps chooses what they fall on.
    """
    before = tip.tap
    alone = before.alone + 1 if before is not None and contact.on == before.on and _control(contact.on) else 1
    found = tip.found if before is None else ""
    aimed = _control(contact.on) if contact.on else session.focus
    tap = Tap(now, contact.on, CALL if contact.on == CALL else found or aimed, alone)
    session = replace(session, fingertip=replace(tip, tap=tap, found=found))
    if alone < LOST:
        return session, ()
    return replace(session, told="twice"), (SayTold(),)


def _twice(session: Session, tip: Fingertip, control: str, now: float) -> Result:
    """Two taps choose; with nothing found yet they say the page, as the keypad does."""
    found = tip.found if tip.found == control else ""  # the same key again, wherever the taps fall
    tip = replace(tip, tap=None, found=found, chosen_at=now, chosen=control)
    session = replace(session, fingertip=tip)
    if not control:
        return session, (Speak(0),)
    return replace(session, focus=control), (Choose(control),)
