"""What the desk is served with, from the settings; used by `kiosk desk` and the demonstration.

Apart from `places`, which a terminal needs: it has none of the desk's Python packages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.commands.places import path, signin_of
from kiosk.config.settings_table import Settings
from kiosk.config.themes import load_families
from kiosk.desk.settings import DeskSettings


def desk_settings(settings: Settings, config: Path) -> DeskSettings:
    """What the desk needs of the settings, and of the folder they are in."""
    return DeskSettings(
        settings.desk.host,
        settings.desk.port,
        settings.database,
        settings.desk.site,
        settings.hall.name,
        settings.desk.token,
        settings.desk.agent_code,
        settings.call.expires_min,
        settings.desk.processes,
        settings.desk.entry == "shared",
        path(settings, settings.desk.certificate),
        path(settings, settings.desk.certificate_key),
        settings.desk.proxies,
        settings.call.fitting_s,
        settings.call.everyone_s,
        settings.call.lamp_s,
        settings.call.telephone_s,
        settings.call.calls_per_hour,
        _families(config / "themes.yaml"),
        settings.lamp,
        settings.channels.webhook,
        settings.channels.webhook_secret,
        settings.desk.figures_months,
        settings.desk.events_days,
        procedures=str(config),
        documents=str(settings.content_source or ""),
        synced=str(settings.content_dir),
        signin=signin_of(settings),
        metrics_token=settings.desk.metrics_token,
        ping_url=settings.watch.ping_url,
        ping_s=settings.watch.ping_min * 60,
        bundles=path(settings, settings.bundles.folder),
    )


def _families(file: Path) -> tuple[dict[str, Any], ...]:
    """The themes that a counter may say it knows; `kiosk check` tells what is wrong with them."""
    families, _ = load_families(file, str(file))
    return tuple(
        {"id": one.id, "fr": one.title("fr").text, "en": one.title("en").text, "state": list(one.state)}
        for one in families
    )
