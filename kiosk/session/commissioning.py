"""What a technician changes in a session: the way in by a code, and the steps; called by `step`.

The code is judged by the supervisor, which also keeps what was done: here stands only what is on screen.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session import keys, learning, printing
from kiosk.session.commissioned import (
    Adjusted,
    CodeEntered,
    CodeTold,
    Commissioned,
    ExamineAsked,
    Examined,
    GlassFelt,
    GlassShown,
    KeepAsked,
    Kept,
    KeyPassed,
    KeyStruck,
    SampleAsked,
    StepDone,
    StepOpened,
    TechnicianAsked,
    Tried,
    TryAsked,
)
from kiosk.session.effects import AskTerminal, CancelCall, Count, Effect, End, Sample, SayNotice, SpeakControl
from kiosk.session.glass import LIMIT_S, PHASES, Glass, after, felt, over
from kiosk.session.state import Session
from kiosk.session.technician import (
    GLASS,
    LEAST_DIGITS,
    MOST_DIGITS,
    SAMPLED,
    SHEET,
    STEPS,
    STOOD_S,
    Done,
    Technician,
    Trial,
    Words,
    following,
    weak,
)
from kiosk.session.where import where
from kiosk.wire.calls import TEST

Result = tuple[Session, tuple[Effect, ...]]

OF_THE_MACHINE = (CodeTold, Tried, Kept, Examined)
SCREEN = "technician"
LONGEST = 40  # characters of a field
REFRESH_S = 5.0  # how often the page says anew how long no code is taken


def step(session: Session, event: Commissioned, now: float) -> Result:
    """The session after something of the technician's; to a citizen's only the button means anything."""
    technician = session.technician
    if isinstance(event, TechnicianAsked):
        return _asked(session, event, now)
    if technician is None:
        return session, ()
    if isinstance(event, CodeTold):
        return _with(session, _told(technician, event, now)), ()
    if isinstance(event, CodeEntered):
        return _entered(session, technician, now)
    if not technician.open:
        return session, ()
    if isinstance(event, GlassShown | GlassFelt):
        return _glass(session, technician, event, now)
    if isinstance(event, KeyStruck | KeyPassed):
        return _learnt(session, learning.step(technician, event, now)), (SayNotice(),)
    if isinstance(event, StepDone) and now - technician.since < STOOD_S:
        return session, ()
    return _inside(session, technician, event, now)


def face(session: Session, library: Library) -> tuple[object, ...] | None:
    """What a technician has before them and reads before they note a result; None for anybody else."""
    technician, call = session.technician, session.call
    if technician is None:
        return None
    far = (call.state, call.reached, call.stored, call.nobody) if call is not None else ()
    found = technician.trials, technician.findings, technician.kept, session.ticket, session.headset
    return (where(session, library).key, *found, *far)


def stood(session: Session, before: tuple[object, ...] | None, now: float, library: Library) -> Session:
    """Since when that has been there: two presses in one place confirm no page that came in between."""
    technician = session.technician
    if technician is None or before == face(session, library):
        return session
    return _with(session, replace(technician, since=now))


def _asked(session: Session, event: TechnicianAsked, now: float) -> Result:
    """On a free terminal the code is asked for; else whoever is here is gone first, as by « J’ai fini »."""
    if not session.untouched:
        return replace(session, ended=True), (Count("finished"), End("citizen"))
    wait_until = now + event.wait_s if event.wait_s > 0 else 0.0
    asked = Technician(event.has_code, wait_until=wait_until, problem="wait" if wait_until else "")
    return replace(session, screen=SCREEN, over="", technician=asked), ()


def _told(technician: Technician, event: CodeTold, now: float) -> Technician:
    told = replace(technician, typed="", chosen="", told=technician.told + 1)
    if event.outcome == "open":
        return replace(told, open=True, has_code=True, problem="", done=event.done)
    wait_until = now + event.wait_s if event.wait_s > 0 else 0.0
    return replace(told, problem=event.outcome, left=event.left, wait_until=wait_until)


def _entered(session: Session, technician: Technician, now: float) -> Result:
    """The code goes to the supervisor; a new one is typed twice before it does."""
    code, told = technician.typed, technician.told + 1
    if technician.open or not LEAST_DIGITS <= len(code) <= MOST_DIGITS or now < technician.wait_until:
        return session, ()
    if technician.has_code:
        return session, (AskTerminal("TryCode", {"code": code}),)
    if weak(code):
        again = replace(technician, typed="", chosen="", problem="weak", told=told)
    elif not technician.chosen:
        again = replace(technician, typed="", chosen=code, problem="", told=told)
    elif technician.chosen != code:
        again = replace(technician, typed="", chosen="", problem="differs", told=told)
    else:
        return session, (AskTerminal("ChooseCode", {"code": code}),)
    return _with(session, again), ()


def _learnt(session: Session, after: Technician) -> Session:
    """After a key; the page of all that was learnt follows the last."""
    return _with(session, after) if after.learning else _turned(session, after)


def _inside(session: Session, technician: Technician, event: Commissioned, now: float) -> Result:
    """What is done once the code was right."""
    match event:
        case StepOpened(name, sub) if name in ("", SHEET, *STEPS):
            return _turned(printing.opened(session), learning.begun(technician.at(name, sub), now)), ()
        case StepDone(name, outcome, measured) if name in STEPS:
            done = {**dict(technician.done), name: Done(outcome, measured)}
            after = replace(technician, done=tuple(done.items())).at(following(name))
            kept = {"step": name, "outcome": outcome, **_plain(measured)}
            return _turned(printing.opened(session), after), (AskTerminal("Note", kept),)
        case Adjusted(name, value, sub):
            changed = replace(technician.drafted(name, value), kept=None)
            if sub is not None:
                return _turned(session, replace(changed, sub=sub, typed="")), ()
            return _with(session, changed), (SayNotice(),)
        case TryAsked(what, values):
            asked = AskTerminal("Try", {"what": what, "values": dict(values)})
            draft = tuple(one for one in technician.draft if one[0] != what)  # what was said of it before
            trying = replace(technician, sub="", typed="", draft=draft)
            return _turned(session, _tried(trying, Trial(what))), (asked,)  # how it goes stands at the top
        case Tried(what, outcome, measured, lines) if technician.trial(what) is not None:
            return _with(session, _tried(technician, Trial(what, outcome, measured, lines))), (SayNotice(),)
        case KeepAsked(settings):
            wanted: dict[str, dict[str, object]] = {}
            for section, name, value in settings:
                wanted.setdefault(section, {})[name] = value
            asked = replace(technician, kept=None, keeping=settings)
            return _with(session, asked), (AskTerminal("Keep", wanted),)
        case Kept():
            return _with(session, _kept(technician, event)), (SayNotice(),)
        case SampleAsked(text, language, volume, level):
            asked = technician.drafted(f"{SAMPLED}{language}", "yes")
            return _with(replace(session, voice_problem=""), asked), (Sample(text, language, volume, level),)
        case ExamineAsked():
            examining = replace(technician, findings=None, examining=True)
            return _with(session, examining), (AskTerminal("Examine", {}),)
        case Examined(findings):
            examined = replace(technician, findings=findings, examining=False)
            return _with(session, examined), (SayNotice(),)
    return session, ()


def _glass(session: Session, technician: Technician, event: GlassShown | GlassFelt, now: float) -> Result:
    """The glass is tried, phase after phase, on pages that have nothing to choose."""
    if isinstance(event, GlassShown):
        glass = Glass(max(1, event.columns), max(1, event.rows), since=now)
        return _turned(session, replace(technician, sub=f"{GLASS}{PHASES[0]}", glass=glass)), ()
    if technician.glass is None or not technician.phase:
        return session, ()
    where = event.kind, event.finger, event.x, event.y
    felt_now = felt(technician.glass, technician.phase, *where, now)
    return _followed(session, replace(technician, glass=felt_now), now), ()


def _followed(session: Session, technician: Technician, now: float) -> Session:
    """The next phase where this one is over; after the last, the step's own page."""
    glass, phase = technician.glass, technician.phase
    if glass is None or not over(glass, phase, now):
        return _with(session, technician)
    then = after(phase)
    fresh = replace(glass, down=frozenset(), most=0 if then == "fingers" else glass.most, since=now)
    return _turned(session, replace(technician, sub=f"{GLASS}{then}" if then else "", glass=fresh))


def typed(session: Session, key: str) -> Result:
    """A key of the page's keyboard; the code is of digits."""
    technician = session.technician
    assert technician is not None
    if (shown := keys.changed(session, key)) is not None:
        return shown, (SpeakControl(keys.said(key)),)
    if not technician.open and len(key) == 1 and not key.isdigit():
        return session, ()
    text = keys.written(technician.typed, key, LONGEST, session.cleared)
    if text == technician.typed:
        return session, ()
    session = replace(session, cleared=keys.kept(technician.typed, key))
    problem = technician.problem if technician.wait_until else ""
    return _with(session, replace(technician, typed=text, problem=problem)), (SpeakControl(keys.said(key)),)


def passed(session: Session, now: float) -> Result:
    """A wait that is over: codes are taken again."""
    technician = session.technician
    if technician is not None and technician.phase:
        return _followed(session, technician, now), ()
    if technician is not None and (after := learning.passed(technician, now)) is not None:
        return _learnt(session, after), (SayNotice(),)
    if technician is None or not technician.wait_until or now < technician.wait_until:
        return session, ()
    return _with(session, replace(technician, wait_until=0.0, problem="", told=technician.told + 1)), ()


def called_off(session: Session) -> tuple[Effect, ...]:
    """A technician who leaves takes their test call along: nobody is there whom an agent could meet."""
    call = session.call
    if session.technician is None or call is None or not (call.live and call.request.source == TEST):
        return ()
    return (CancelCall(call.request.id),)


def due(session: Session, now: float) -> float | None:
    """When the page has something new to say by itself, by the session's clock."""
    technician = session.technician
    if technician is not None and technician.phase and technician.glass is not None:
        return technician.glass.since + LIMIT_S
    if technician is not None and technician.learning:
        return learning.due(technician)
    if technician is None or not technician.wait_until:
        return None
    return min(technician.wait_until, now + REFRESH_S)


def _with(session: Session, technician: Technician) -> Session:
    return replace(session, technician=technician)


def _turned(session: Session, technician: Technician) -> Session:
    """Another page, from its first part on."""
    return replace(_with(session, technician), turned=())


def _tried(technician: Technician, trial: Trial) -> Technician:
    others = tuple(one for one in technician.trials if one.what != trial.what)
    return replace(technician, trials=(*others, trial))


def _kept(technician: Technician, event: Kept) -> Technician:
    new = {f"{section}.{name}": value for section, name, value in technician.keeping if event.kept}
    settings = tuple({**dict(technician.settings), **new}.items())
    return replace(technician, kept=(event.kept, event.problems), keeping=(), settings=settings)


def _plain(words: Words) -> dict[str, object]:
    return {"text": words.text, "values": dict(words.values)}
