"""Every setting of a city's own sign-in, and whether they fit together; used by `settings_table`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.config.declare import setting

_LOOPBACK = r"(127\.0\.0\.1|localhost|\[::1\])"
_SECURE = rf"https://[^\s/@?#]+(/[^\s?#]*)?|http://{_LOOPBACK}(:[0-9]{{1,5}})?(/[^\s?#]*)?"


@dataclass(frozen=True, slots=True)
class SignIn:
    """La connexion de la ville (OpenID Connect), à côté des comptes du bureau."""

    issuer: str = setting(
        "", "Adresse du service de connexion (issuer), en https. Vide\u00a0: il n’y en a pas."
    )
    client_id: str = setting("", "Nom de ce bureau chez lui (client_id).")
    address: str = setting(
        "",
        "Adresse de ce bureau pour les navigateurs des agents, en https. Le service de connexion doit "
        "connaître l’adresse de retour\u00a0: la même, avec /signin/back.",
    )
    role_claim: str = setting(
        "roles", "Champ du jeton qui dit les rôles. Avec des points s’il est dans un autre."
    )
    agents: tuple[str, ...] = setting((), "Valeurs de ce champ qui font un agent.")
    supervisors: tuple[str, ...] = setting((), "Valeurs de ce champ qui font un superviseur.")
    technicians: tuple[str, ...] = setting((), "Valeurs de ce champ qui font un technicien.")
    site_claim: str = setting(
        "", "Champ du jeton qui dit la mairie (son nom court). Vide\u00a0: toujours celle de [desk] site."
    )
    lasts_h: float = setting(
        8.0, "Heures après lesquelles il faut se connecter de nouveau.", least=1, most=14
    )
    authority: str = setting(
        "",
        "Certificat de l’autorité (PEM) du service de connexion. Vide\u00a0: les autorités publiques.",
        kind="path",
    )
    client_secret: str = setting("", "Secret\u00a0: celui de ce bureau chez lui, s’il en a un.", secret=True)


def signin_problems(signin: SignIn) -> Iterator[tuple[str, str, str]]:
    """(setting, what is wrong, what to write) of each."""
    if not signin.issuer:
        return
    for name, value, example in (
        ("issuer", signin.issuer, "https://connexion.mairie.example/agents"),
        ("address", signin.address, "https://bureau.mairie.example"),
    ):
        if not re.fullmatch(_SECURE, value):
            yield (
                name,
                f"signin.{name}\u00a0: l’adresse n’est pas en https.",
                f"Écrivez par exemple {example}.",
            )
    if not signin.client_id:
        yield (
            "client_id",
            "signin.client_id\u00a0: il manque le nom de ce bureau.",
            "Écrivez celui que le service de connexion lui a donné.",
        )
    if not (signin.agents or signin.supervisors or signin.technicians):
        yield (
            "agents",
            "signin.agents\u00a0: aucune valeur ne donne de rôle, personne n’entrerait.",
            'Écrivez par exemple agents = ["bornes-agent"].',
        )
