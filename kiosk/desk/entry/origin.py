"""Where a request comes from and what a page calls itself; used by `asking` and `routes`."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import unicodedata
from urllib.parse import urlsplit

from starlette.requests import Request

from kiosk.desk.refusals import Refused, malformed


def same(given: str, secret: str) -> bool:
    """Whether the two are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(
        hashlib.sha256(given.encode("utf-8", "surrogatepass")).digest(),
        hashlib.sha256(secret.encode()).digest(),
    )


def require_same_origin(request: Request) -> None:
    """An agent's post comes from this page, not from another site open in the same browser."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or site in ("cross-site", "same-site"):
        raise Refused(403, "origin", "Cette demande vient d’un autre site.", "Rouvrez la page du bureau.")
    require_json(request)


def require_json(request: Request) -> None:
    """Refuses what another site's plain form can send."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(415, "json", "La demande n’est pas en JSON.", "Envoyez Content-Type: application/json.")


def address(request: Request) -> str:
    """The client's address; of IPv6 the network, whose other addresses are the same client's too."""
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def counter_name(value: object) -> str:
    """The counter's name, cleaned; `Refused` where it is not one."""
    name = " ".join(value.split()) if isinstance(value, str) else ""
    if not 1 <= len(name) <= 40 or any(unicodedata.category(c) in ("Cc", "Cs", "Cf") for c in name):
        remedy = "Écrivez par exemple « Guichet 3 »."
        raise malformed("Le nom du guichet a de 1 à 40 caractères.", remedy, field="counter")
    return name
