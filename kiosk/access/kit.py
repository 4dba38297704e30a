"""A node in AccessKit's terms; used by `publisher` once somebody listens."""

from __future__ import annotations

import accesskit

from kiosk.access.node import Node

_ROLES = {
    "window": accesskit.Role.WINDOW,
    "page": accesskit.Role.GROUP,
    "heading": accesskit.Role.HEADING,
    "text": accesskit.Role.LABEL,
    "picture": accesskit.Role.IMAGE,
    "countdown": accesskit.Role.TIMER,
    "field": accesskit.Role.TEXT_INPUT,
    "run": accesskit.Role.TEXT_RUN,
    "bar": accesskit.Role.TOOLBAR,
    "button": accesskit.Role.BUTTON,
    "key": accesskit.Role.BUTTON,
    "radio": accesskit.Role.RADIO_BUTTON,
    "checkbox": accesskit.Role.CHECK_BOX,
    "switch": accesskit.Role.SWITCH,
    "status": accesskit.Role.STATUS,
    "alert": accesskit.Role.ALERT,
}
# What is announced as it comes, and whether before anything else.
_LIVE = {"status": accesskit.Live.POLITE, "alert": accesskit.Live.ASSERTIVE}


def kit_node(node: Node) -> accesskit.Node:
    """The same node, with its actions: each control can be chosen, where it does something, and focused."""
    made = accesskit.Node(_ROLES[node.role])
    if node.role == "text":  # AccessKit takes the name of a label from its value
        made.set_value(node.name)
    elif node.name:
        made.set_label(node.name)
    if node.description:
        made.set_description(node.description)
    if node.lang:
        made.set_language(node.lang)
    if node.rect is not None:
        made.set_bounds(accesskit.Rect(node.rect.x, node.rect.y, node.rect.right, node.rect.bottom))
    if node.on is not None and node.role == "button":
        made.set_selected(node.on)
    elif node.on is not None:
        made.set_toggled(accesskit.Toggled.TRUE if node.on else accesskit.Toggled.FALSE)
    if node.disabled:
        made.set_disabled()
    if node.control:
        made.add_action(accesskit.Action.FOCUS)
        if not node.disabled:
            made.add_action(accesskit.Action.CLICK)
    if node.role == "heading":
        made.set_level(1)
    if node.role == "field":
        made.set_read_only()
    if node.role == "run":
        made.set_value(node.value)
        made.set_character_lengths([len(char.encode()) for char in node.value])
    if node.role in _LIVE:
        made.set_live(_LIVE[node.role])
    if node.children:
        made.set_children(list(node.children))
    return made
