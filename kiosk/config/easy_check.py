"""What is hard to read in the files written in easy French, each at its line; called by the check."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from kiosk.config.easy_french import LANGUAGE, easy_problems
from kiosk.config.translations import load_sidecar
from kiosk.formats.problems import Problem


def easy_sidecars(paths: Iterable[Path]) -> list[Problem]:
    """Those of these procedures' files that are in easy French; what is wrong in others is told elsewhere."""
    found: list[Problem] = []
    for path in sorted(path for path in paths if path.name.endswith(f".{LANGUAGE}.yaml")):
        sidecar, _ = load_sidecar(path)
        if sidecar is not None:
            texts = ((sidecar.texts[words], *place) for words, place in sidecar.places.items())
            found += easy_problems(str(path), texts)
    return found


def easy_catalogue(path: Path) -> list[Problem]:
    """The interface's texts; none where this is the catalogue of another language, or cannot be read."""
    if path.parent.parent.name != LANGUAGE:
        return []
    try:
        messages = [message for message in read_po(BytesIO(path.read_bytes())) if message.id]
    except (OSError, ValueError, LookupError):
        return []  # `catalogues` tells it
    return list(easy_problems(str(path), ((str(one.string), one.lineno or 1, 1) for one in messages)))
