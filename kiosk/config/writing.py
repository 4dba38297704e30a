"""Writes settings: a list put into a file that a person wrote, and files that a terminal writes itself.

Used by `kiosk keys`, `commissioned` and `last_good`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.config.layers import RULES


def with_list(text: str, section: str, name: str, values: Sequence[str]) -> str:
    """The text of a TOML file with `name = […]` in its section, added at the end where there is none.

    A remark that stands behind the old list is kept.
    """
    written = ", ".join('"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"')) for value in values)
    setting = f"{name} = [{written}]"
    head = re.search(rf"^\[{re.escape(section)}\][^\n]*(?:\n|$)", text, re.MULTILINE)
    if head is None:
        return f"{text.rstrip()}\n\n[{section}]\n{setting}\n"
    following = re.search(r"^\[", text[head.end() :], re.MULTILINE)
    end = head.end() + following.start() if following else len(text)
    body = text[head.end() : end]
    old = re.search(rf'^{re.escape(name)}\s*=\s*\[(?:"(?:\\.|[^"\\])*"|[^\]"])*\]', body, re.MULTILINE)
    if old is not None:
        body = body[: old.start()] + setting + body[old.end() :]
    else:
        body = f"{setting}\n{body}"
    return text[: head.end()] + body + text[end:]


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
