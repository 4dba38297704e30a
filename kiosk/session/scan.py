"""Scanning with one switch or two: what is framed, when it moves on, what a press does; used by `step`.

One switch: the frame goes round by itself and SWITCH_1 chooses. Two: SWITCH_2 moves it, SWITCH_1 chooses, and
nothing depends on time. A page of many controls is gone through group by group, then inside the chosen one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.session.effects import (
    Chime,
    Choose,
    Effect,
    Hush,
    SayNotice,
    SayText,
    SayTold,
    Speak,
    SpeakControl,
    SpeakControls,
)
from kiosk.session.pressed import Groups

if TYPE_CHECKING:
    from kiosk.session.state import Session

DWELL_S = 1.5  # how long each control is framed, until the person says otherwise
SHORTEST_S, LONGEST_S = 0.6, 6.0
HOLD_S = 1.0  # a press that lasts longer says how long each control is to be framed …
ALIKE = 0.25  # … unless that would change less than this share: then it is how this person presses
ROUNDS_INSIDE = 2  # of a group, without a choice: back to the groups
SAID_S = 40.0  # a voice that has not told that it has finished by then does not hold the frame any longer


@dataclass(frozen=True, slots=True)
class Scan:
    """Where scanning stands; `item` is -1 while groups are framed, which a page of one group never does.

    `since` is when the frame came where it is, or the voice had said it; `said_by` when a voice that says
    something is waited for no longer. `behind` is True while what comes before the first control is still
    being said. `down_at` is when SWITCH_1 went down, `begins` whether that press only begins. `rounds` are
    those of the page since the last sign of life, `inside` those of the group.
    """

    page: str = field(default="", repr=False)
    groups: Groups = field(default=(), repr=False)
    group: int = 0
    item: int = -1
    dwell_s: float = DWELL_S
    two: bool = False
    moving: bool = True
    since: float = 0.0
    said_by: float | None = None
    behind: bool = False
    down_at: float | None = None
    begins: bool = False
    rounds: int = 0
    inside: int = 0

    @property
    def lit(self) -> tuple[str, ...]:
        """The controls in the frame: one, or those of a group."""
        if not self.groups or not self.moving:
            return ()
        group = self.groups[self.group]
        return group if self.item < 0 else (group[self.item],)

    @property
    def by_itself(self) -> bool:
        """Whether the frame moves with time."""
        return self.moving and not self.two and bool(self.groups)


_SAYS = (Speak, SpeakControl, SpeakControls, SayNotice, SayText, SayTold)
_SILENCES = (Hush, Chime)

Result = tuple["Session", tuple[Effect, ...]]


def pressed(session: Session, number: int, now: float) -> Result:
    """A switch goes down: the first press only begins; one that cuts the reading of a page only does that."""
    scan = session.scan or Scan()
    read = session.speaking >= 0 or scan.behind
    session = replace(session, speaking=-1, by_touch=False)
    if session.scan is None or not scan.moving:
        begun = replace(scan, moving=True, two=number == 2, since=now, said_by=None, behind=False, rounds=0)
        begun = replace(begun, down_at=now if number == 1 else None, begins=True)
        return replace(_lit(session, begun), told="switches" if begun.two else "switch"), (SayTold(),)
    scan = replace(scan, rounds=0, behind=False, two=scan.two or number == 2)
    if read:
        scan = replace(scan, since=now, said_by=None, down_at=now if number == 1 else None, begins=True)
        return _lit(session, scan), (SpeakControls(scan.lit),)
    if number == 2:
        moved = _onward(replace(scan, since=now, said_by=None))
        return _lit(session, moved), (SpeakControls(moved.lit),)
    return replace(session, scan=replace(scan, down_at=now, begins=False)), ()


def released(session: Session, number: int, now: float) -> Result:
    """SWITCH_1 comes up: it chooses, or says how long each control is to be framed."""
    scan = session.scan
    if scan is None or number != 1 or scan.down_at is None:
        return session, ()
    held = now - scan.down_at
    scan = replace(scan, down_at=None, since=now, rounds=0)
    wanted = min(max(held, SHORTEST_S), LONGEST_S)
    other = abs(wanted - scan.dwell_s) > ALIKE * scan.dwell_s
    if not scan.two and held >= HOLD_S and other:
        slower = replace(scan, dwell_s=wanted)
        return replace(session, scan=slower, told="speed"), (SayTold(),)
    if scan.begins or not scan.groups:
        return replace(session, scan=scan), ()
    return _chosen(session, scan)


def _chosen(session: Session, scan: Scan) -> Result:
    """Into the group, or what the framed control does; a group of one control is that control."""
    if scan.item < 0 and len(scan.lit) > 1:
        inside = replace(scan, item=0, inside=0)
        return _lit(session, inside), (SpeakControls(inside.lit),)
    control = scan.lit[0]
    after = replace(scan, item=-1, inside=0) if len(scan.groups) > 1 else scan
    return _lit(session, after), (Choose(control),)


def shown(session: Session, page: str, groups: Groups, now: float) -> Result:
    """Another page, or other controls on it: the frame begins at the first, or stays where it was."""
    scan = session.scan
    if scan is None:
        return session, ()
    first = 0 if len(groups) == 1 else -1
    if page == scan.page and scan.groups and groups:
        at = min(scan.group, len(groups) - 1)
        item = min(max(scan.item, first), len(groups[at]) - 1)
        return _lit(session, replace(scan, groups=groups, group=at, item=item)), ()
    fresh = replace(scan, page=page, groups=groups, group=0, item=first, since=now, rounds=0, inside=0)
    return _lit(session, replace(fresh, behind=fresh.said_by is not None)), ()


def heard(session: Session, now: float) -> Result:
    """The voice has finished: the frame has its time from now; before the first control it is said now."""
    scan = session.scan
    if scan is None or scan.said_by is None:
        return session, ()
    free = replace(scan, said_by=None, since=now, behind=False)
    return replace(session, scan=free), (SpeakControls(free.lit),) if scan.behind and free.lit else ()


def voiced(session: Session, effects: tuple[Effect, ...], now: float) -> Session:
    """What is going to be said holds the frame; silence lets it go on."""
    scan = session.scan
    last = next((one for one in reversed(effects) if isinstance(one, (*_SAYS, *_SILENCES))), None)
    if scan is None or last is None:
        return session
    if isinstance(last, _SAYS) and session.heard:
        return replace(session, scan=replace(scan, said_by=now + SAID_S))
    since = now if scan.said_by is not None else scan.since
    return replace(session, scan=replace(scan, said_by=None, since=since, behind=False))


def passed(session: Session, now: float) -> Result:
    """The frame moves on when its time is over."""
    scan, when = session.scan, due(session)
    if scan is None or when is None or now < when:
        return session, ()
    if scan.said_by is not None:  # the voice never told that it had finished
        return heard(session, now)
    moved = _onward(replace(scan, since=now))
    return _lit(session, moved), (SpeakControls(moved.lit),)


def due(session: Session) -> float | None:
    """When the frame moves on by itself; None while it does not: a switch is down, a page is being said."""
    scan = session.scan
    if scan is None or not scan.by_itself or scan.down_at is not None:
        return None
    if session.speaking >= 0 and not session.paused:
        return None
    return scan.said_by if scan.said_by is not None else scan.since + scan.dwell_s


def touched(session: Session) -> Session:
    """A finger on the glass: the frame goes, until a switch is used again."""
    scan = session.scan
    return session if scan is None else replace(session, scan=replace(scan, moving=False, down_at=None))


def round_s(session: Session) -> float:
    """How long it takes to go round all controls of the page, and once into every group."""
    scan = session.scan
    if scan is None or not scan.by_itself:
        return 0.0
    controls = sum(len(group) for group in scan.groups)
    return scan.dwell_s * (controls + (len(scan.groups) if len(scan.groups) > 1 else 0))


def _onward(scan: Scan) -> Scan:
    """The next group; or, inside one, its next control, and out of it after two rounds."""
    if not scan.groups:
        return scan
    if scan.item < 0:
        after = scan.group + 1
        return replace(scan, group=after % len(scan.groups), rounds=scan.rounds + after // len(scan.groups))
    after = scan.item + 1
    if after < len(scan.groups[scan.group]):
        return replace(scan, item=after)
    if len(scan.groups) == 1:
        return replace(scan, item=0, rounds=scan.rounds + 1)
    if scan.inside + 1 < ROUNDS_INSIDE:
        return replace(scan, item=0, inside=scan.inside + 1)
    return replace(scan, item=-1, inside=0)


def _lit(session: Session, scan: Scan) -> Session:
    """The focus goes with the frame, so that a keypad goes on from there."""
    lit = scan.lit
    return replace(session, scan=scan, focus=lit[0] if lit else session.focus)
