"""The reference of all settings, written from their declarations; called by `kiosk check --settings`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from kiosk.config.declare import Rule, rules
from kiosk.config.settings_table import SECTIONS
from kiosk.wire.findings import SECRETS


def settings_reference() -> str:
    """Every setting with its default, its bounds and what it is for, in French, as Markdown."""
    parts = []
    for section, kind in SECTIONS.items():
        parts.append(f"## [{section}]\n{inspect.getdoc(kind)}\n")
        parts += [f"- {line}" for line in _lines(section, kind)]
        parts.append("")
    return "\n".join(parts)


def _lines(section: str, kind: type) -> Iterator[str]:
    for name, rule, default in rules(kind):
        if rule.secret:
            yield f"`KIOSK_{section.upper()}__{name.upper()}` (dans `{SECRETS}`)\u00a0: {rule.doc}"
        else:
            yield f"`{name}`{_allowed(rule, default)}\u00a0: {rule.doc}"


def _allowed(rule: Rule, default: Any) -> str:
    said = []
    if rule.choices:
        said.append(" | ".join(rule.choices))
    elif rule.kind in ("whole", "number"):
        said.append(f"de {rule.least:g} à {rule.most:g}")
    if rule.required and default == "":
        said.append("obligatoire")
    elif isinstance(default, bool):
        said.append(f"sinon {str(default).lower()}")
    elif isinstance(default, int | float):
        said.append(f"sinon {default:g}")
    elif default:
        said.append(f"sinon {default if isinstance(default, str) else ', '.join(default)}")
    return f" ({' ; '.join(said)})" if said else ""
