"""The layer of settings chosen on this terminal's own screen, as its file gives it; read by `settings`.

The file stands in the terminal's own folder (`terminal.state_dir`) and is written by `commissioned`.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.config.layers import RULES, Layer, from_text
from kiosk.formats.problems import Problem

FILE = "commissioned.toml"
ELSEWHERE = "Écrivez-le dans kiosk.toml, site.toml ou terminal.toml, ou dans .env si c’est un secret."
_SECTIONS = ("terminal", "panel", "display", "voice", "printer", "inputs")
_ALSO = (("hall", "reception_place"), ("desk", "urls"), ("desk", "site"))
_NEVER = (("terminal", "state_dir"),)  # it says where this layer is


def may_be_chosen(section: str, name: str) -> bool:
    """Whether a setting is of one terminal and may be chosen on its screen."""
    key = (section, name)
    rule = RULES.get(key)
    return (
        rule is not None and not rule.secret and key not in _NEVER and (section in _SECTIONS or key in _ALSO)
    )


def refusal(section: str, name: str) -> str:
    """What is said of another one."""
    return f"{section}.{name} ne se choisit pas à l’écran."


def from_screen(path: Path, problems: list[Problem]) -> Layer:
    """What the file gives, empty where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(
            Problem(
                str(path),
                1,
                1,
                f"Les réglages choisis à l’écran ne peuvent pas être lus ({error.strerror}).",
                "Lancez cette commande avec l’utilisateur de la borne, ou avec sudo.",
                "warning",
            )
        )
        return {}
    layer: Layer = {}
    for key, one in from_text(data, path, problems).items():
        if may_be_chosen(*key):
            layer[key] = one
        else:
            problems.append(one.problem(refusal(*key), ELSEWHERE))
    return layer
