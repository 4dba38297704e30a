"""`kiosk config explain`: which file and line gave a setting its value."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from kiosk.config.explain import UnknownSetting, explain
from kiosk.config.overridden import overridden


def run(given: argparse.Namespace) -> int:
    """Prints each with its value and place; 1 where a value that wins is wrong, 2 for an unknown name."""
    try:
        found = explain(given.config, given.key)
    except UnknownSetting as unknown:
        print(f"kiosk config explain: « {given.key} » n’est pas un réglage. {unknown}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        lost = {one.key for one in overridden(given.config)}
        for one in found:
            print(f"{one.key} = {one.value}    {one.place}")
            if len(found) > 1 and one.key in lost:
                print("    l’emporte sur le lot en service")
            if len(found) == 1:
                print(f"    {one.doc}")
                for place, value in one.lost:
                    print(f"    au lieu de {value}    {place}")
            if one.wrong:
                print(f"    ✗ {one.wrong}")
    return int(any(one.wrong for one in found))
