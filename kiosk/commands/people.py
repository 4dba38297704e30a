"""`kiosk desk account|site|enrol|terminals`: who may enter, changed at the desk's own console."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from kiosk.config.settings_table import Settings
from kiosk.desk.bodies import identity, short_text
from kiosk.desk.entry import accounts, enrolment, passwords, tries
from kiosk.desk.entry.accounts import Wrong
from kiosk.desk.refusals import Refused
from kiosk.desk.store.address import DatabaseUnusable, address
from kiosk.desk.store.clock import steady
from kiosk.desk.store.database import Database
from kiosk.wire.findings import RESTART_DESK


def run(given: argparse.Namespace, settings: Settings) -> int:
    """One change or list; 1 where it cannot be done, which is told with what to do."""
    os.umask(0o077)
    try:
        parts[given.part](given, settings)
    except (Wrong, DatabaseUnusable) as error:
        print(f"kiosk desk {given.part}\u00a0: {error}", file=sys.stderr)
        return 1
    return 0


def _with_database(settings: Settings, act: Callable[..., Any], *given: Any, **more: Any) -> Any:
    """Runs one function of the desk's database, with the desk's time as `now` where it asks for it."""

    async def done() -> Any:
        where = address(settings.database)
        if where.file is not None and not where.file.exists():
            raise Wrong(
                f"Aucun bureau ne s’est encore servi de {where.file}. Démarrez le bureau une fois"
                f" ({RESTART_DESK}), ou écrivez dans desk.database la base de celui qui tourne"
                " (kiosk config explain desk.database)."
            )
        database = Database(where)
        try:
            if more.pop("timed", False):
                more["now"] = (await database.write(None, steady))()
            return await database.write(tries.LOCK, act, *given, **more)
        finally:
            database.close()

    return asyncio.run(done())


def give_account(settings: Settings, name: str, role: str, password: str) -> None:
    """An account of the desk's own site with this password, whether it was there or not. Raises `Wrong`."""
    stored, site = passwords.hashed(password), settings.desk.site
    if _with_database(settings, accounts.credentials, name) is None:
        _with_database(settings, accounts.add, name, role, site, stored, timed=True)
    else:
        _with_database(settings, accounts.change, name, role=role, site=site, password=stored, closed=0)


def _site(given: argparse.Namespace, settings: Settings) -> str:
    """The site asked for, which must be one of this desk's: a slip would make a hall nobody sees."""
    site: str = given.site or settings.desk.site
    known = [settings.desk.site, *_with_database(settings, accounts.halls)]
    if site not in known:
        raise Wrong(
            f"Ce bureau n’a pas de mairie «\u00a0{site}\u00a0», seulement {', '.join(known)}."
            f" Pour l’ajouter\u00a0: kiosk desk site {site} --hall NOM"
        )
    return site


def _account(given: argparse.Namespace, settings: Settings) -> None:
    name = accounts.name_of(given.name)
    if given.act == "list":
        for row in _with_database(settings, accounts.listed):
            print(f"{row.site}\t{row.name}\t{row.role}\t{'closed' if row.closed else 'open'}")
        return
    if not name:
        raise Wrong(f"Écrivez le nom du compte\u00a0: kiosk desk account {given.act} NOM")
    match given.act:
        case "add":
            if given.role is None:
                raise Wrong("Écrivez son rôle\u00a0: --role agent, supervisor ou technician")
            site, stored = _site(given, settings), passwords.hashed(_password())
            _with_database(settings, accounts.add, name, given.role, site, stored, timed=True)
            if settings.desk.entry == "shared" and settings.desk.agent_code:
                told = 'Le code commun ouvre aussi le bureau\u00a0; desk.entry = "own" y met fin.'
                print(told, file=sys.stderr)
        case "change":
            values = {"role": given.role, "site": _site(given, settings) if given.site else None}
            values = {one: value for one, value in values.items() if value is not None}
            if given.password:
                values["password"] = passwords.hashed(_password())
            if not values:
                raise Wrong("Écrivez ce qui change\u00a0: --role, --site ou --password")
            _with_database(settings, accounts.change, name, **values)
        case "close" | "reopen":
            _with_database(settings, accounts.change, name, closed=int(given.act == "close"))


def _password() -> str:
    """Asked twice at a console, else the first line of standard input; raises `Wrong`."""
    if sys.stdin.isatty():
        password = getpass.getpass("Mot de passe\u00a0: ")
        if getpass.getpass("Encore\u00a0: ") != password:
            raise Wrong("Les deux mots de passe ne sont pas les mêmes. Recommencez.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    if why := passwords.problem(password):
        raise Wrong(why)
    return password


def _further_site(given: argparse.Namespace, settings: Settings) -> None:
    if given.name:
        if not given.hall:
            raise Wrong(f"Écrivez comment elle s’appelle\u00a0: kiosk desk site {given.name} --hall NOM")
        _with_database(settings, accounts.add_site, given.name, given.hall)
        return
    for site, hall in (
        {settings.desk.site: settings.hall.name} | _with_database(settings, accounts.halls)
    ).items():
        print(f"{site}\t{hall}")


def _enrol(given: argparse.Namespace, settings: Settings) -> None:
    site = _site(given, settings)
    try:
        terminal, place = identity(given.terminal, "terminal"), short_text(given.place, "place")
    except Refused as refused:
        raise Wrong(refused.error) from None
    code = _with_database(settings, enrolment.new_code, site, terminal, place, timed=True)
    minutes = enrolment.LASTS_S // 60
    print(f"{code}\nÀ lancer sur {terminal}, dans les {minutes} minutes\u00a0: kiosk enrol {code}")


def _terminals(given: argparse.Namespace, settings: Settings) -> None:
    if given.act == "list":
        for row in _with_database(settings, enrolment.listed, given.site):
            made = datetime.fromtimestamp(row.made_at, UTC).strftime("%Y-%m-%d %H:%M UTC")
            print(f"{row.site}\t{row.terminal}\t{'revoked' if row.revoked_at else made}\t{row.place}")
        return
    site = _site(given, settings)
    if not _with_database(settings, enrolment.revoke, site, given.name, timed=True):
        raise Wrong(
            f"«\u00a0{given.name}\u00a0» de {site} n’a pas de clé en service."
            " Pour les voir\u00a0: kiosk desk terminals"
        )


parts = {"account": _account, "site": _further_site, "enrol": _enrol, "terminals": _terminals}
