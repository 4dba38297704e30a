"""`kiosk desk bundle publish|list`: the signed bundles that this desk has for its terminals."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

from kiosk.bundles.manifest import Manifest
from kiosk.bundles.reading import examine, opened
from kiosk.bundles.refusal import Refused
from kiosk.config.durable import flush_folder, replace_file
from kiosk.config.settings_table import Settings
from kiosk.desk.bundles import published

SEEN = 0o644  # nothing in it is secret, and the desk may be another user than who publishes


def run(given: argparse.Namespace, settings: Settings) -> int:
    """0 done, 1 refused, with what to do."""
    folder = settings.root / settings.bundles.folder
    try:
        if given.act == "publish":
            made = publish(given.file, settings.bundles.key, folder)
            whom = ", ".join(made.terminals) or "toutes les bornes"
            print(f"Lot {made.version} publié pour {made.site} ({whom}).")
        for one in published(folder, given.site or settings.desk.site) if given.act == "list" else ():
            print(f"{one['version']}\t{one['made_at']}\t{', '.join(one['terminals']) or 'toutes les bornes'}")
    except Refused as refused:
        print(f"kiosk desk bundle : {refused}\n    → {refused.remedy}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"kiosk desk bundle : {error.filename} : {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def publish(file: Path | None, key: str, folder: Path) -> Manifest:
    """Verifies a bundle as a terminal will and puts it where they fetch it, in one step."""
    if file is None:
        raise Refused("Il manque le lot à publier.", "kiosk desk bundle publish FICHIER")
    with opened(file, key) as bundle:
        examine(bundle)
        made = bundle.manifest
    place = folder / made.site
    newest = max((one["version"] for one in published(folder, made.site)), default=0)
    if made.version <= newest:
        raise Refused(f"Le lot {made.version} n’est pas plus récent que le {newest}.", "kiosk bundle make")
    place.mkdir(parents=True, exist_ok=True)
    beside = place / f".{made.version}.new"
    shutil.copyfile(file, beside)
    beside.chmod(SEEN)
    with beside.open("rb") as copied:
        digest, size = hashlib.file_digest(copied, "sha256").hexdigest(), copied.tell()
    beside.replace(place / f"{made.version}.bundle")
    flush_folder(place)
    about = {"version": made.version, "size": size, "sha256": digest, "made_at": made.made_at,
             "terminals": list(made.terminals), "not_before": made.not_before}  # fmt: skip
    replace_file(place / f"{made.version}.json", json.dumps(about).encode(), SEEN)
    return made
