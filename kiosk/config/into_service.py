"""What has to be written before a machine is put into service, and how it reaches its desk; for the check.

A setting may be well-formed and still be the factory's: a machine in a town hall has to have its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.config.settings import TOML_NAME, SettingsFiles
from kiosk.formats.problems import Problem

# What config/kiosk.toml says of one town hall and one terminal; what else stands there is a good beginning.
FACTORY: dict[tuple[str, str], tuple[object, str]] = {
    ("hall", "name"): ("Mairie du 12e arrondissement", "le nom de cette mairie"),
    ("hall", "address"): ("Espace Gabriel-Lamé, à Bercy, Paris 12e", "son adresse"),
    ("hall", "note"): (
        "Adresse et horaires à vérifier\u00a0: la mairie a fermé en janvier 2025. "
        "Demandez à l’accueil ou appelez le 3975.",
        "ce qu’il faut savoir de son adresse, ou rien (note = \"\")",
    ),
    ("hall", "hours"): (
        "Du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h. Le jeudi, jusqu’à 19\u00a0h\u00a030.",
        "ses horaires, en une phrase",
    ),
    ("hall", "opening"): (
        ("lundi-vendredi 8:30-17:00", "jeudi 8:30-19:30"), "ses horaires, jour par jour",
    ),
    ("terminal", "id"): ("borne-1", "le nom de cette borne, différent pour chacune"),
}  # fmt: skip
OF_THE_DESK = (("hall", "name"),)  # a desk on a machine of its own needs no more of them
LOCAL_NAMES = ("localhost", "local", "lan", "home.arpa", "internal")  # RFC 6761, 6762, 8375; ICANN 2024


def factory_problems(read: SettingsFiles, config: Path, service: str) -> Iterator[Problem]:
    """A warning for each of the factory's values on an installed machine, of the package of that service.

    Whoever writes the same in another file than the package's own means it.
    """
    if read.settings is None:
        return
    for (section, name), (value, what) in FACTORY.items():
        file, line, column = read.places.get((section, name), ("", 1, 1))
        if service == "kiosk-desk" and (section, name) not in OF_THE_DESK:
            continue
        if getattr(getattr(read.settings, section), name) == value and Path(file) == config / TOML_NAME:
            further = config / ("terminal.toml" if section == "terminal" else "site.toml")
            message = f"{section}.{name} est encore celui du modèle, à vérifier."
            hint = f"Écrivez {what}, sous [{section}] dans {further}."
            yield Problem(file, line, column, message, hint, "warning")


def plain_addresses(read: SettingsFiles, config: Path) -> Iterator[Problem]:
    """A warning for each desk that is reached without TLS through a network that is not the town hall's."""
    if read.settings is None:
        return
    for key, urls in (
        (("desk", "urls"), read.settings.desk.urls),
        (("bundles", "urls"), read.settings.bundles.urls),
    ):
        for url in urls:
            if url.startswith("http://") and not is_near(urlsplit(url).hostname or ""):
                place = read.places.get(key, (str(config / TOML_NAME), 1, 1))
                message = f"{'.'.join(key)}\u00a0: {url} passe en clair par un réseau qui n’est pas le vôtre."
                hint = "Servez-le en https et écrivez https://…\u00a0; voir «\u00a0TLS\u00a0» dans le README."
                yield Problem(*place, message, hint, "warning")


def is_near(host: str) -> bool:
    """Whether a host is this machine or in a private network, by its address or by its name alone."""
    try:
        found = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(tuple(f".{name}" for name in LOCAL_NAMES))
    return found.is_loopback or found.is_private or found.is_link_local
