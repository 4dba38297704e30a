"""`kiosk sync`: the State's procedures, fetched, read, indexed and put in service in one step."""

from __future__ import annotations

import argparse
import json
import sys

from kiosk.app.indexing import builder, made_with
from kiosk.commands.told import settings_or_none
from kiosk.config.library import load_library
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
            print(f"En service de nouveau : {rollback(into)}")
            return 0
        city, _ = load_library(given.config)
        refers = {
            procedure.id: [
                b.target
                for b in every_block(procedure.blocks)
                if isinstance(b, OpenProcedure) and city.get(b.target) is None
            ]
            for procedure in city.all()
        }
        report = sync(
            given.source or OFFICIAL,
            into,
            build_index=builder(given.config, city),
            made_with=made_with(given.config),
            refers=refers,
            progress=bar(),
            force=given.force,
        )
    except SourceError as error:
        print(f"kiosk sync: {error}", file=sys.stderr)
        return 1
    if given.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report.sentences()))
    return 0
