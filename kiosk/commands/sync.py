"""`kiosk sync`: the State's procedures, fetched, read, indexed and put in service in one step."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.indexing import builder, made_with
from kiosk.commands.told import settings_or_none
from kiosk.config.library import Library, load_library
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.source import SourceError
from kiosk.content.sync import OFFICIAL, bar, rollback, sync
from kiosk.procedures.model import OpenProcedure, every_block


def run(given: argparse.Namespace) -> int:
    """Prints what is new, changed and gone; 1 where the old content stays because of what was wrong."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    into = given.into or settings.content_dir
    try:
        if given.rollback:
            print(f"In service again: {rollback(into)}. What it replaces stays out, unless with --force.")
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
        print(f"kiosk sync: {error}", file=sys.stderr)
        return 1
    if given.json:
        print(report.as_json())
    else:
        print("\n".join(report.sentences()))
        named = settings.content.source
        if named and not given.into:
            print(f"! The terminal reads what [content] source names ({named}), not this; empty it.")
    return 0


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
    better, _ = load_overrides(config / OVERRIDES)
    return found | {
        OVERRIDES: list(better),
        "kiosk.toml [home]": [identity for identity in home if city.get(identity) is None],
    }
