"""Puts a list into the settings' file in place of the one there, and leaves all else as it was written.

Used by `kiosk keys`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


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
