"""The settings of signed bundles: of the terminal that takes them, of the desk that has them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.config.declare import setting


@dataclass(frozen=True, slots=True)
class Bundles:
    """Les lots signés par la ville\u00a0: réglages, démarches et fiches, pris de loin par les bornes."""

    key: str = setting(
        "",
        "Sur la borne\u00a0: clé publique de la ville, que «\u00a0kiosk bundle keys\u00a0» écrit. "
        "Vide\u00a0: aucun lot n’est pris.",
    )
    urls: tuple[str, ...] = setting(
        (),
        "Sur la borne\u00a0: adresses de bureaux qui ont les lots. Vide\u00a0: celles de [desk] urls.",
        kind="webs",
    )
    every_min: float = setting(
        15.0, "Sur la borne\u00a0: minutes entre deux demandes d’un lot nouveau.", least=0.02, most=1440
    )
    healthy_min: float = setting(
        10.0,
        "Sur la borne\u00a0: minutes pendant lesquelles elle doit aller bien avec un lot nouveau. "
        "Sinon, elle revient d’elle-même au lot d’avant.",
        least=0.05,
        most=240,
    )
    folder: str = setting(
        "out/bundles",
        "Au bureau\u00a0: dossier des lots que «\u00a0kiosk desk bundle\u00a0» publie. "
        "Relatif au dossier du projet.",
        kind="path",
        required=True,
    )
