"""What is shown to citizens: settings, procedures, the State's documents, the directory of places."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.app.assemble import assemble
from kiosk.app.parts import LOCALE
from kiosk.commands.check import content_problems
from kiosk.config.bundled import read_service
from kiosk.config.check import check
from kiosk.config.library import load_library
from kiosk.config.settings import source, state_folder
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import Problem
from kiosk.services.directory import read_directory
from kiosk.ui.icons import ICONS
from kiosk.wire.findings import Finding, Level, fr

OLDEST_DIRECTORY_DAYS = 365


def checks(config: Path, settings: Settings) -> tuple[Any, ...]:
    """In the order in which they depend on each other."""
    return (
        partial(_procedures, config),
        partial(_state_content, config, settings),
        partial(_directory, settings),
    )


def about(config: Path) -> dict[str, Any]:
    """What this terminal runs, for those who look after many: version, content_date, bundle, uptime_s."""
    try:
        newest = _in_service(config)[2]
    except Exception:  # noqa: BLE001 a finding says so
        newest = ""
    bundle = read_service(state_folder(config)).current
    return {
        "version": __version__,
        "content_date": newest,
        "bundle": str(bundle) if bundle else "",
        "uptime_s": int(time.clock_gettime(_SINCE_BOOT)),
    }


_SINCE_BOOT = time.CLOCK_BOOTTIME


def of_settings(problems: Iterable[Problem], instead: datetime | None = None) -> Finding:
    """Whether the settings can be read, and where not; `instead`: the day of those that serve then."""
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        measured = fr("{n} erreur(s)\u00a0: {first}", n=len(errors), first=errors[0])
        if instead is not None:
            measured = fr(
                "{wrong} La borne sert avec les derniers bons, du {day}.",
                wrong=measured, day=f"{instead:%d/%m/%Y, %H:%M}",
            )  # fmt: skip
        return Finding(fr("réglages"), "bad", measured, fr("kiosk check, puis corrigez chaque ligne"))
    return Finding(fr("réglages"), "good", fr("kiosk.toml et l’environnement se lisent"))


def _procedures(config: Path) -> list[Finding]:
    part = fr("démarches")
    problems = [*check(None, config, locale_dir=LOCALE, icons=ICONS), *content_problems(config)]
    errors = sum(problem.level == "error" for problem in problems)
    words = ("fiches.yaml", "recherche.yaml", "themes.yaml")
    files = len(list(source(config, "procedures").glob("*.yaml")))
    count = files + sum(source(config, name).is_file() for name in words)
    ours = load_library(config)[0].all()
    newest = max((one.source_date for one in ours if one.source_date is not None), default=None)
    told = fr("{n} de la Ville", n=len(ours))
    if newest:
        told = fr("{n} de la Ville, la plus récente du {day}", n=len(ours), day=f"{newest:%d/%m/%Y}")
    if errors:
        measured = fr("{told}\u00a0; {n} erreur(s) dans {m} fichiers", told=told, n=errors, m=count)
        return [Finding(part, "bad", measured, "kiosk check")]
    if problems:
        measured = fr("{told}\u00a0; {n} remarque(s) sur {m} fichiers", told=told, n=len(problems), m=count)
        return [Finding(part, "warning", measured, "kiosk check")]
    return [Finding(part, "good", fr("{told}\u00a0; {n} fichiers sans erreur", told=told, n=count))]


@lru_cache(1)
def _in_service(config: Path) -> tuple[str, int, str]:
    """Why the State's documents cannot be read, or how many there are and the date of the newest."""
    parts, problems = assemble(config, serving=True)
    unread = [problem for problem in problems if "fiches" in problem.message]
    if parts is None or unread:
        return (unread[0].message if unread else fr("les réglages ne se lisent pas")), 0, ""
    if parts.library.state is None:
        return "", 0, ""
    count = sum(1 for _ in parts.library.state.identities())  # type: ignore[attr-defined]
    return "", count, parts.library.index.newest() if parts.library.index is not None else ""


def _state_content(config: Path, settings: Settings) -> list[Finding]:
    part = fr("fiches de l’État")
    unread, count, newest = _in_service(config)
    if unread:
        return [Finding(part, "bad", unread, fr("laissez [content] source vide, puis\u00a0: kiosk sync"))]
    if not count:
        measured = fr("aucune en service\u00a0: seules les démarches de la mairie sont proposées")
        return [Finding(part, "warning", measured, "kiosk sync")]
    age = (date.today() - date.fromisoformat(newest)).days if newest else 0
    measured = fr("{n} fiches", n=count)
    if newest:
        measured = fr("{n} fiches, la plus récente du {day}", n=count, day=newest)
    old = age > settings.content.stale_after_days
    return [Finding(part, "warning" if old else "good", measured, "kiosk sync" if old else "")]


def _directory(settings: Settings) -> list[Finding]:
    """How many places are known here, and how old the newest record is."""
    part = fr("annuaire des lieux")
    remedy = fr("reprenez le fichier de l’annuaire officiel (LISEZMOI.md)")
    if settings.directory is None:
        without = fr("aucun\u00a0: seule l’adresse de la mairie est montrée")
        return [Finding(part, "good", without, fr("[content] directory\u00a0: le fichier de l’annuaire"))]
    directory, problems = read_directory(settings.directory, settings.hall.insee)
    wrong = [problem for problem in problems if problem.level == "error"]
    if wrong:
        return [Finding(part, "bad", str(wrong[0]), remedy)]
    here = directory.of_commune().records
    newest = max((record.modified for record in here if record.modified is not None), default=None)
    if not here:
        nobody = fr("aucun lieu de {insee}", insee=settings.hall.insee or fr("nulle part"))
        return [Finding(part, "warning", nobody, remedy)]
    age = (date.today() - newest).days if newest is not None else None
    measured = fr("{n} lieu(x)", n=len(here))
    if age is not None:
        measured = fr("{n} lieu(x), le plus récent de {m} jours", n=len(here), m=age)
    stale = age is not None and age > OLDEST_DIRECTORY_DAYS
    if problems:
        measured = fr("{places}\u00a0; {n} laissé(s) de côté", places=measured, n=len(problems))
        remedy = fr("kiosk check les nomme\u00a0; {other}", other=remedy)
    level: Level = "warning" if stale or problems else "good"
    return [Finding(part, level, measured, remedy if level != "good" else "")]
