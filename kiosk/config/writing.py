"""Writes the files of settings that a terminal writes itself; used by `commissioned` and `last_good`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kiosk.config.layers import RULES


def settings_text(head: str, values: Mapping[str, Mapping[str, Any]]) -> str:
    """A whole TOML file of these settings, `{section: {name: value}}`, in the order of their declaration."""
    parts = [head]
    for section in dict.fromkeys(part for part, _ in RULES):
        some = values.get(section, {})
        lines = [f"{name} = {_toml(some[name])}" for part, name in RULES if part == section and name in some]
        parts += ["\n".join([f"[{section}]", *lines, ""])] if lines else []
    return "\n".join(parts)


def _toml(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return f"[{', '.join(map(_toml, value))}]"
