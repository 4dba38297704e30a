"""`kiosk sync`: the State's procedures, fetched, read, indexed and put in service in one step."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.indexing import builder, made_with
from kiosk.commands.told import settings_or_none
from kiosk.config.library import Library, load_library
from kiosk.config.settings import source
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.source import SourceError
from kiosk.content.sync import OFFICIAL, Refused, bar, hashes, rollback, sync
from kiosk.procedures.model import OpenProcedure, every_block


def run(given: argparse.Namespace) -> int:
    """Prints what is new, changed and gone; 1 where the old content stays because of what was wrong; 2 for
    what would be passed over.
    """
    wrong = _wrong_use(given)
    if wrong:
        print(f"kiosk sync: {wrong}", file=sys.stderr)
        return 2
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    into = given.into or settings.content_dir
    try:
        if given.rollback:
            _tell_rolled_back(rollback(into), given.json)
            return 0
        city, _ = load_library(given.config)
        report = sync(
            given.source or OFFICIAL,
            into,
            build_index=builder(given.config, city),
            made_with=made_with(given.config),
            refers=references(given.config, city, settings.home.procedures),
            progress=bar(),
            force=given.force,
        )
    except SourceError as error:
        _tell_refused(error, given.json)
        return 1
    if given.json:
        print(report.as_json())
    else:
        print("\n".join(report.sentences()))
        named = settings.content.source
        if named and not given.into:
            print(f"! The terminal reads what [content] source names ({named}), not this; empty it.")
    return 0


def _wrong_use(given: argparse.Namespace) -> str:
    """What would be passed over, of the words of the command; empty if nothing."""
    if given.rollback and (given.source is not None or given.force):
        return "--rollback takes no SOURCE and no --force: it puts back what was in service before."
    if given.source is not None and not given.source.strip():
        return "SOURCE is empty. Leave it out for the official address."
    return ""


def _tell_rolled_back(folder: Path, as_json: bool) -> None:
    if as_json:
        told = {"outcome": "rolled_back", "content": folder.name, "documents": len(hashes(folder))}
        print(json.dumps(told, indent=1))
    else:
        print(f"In service again: {folder}. What it replaces stays out, unless with --force.")


def _tell_refused(error: SourceError, as_json: bool) -> None:
    if as_json:
        told = {"outcome": "refused", "problems": [str(error)], "remedy": ""}
        if isinstance(error, Refused):
            told |= {"problems": list(error.problems), "remedy": error.remedy}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(f"kiosk sync: {error}", file=sys.stderr)


def references(config: Path, city: Library, home: Sequence[str]) -> dict[str, list[str]]:
    """The State's documents that the town hall's files name, by the file that names them."""
    found = {
        f"procedures/{procedure.id}.yaml": [
            block.target
            for block in every_block(procedure.blocks)
            if isinstance(block, OpenProcedure) and city.get(block.target) is None
        ]
        for procedure in city.all()
    }
    better, _ = load_overrides(source(config, OVERRIDES))
    return found | {
        OVERRIDES: list(better),
        "kiosk.toml [home]": [identity for identity in home if city.get(identity) is None],
    }
