"""What a session is made of, and the panel it is laid out for; made by `assemble`, handed over by `handed`.

Light to import: nothing here reads the configuration.
"""

from __future__ import annotations

import gettext
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.library import JoinedLibrary
from kiosk.session.preferences import Preferences
from kiosk.session.state import Rules
from kiosk.views.hall import Hall
from kiosk.views.layout import Form, Layout, Metrics
from kiosk.views.measures import MEASURES
from kiosk.views.reach import SIGHT, reachable_rows, room_for_big
from kiosk.views.texts import Texts

if TYPE_CHECKING:
    from kiosk.config.settings_table import Settings

CATALOGUES = ("kiosk", "technician")
LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made of, all of it read-only."""

    settings: Settings
    library: JoinedLibrary
    texts: Texts
    hall: Hall
    rules: Rules


def load_texts(locale: Path = LOCALE, unread: list[Path] | None = None) -> Texts:
    """The interface's catalogues, as they were compiled by the set-up; the technician's behind them.

    One that cannot be read is added to `unread`: its language shows French, the rest works.
    """
    catalogues: dict[str, gettext.NullTranslations] = {}
    for path in (file for name in CATALOGUES for file in sorted(locale.glob(f"*/LC_MESSAGES/{name}.mo"))):
        try:
            with path.open("rb") as file:
                read = gettext.GNUTranslations(file)
        except (OSError, ValueError, LookupError, struct.error):
            if unread is not None:
                unread.append(path)
        else:
            first = catalogues.setdefault(path.parts[-3], read)
            if first is not read:
                first.add_fallback(read)
    return Texts(catalogues)


def layout_of(
    settings: Settings, metrics: Metrics, preferences: Preferences, size: tuple[int, int] | None = None
) -> Layout:
    """The panel for a citizen's preferences; `size` is a window's own in pixels, where not the panel's.

    A smaller window stands for the same panel: its millimetres stay, so that everything keeps its place.
    """
    panel = settings.panel
    width, height = size or (panel.width_px, panel.height_px)
    form = form_of(settings.terminal.mode, width, height)
    across, down = MEASURES[form].reference
    first, last = reachable_rows(panel, preferences.low)
    scale = height / panel.height_px
    reachable = (last - first) * panel.height_mm / panel.height_px
    return Layout(
        width=width,
        height=height,
        form=form,
        pitch_mm=panel.height_mm / height,
        unit=min(width / across, height / down),
        first_row=round(first * scale),
        last_row=round(last * scale),
        metrics=metrics,
        text_size=preferences.text_size,
        big=preferences.big and room_for_big(reachable, preferences.text_size),
        low=preferences.low,
        minimum_cap_mm=SIGHT * panel.viewing_mm,
    )


def form_of(mode: str, width: int, height: int) -> Form:
    """How pages are laid out on a panel of these pixels."""
    if height > width:
        return "portrait"
    return "tablet" if mode in ("tablet", "counter") else "landscape"
