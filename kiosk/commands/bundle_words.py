"""The command line of `kiosk bundle`; read by `kiosk.cli`."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from kiosk.commands.ending import ends_with


def arguments(command: argparse.ArgumentParser) -> None:
    """Adds keys, make, verify, status, rollback, and stage, which the terminal calls itself."""
    parts = command.add_subparsers(dest="part", metavar="PART", required=True)
    keys = parts.add_parser(
        "keys", help="a pair of keys for the city: writes the private one, prints the other"
    )
    keys.add_argument("file", type=Path, metavar="FILE", help="where the private key goes")
    make = parts.add_parser("make", help="checks a folder’s files and signs them as one bundle")
    make.add_argument("folder", type=Path, metavar="DIR", help="site.toml, procedures/, fiches.yaml …")
    make.add_argument("out", type=Path, metavar="OUT", help="the bundle to write")
    make.add_argument("--key", type=Path, required=True, metavar="FILE", help="the city’s private key")
    make.add_argument("--site", type=_name, required=True, metavar="SITE", help="the terminals’ [desk] site")
    make.add_argument("--terminals", type=_name, nargs="+", default=(), metavar="ID", help="only these")
    make.add_argument("--version", type=int, default=0, metavar="N", help="default: the minute it is made")
    make.add_argument(
        "--not-before", type=_day, default="", metavar="DAY", help="in service from this day on (2026-12-24)"
    )
    make.add_argument(
        "--content", type=Path, metavar="DIR", help="the State’s content too, of « kiosk sync »"
    )
    verify = parts.add_parser("verify", help="whether a bundle is signed and whole; what is in it")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--public", default="", metavar="KEY", help="default: [bundles] key")
    stage = parts.add_parser(
        "stage", help="examines a bundle and makes it ready (done by the terminal itself)"
    )
    stage.add_argument("file", type=Path, metavar="FILE")
    ends_with(stage)
    status = parts.add_parser("status", help="which bundle is in service, on trial, refused and why")
    parts.add_parser("rollback", help="puts the bundle before back; the one of now is never taken again")
    for part in (verify, status):
        part.add_argument("--json", action="store_true", help="for a program to read")


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day: write it as 2026-12-24") from None


def _name(words: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", words):
        raise argparse.ArgumentTypeError(f"{words!r} is no name of a site or a terminal")
    return words
