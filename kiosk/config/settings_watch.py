"""Every setting of who is told that this machine lives, and whether it can be; used by `settings_table`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.config.declare import setting

LOOPBACK = r"(127\.0\.0\.1|localhost|\[::1\])"


@dataclass(frozen=True, slots=True)
class Watch:
    """Qui est prévenu que cette machine vit, pour que son silence donne l’alarme."""

    ping_url: str = setting(
        "",
        "Adresse appelée tant que tout va bien, en https ou sur cette machine (healthchecks.io, ou la "
        "vôtre). {name} y devient l’identifiant de la borne, ou desk pour le bureau. Vide\u00a0: aucune.",
    )
    ping_min: float = setting(5.0, "Minutes entre deux appels.", least=0.01, most=1440)


def watch_problems(watch: Watch) -> Iterator[tuple[str, str, str]]:
    """(setting, what is wrong, what to write) of each."""
    if watch.ping_url and not re.fullmatch(
        rf"https://[^\s/@]+(/\S*)?|http://{LOOPBACK}(:[0-9]{{1,5}})?(/\S*)?", watch.ping_url
    ):
        yield (
            "ping_url",
            "watch.ping_url\u00a0: l’adresse n’est ni en https, ni sur cette machine.",
            "Écrivez par exemple https://hc-ping.com/CLÉ/{name}. Sans nom ni mot de passe devant le serveur.",
        )
