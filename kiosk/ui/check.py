"""Whether the type of every language offered is here and has its letters; called by `kiosk doctor`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kiosk import languages
from kiosk.languages.language import Language
from kiosk.languages.letters import measured as by_face
from kiosk.languages.letters import script
from kiosk.ui.fonts import FOLDER
from kiosk.wire.findings import SET_UP, Finding, fr

# The Debian package of each script's face: deploy/packages.txt.
PACKAGES = {"text": "fonts-open-sans", "noto": "fonts-noto-core", "arabic": "fonts-noto-core",
            "cjk": "fonts-noto-cjk"}  # fmt: skip
FILES = {"text": ("400", "600", "700")} | dict.fromkeys(("noto", "arabic", "cjk"), ("400", "700"))


def check_fonts(offered: Sequence[str], folder: Path = FOLDER) -> list[Finding]:
    """The text face first, then one finding for each language."""
    try:
        metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
        face = metrics["face"]
    except (OSError, ValueError, KeyError):
        return [Finding(fr("caractères"), "bad", fr("ils ne sont pas préparés"), SET_UP)]
    return [
        Finding(fr("caractères"), "good", face),
        *(_of_language(languages.of(code), metrics, folder) for code in offered),
    ]


def _of_language(language: Language, metrics: dict, folder: Path) -> Finding:  # type: ignore[type-arg]
    """Its files and its letters, tried with its own name, its days, its months and what it says of hours."""
    part = fr("lettres de {language}", language=language.code)
    words = (language.name, *language.days.names, *language.months, *_phrases(language))
    wanted: dict[str, set[str]] = {}
    for word in " ".join(words).split():
        for face, letters in by_face(word):
            wanted.setdefault(face, set()).update(letters)
    for face, letters in wanted.items():
        remedy = fr("apt install {package}, puis {command}", package=PACKAGES[face], command=SET_UP)
        missing = [weight for weight in FILES[face] if not (folder / f"{face}-{weight}.ttf").is_file()]
        if missing:
            measured = fr("pas de police pour son écriture ({face})\u00a0: des carrés vides", face=face)
            return Finding(part, "bad", measured, remedy)
        known = metrics.get(face, metrics).get("400", {}).get("advances", {})
        without = sorted(letters - set(known)) if face != "cjk" else []
        if without:
            measured = fr("il manque à la police {letters}", letters=" ".join(without[:8]))
            return Finding(part, "bad", measured, remedy)
    return Finding(part, "good", script(language.name))


def _phrases(language: Language) -> tuple[str, ...]:
    said = language.opening
    return (said.open, said.always, said.closed, said.holiday, said.usual, said.unknown)
