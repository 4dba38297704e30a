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


def problems(given: SignIn) -> list[str]:
    """Every reason not to start, each with what to write instead."""
    found = [
        f"signin.{name} is not an https address: write for example https://{example}."
        for name, value, example in (
            ("issuer", given.issuer, "connexion.mairie.example/agents"),
            ("address", given.address, "bureau.mairie.example"),
        )
        if not is_secure(value)
    ]
    if not given.client_id:
        found.append("signin.client_id is empty: write the name that the city's sign-in gave this desk.")
    if not (given.agents or given.supervisors or given.technicians):
        found.append("signin.agents, supervisors and technicians are empty: write which values give a role.")
    return found
