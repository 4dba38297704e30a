"""Every setting of who is told that this machine lives; used by `settings_table`."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.config.declare import setting


@dataclass(frozen=True, slots=True)
class Watch:
    """Qui est prévenu que cette machine vit, pour que son silence donne l’alarme."""

    ping_url: str = setting(
        "",
        "Secret\u00a0: adresse appelée tant que tout va bien, en https ou sur cette machine "
        "(healthchecks.io, ou la vôtre). {name} y devient l’identifiant de la borne, ou desk pour le bureau. "
        "Vide\u00a0: aucune.",
        kind="secure_web",
        secret=True,
    )
    ping_min: float = setting(5.0, "Minutes entre deux appels.", least=0.01, most=1440)
