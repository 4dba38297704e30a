"""The doctor's findings in English, from their catalogue; for those that are told to a page."""

from __future__ import annotations

import gettext
from collections.abc import Callable

from kiosk.app.parts import LOCALE

CATALOGUE = LOCALE / "en" / "LC_MESSAGES" / "findings.mo"


def english() -> Callable[[str], str]:
    """Translates what is in the catalogue; where that cannot be read all stays French."""
    try:
        with CATALOGUE.open("rb") as file:
            return gettext.GNUTranslations(file).gettext
    except (OSError, ValueError, LookupError):
        return str
