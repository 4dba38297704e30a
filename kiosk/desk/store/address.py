"""Where the desk's database is: the path of a SQLite file, or a PostgreSQL address; used by `database`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

POSTGRESQL = ("postgresql", "postgres")


class DatabaseUnusable(Exception):
    """The database cannot serve the desk; the text says why and what to do, in French, and no password."""


@dataclass(frozen=True, slots=True)
class Address:
    """One database; `shown` is safe to print."""

    url: URL
    shown: str

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None for a server."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None


def address(setting: str | Path) -> Address:
    """The database that `desk.database` names; `DatabaseUnusable` where it is neither kind."""
    text = str(setting)
    if "://" not in text:
        return Address(URL.create("sqlite", database=text), text)
    try:
        url = make_url(text)
    except ArgumentError:
        raise DatabaseUnusable(
            "Ce n’est pas l’adresse d’une base de données (desk.database). Écrivez le chemin d’un fichier, ou"
            " postgresql://bureau@serveur:5432/nom, et le mot de passe dans KIOSK_DESK__DATABASE_PASSWORD."
        ) from None
    if url.get_backend_name() not in POSTGRESQL:
        raise DatabaseUnusable(
            f"Le bureau ne connaît pas {url.get_backend_name()} (desk.database). Écrivez le chemin d’un"
            " fichier SQLite, ou postgresql://bureau@serveur:5432/nom."
        )
    return Address(url.set(drivername="postgresql+psycopg"), url.render_as_string(hide_password=True))
