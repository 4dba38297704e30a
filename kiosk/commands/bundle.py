"""`kiosk bundle`: makes, signs, verifies and looks after bundles; its parts are in `bundle_words`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from kiosk.bundles import keys
from kiosk.bundles.reading import examine, opened
from kiosk.bundles.refusal import Refused
from kiosk.bundles.writing import files_of, write
from kiosk.commands.bundle_staged import brought, stage
from kiosk.commands.told import settings_to_serve, tell
from kiosk.config.bundle_moves import BY_HAND, go_back
from kiosk.config.bundled import read_service
from kiosk.config.overridden import overridden
from kiosk.config.settings import state_folder
from kiosk.content.sync import DOCUMENTS, current
from kiosk.formats.problems import Problem


def run(given: argparse.Namespace) -> int:
    """0 done, 1 refused or with mistakes, 2 wrong use."""
    parts = {"keys": _keys, "make": _make, "verify": _verify, "stage": _stage, "status": _status,
             "rollback": _rollback}  # fmt: skip
    try:
        return parts[given.part](given)
    except Refused as refused:
        print(f"kiosk bundle {given.part} : {refused}\n    → {refused.remedy}", file=sys.stderr)
    except OSError as error:
        print(f"kiosk bundle {given.part} : {error.filename} : {error.strerror}.", file=sys.stderr)
    return 1


def _keys(given: argparse.Namespace) -> int:
    print(f'[bundles]\nkey = "{keys.make(given.file)}"')
    print(
        f"{given.file} signe les lots : gardez ce fichier à la ville, hors de toute borne. "
        "Les deux lignes vont dans site.toml, sur chaque borne.",
        file=sys.stderr,
    )
    return 0


def _make(given: argparse.Namespace) -> int:
    """Every mistake is told before anything is signed."""
    key = keys.private(given.key)
    content = _content(given.content) if given.content is not None else None
    files = files_of(given.folder, content)
    with tempfile.TemporaryDirectory(prefix="kiosk-bundle-") as folder:
        laid = Path(folder)
        for name, path in files.items():
            (laid / name).parent.mkdir(exist_ok=True)
            (laid / name).symlink_to(path.resolve())
        wrong = brought(given.config, laid)
        if tell(_at_home(one, laid, files) for one in wrong):
            print("Corrigez ces erreurs : rien n’est signé.", file=sys.stderr)
            return 1
    made = write(given.out, files, key, given.site, given.terminals, given.version, given.not_before)
    whom = ", ".join(made.terminals) or "toutes les bornes"
    print(f"{given.out} : lot {made.version}, {len(made.files)} fichiers, pour {made.site} ({whom}).")
    return 0


def _at_home(problem: Problem, laid: Path, files: Mapping[str, Path]) -> Problem:
    """The problem with the author's own file in place of the one that was looked at."""
    for name, path in files.items():
        if problem.file == str(laid / name):
            return replace(problem, file=str(path))
    return problem


def _content(folder: Path) -> Path:
    """The State's documents: a zip, or what `kiosk sync` keeps there."""
    synced = current(folder) if folder.is_dir() else None
    path = synced / DOCUMENTS if synced is not None else folder
    if not path.is_file():
        raise Refused(
            f"{folder} n’a pas de fiches de l’État.", "Donnez le dossier de « kiosk sync », ou son zip."
        )
    return path


def _verify(given: argparse.Namespace) -> int:
    key = given.public or _setting(given.config)
    with opened(given.file, key) as bundle:
        examine(bundle)
        made = bundle.manifest
    if given.json:
        print(json.dumps(asdict(made), ensure_ascii=False, indent=1))
        return 0
    whom = ", ".join(made.terminals) or "toutes les bornes"
    print(f"Lot {made.version} du {made.made_at}, pour {made.site} ({whom}) : signé par cette ville, entier.")
    for entry in made.files:
        print(f"  {entry.path} ({entry.size} octets)")
    return 0


def _setting(config: Path) -> str:
    settings = settings_to_serve(config)
    return settings.bundles.key if settings is not None else ""


def _stage(given: argparse.Namespace) -> int:
    settings = settings_to_serve(given.config)
    if settings is None:
        return 1
    made = stage(given.config, settings, given.file)
    print(
        f"lot {made.version} : prêt" if made is not None else "lot : son jour n’est pas venu", file=sys.stderr
    )
    return 0


def _status(given: argparse.Namespace) -> int:
    service, lost = read_service(state_folder(given.config)), overridden(given.config)
    if given.json:
        body = asdict(service) | {"overridden": [asdict(one) for one in lost]}
        print(json.dumps(body, ensure_ascii=False, indent=1))
        return 0
    if service.current:
        trial = ", à l’essai" if service.trial else ""
        print(f"Lot {service.current} en service depuis le {service.since}{trial}.")
    else:
        print("Aucun lot en service : la borne a ses propres réglages.")
    for one in lost:
        print(f"Sans effet ici : {one.key}, que {one.place} dit autrement.")
    for name, version in (("prêt", service.staged), ("d’avant", service.before)):
        if version:
            print(f"Lot {name} : {version}.")
    for refusal in service.refused:
        print(f"Refusé le {refusal.at} : lot {refusal.version or 'inconnu'}. {refusal.why}")
    return 0


def _rollback(given: argparse.Namespace) -> int:
    state = state_folder(given.config)
    was = read_service(state).current
    if not was:
        raise Refused("Aucun lot n’est en service.", "Rien n’est à faire.")
    now = go_back(state, BY_HAND)
    print(
        f"Lot {now.current} en service."
        if now.current
        else "Aucun lot en service : les réglages de la borne."
    )
    print(
        f"Le lot {was} ne sera plus pris. La borne change dès que personne n’est devant elle.",
        file=sys.stderr,
    )
    return 0
