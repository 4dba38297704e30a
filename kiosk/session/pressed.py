"""What keypads and switches do, in the past tense; a part of the events of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field

Groups = tuple[tuple[str, ...], ...]  # a page's controls by identity, group after group, in reading order


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """« Aide »: what can I do here?"""


@dataclass(frozen=True, slots=True)
class WhereAsked:
    """« Où suis-je ? »"""


@dataclass(frozen=True, slots=True)
class SwitchPressed:
    """A switch went down: 1 chooses (and begins), 2 moves on."""

    number: int


@dataclass(frozen=True, slots=True)
class SwitchReleased:
    number: int


@dataclass(frozen=True, slots=True)
class KeyStuck:
    """A key has been down for so long that it is left out until it comes up; the terminal noticed it."""


@dataclass(frozen=True, slots=True)
class ControlsShown:
    """What a switch goes through on the page of this key; told while somebody scans."""

    page: str = field(repr=False)
    groups: Groups = field(repr=False)


@dataclass(frozen=True, slots=True)
class FocusKept:
    """The control in focus has gone from the page, which stays: the one in its place has the focus."""

    control: str = field(repr=False)


Pressed = HelpAsked | WhereAsked | SwitchPressed | SwitchReleased | KeyStuck | ControlsShown | FocusKept
