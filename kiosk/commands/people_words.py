"""The command line of `kiosk desk account`, `site`, `enrol` and `terminals`; read by `kiosk.cli`."""

from __future__ import annotations

import argparse
from pathlib import Path

ROLES = ("agent", "supervisor", "technician")


def arguments(desk: argparse.ArgumentParser) -> None:
    """Adds them under `kiosk desk`; without one of them the desk is served."""
    parts = desk.add_subparsers(dest="part", metavar="PART")
    account = parts.add_parser("account", help="who may enter: add, change, close, reopen, list")
    account.add_argument("act", choices=("add", "change", "close", "reopen", "list"))
    account.add_argument("name", nargs="?", default="", metavar="NAME", help="for entering; shown nowhere")
    account.add_argument("--role", choices=ROLES)
    account.add_argument("--site", metavar="SITE", help="default: desk.site")
    account.add_argument("--password", action="store_true", help="change: asks for a new one")
    site = parts.add_parser("site", help="a further town hall of this desk; without a name: lists them")
    site.add_argument("name", nargs="?", default="", metavar="SITE")
    site.add_argument("--hall", default="", metavar="NAME", help="« Mairie du 13e »")
    enrol = parts.add_parser("enrol", help="a terminal’s one-time code, for « kiosk enrol » there")
    enrol.add_argument("--terminal", required=True, metavar="ID", help="its terminal.id")
    enrol.add_argument("--place", default="", metavar="PLACE", help="where it stands")
    enrol.add_argument("--site", metavar="SITE", help="default: desk.site")
    bundle = parts.add_parser("bundle", help="signed bundles for terminals: publish one, list them")
    bundle.add_argument("act", choices=("publish", "list"))
    bundle.add_argument("file", nargs="?", type=Path, metavar="FILE")
    bundle.add_argument("--site", metavar="SITE", help="list: default: desk.site")
    terminals = parts.add_parser("terminals", help="the terminals that have a key; revoke: ends one’s")
    terminals.add_argument("act", nargs="?", choices=("list", "revoke"), default="list")
    terminals.add_argument("name", nargs="?", default="", metavar="ID")
    terminals.add_argument("--site", metavar="SITE", help="default: desk.site; list: all")
