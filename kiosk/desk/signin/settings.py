"""What the desk has to know of a city's sign-in; filled by the settings reader, used by `provider`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LOOPBACK = r"(127\.0\.0\.1|localhost|\[::1\])"
_SECURE = re.compile(rf"https://[^\s/@?#]+(/[^\s?#]*)?|http://{_LOOPBACK}(:[0-9]{{1,5}})?(/[^\s?#]*)?")


@dataclass(frozen=True, slots=True)
class SignIn:
    """Whom the desk trusts (`issuer`), as whom it is known there, and what of a token says who may do what.

    `address` is where agents' browsers find this desk; nothing a request says takes its place. `role_claim`
    and `site_claim` are names of claims, with dots where they lie inside others. The tuples are the values
    that give each role. Without `site_claim` everyone belongs to the desk's own site. `authority` is a file
    (PEM) that vouches for the issuer's certificate; empty: the public ones.
    """

    issuer: str
    client_id: str
    address: str
    client_secret: str = field(default="", repr=False)
    role_claim: str = "roles"
    agents: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    technicians: tuple[str, ...] = ()
    site_claim: str = ""
    lasts_h: float = 8
    authority: str = ""

    @property
    def back(self) -> str:
        """Where the issuer sends the browser back to."""
        return self.address.rstrip("/") + "/signin/back"


def is_secure(address: object) -> bool:
    """Whether what is said there is heard by nobody else: https, or this machine."""
    return isinstance(address, str) and _SECURE.fullmatch(address) is not None


def problems(given: SignIn) -> list[tuple[str, str, str]]:
    """Every reason not to start: the setting, what is wrong, what to write instead."""
    found = [
        (f"signin.{name}", f"signin.{name}\u00a0: ce n’est pas une adresse https.", f"Par exemple https://{example}.")
        for name, value, example in (
            ("issuer", given.issuer, "connexion.mairie.example/agents"),
            ("address", given.address, "bureau.mairie.example"),
        )
        if not is_secure(value)
    ]
    if not given.client_id:
        message = "signin.client_id\u00a0: il manque le nom de ce bureau."
        found.append(("signin.client_id", message, "Écrivez celui que le service de connexion lui a donné."))
    if not (given.agents or given.supervisors or given.technicians):
        message = "signin.agents, supervisors et technicians sont vides\u00a0: personne n’entrerait."
        found.append(("signin.agents", message, "Écrivez les valeurs qui donnent un rôle."))
    return found
