"""What a check of one part found, for `kiosk doctor` and the technician's pages; made by every package.

It is read by people on site, so its words are French; to a page that may be in English it is told in both.
`part` names the same part always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["good", "warning", "bad"]
LONGEST = {"part": 100, "measured": 300, "remedy": 300}  # characters
MOST = 100  # findings of one terminal
WORST: dict[str, int] = {"good": 0, "warning": 1, "bad": 2}

INSTALLED = __file__.startswith("/usr/lib/kiosk-")  # from its package, and not in a project's folder
PACKAGE = __file__.split("/")[3] if INSTALLED else ""  # kiosk-terminal, kiosk-desk
SERVICE = "kiosk-desk" if PACKAGE == "kiosk-desk" else "kiosk"  # the user of its units
CONFIG = f"/etc/{PACKAGE}" if INSTALLED else "config"
SECRETS = f"{CONFIG}/.env"
SET_UP = "apt install --reinstall kiosk-terminal" if INSTALLED else "./deploy/setup"
RESTART = "systemctl restart kiosk-terminal kiosk-link" if INSTALLED else "kiosk run"
RESTART_DESK = "systemctl restart kiosk-desk" if INSTALLED else "kiosk desk"


class French(str):
    """A French text of the findings' catalogue, with its places filled; it knows what it was made from."""

    template: str
    values: dict[str, object]

    def told(self, translate: Callable[[str], str]) -> str:
        """The same in another language; what is no text of the catalogue stays as it is."""
        values = {name: _in(translate, value) for name, value in self.values.items()}
        return translate(self.template).format(**values)


def fr(text: str, **values: object) -> French:
    """A text to translate (`findings.po`), with what stands in its places."""
    made = French(text.format(**values))
    made.template, made.values = text, values
    return made


def _in(translate: Callable[[str], str], value: object) -> object:
    return value.told(translate) if isinstance(value, French) else value


@dataclass(frozen=True, slots=True)
class Finding:
    """One part's state: what was measured and, where it is not good, the command or act that mends it.

    `en`: the same in English, where it was told so.
    """

    part: str
    level: Level
    measured: str
    remedy: str = ""
    en: Finding | None = None


def told(findings: Iterable[Finding], english: Callable[[str], str] | None = None) -> list[dict[str, Any]]:
    """As plain values for a message, within the limits of its reader; in English too where that is given."""
    texts: list[dict[str, Any]] = []
    for one in list(findings)[:MOST]:
        said = {name: getattr(one, name) for name in LONGEST}
        entry: dict[str, Any] = _lines(said) | {"level": str(one.level)}
        if english is not None:
            entry["en"] = _lines({name: str(_in(english, text)) for name, text in said.items()})
        texts.append(entry)
    return texts


def _lines(said: dict[str, str]) -> dict[str, str]:
    return {name: _line(said[name], longest) for name, longest in LONGEST.items()}


def _line(text: str, longest: int) -> str:
    """One line without control characters."""
    return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in text)[:longest]
