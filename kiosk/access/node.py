"""The tree of a page as frozen values: names, roles, values, states, places and actions; made by `tree`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.views.placement import Rect

Role = Literal[
    "window", "page", "heading", "text", "picture", "countdown", "field", "run", "bar",
    "button", "key", "radio", "checkbox", "switch", "status", "alert",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of a page. `id` is the same as long as the page stays; `rect` is in pixels of the window.

    `on` is whether a switch, a box or one of several choices is on, None where that is not told. Whoever
    chooses it chooses the control of that identity; only what has one can have the focus.
    """

    id: int
    role: Role
    name: str = ""
    description: str = ""
    value: str = ""
    lang: str = ""
    rect: Rect | None = None
    on: bool | None = None
    disabled: bool = False
    control: str = ""
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """All nodes of a page, the root first; `focus` is the node that has it: the page's, if no control's."""

    root: int
    focus: int
    nodes: tuple[Node, ...]
