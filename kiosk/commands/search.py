"""`kiosk search`: what a citizen finds with these words, the City’s and the State’s in one list."""

from __future__ import annotations

import argparse
import json
import sys

from kiosk.app.found import SearchIndex
from kiosk.app.indexing import make_index
from kiosk.commands.told import settings_or_none

MOST = 10
MAKING = "kiosk search: making the index of the State’s documents; once, about twenty seconds."


def run(given: argparse.Namespace) -> int:
    """Prints the results, best first; 1 where nothing is found."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    path = make_index(
        settings,
        given.config,
        lambda: print(MAKING, file=sys.stderr),
        lambda why: print(f"kiosk search: the index stays as it was: {why}", file=sys.stderr),
    )
    if path is None:
        print("kiosk search: there is no index, and none can be made. Is the disk full?", file=sys.stderr)
        return 1
    hits = SearchIndex(path).search(" ".join(given.words), given.language, MOST)
    if given.json:
        found = [{"id": hit.id, "title": hit.title, "hint": hit.hint, "source": hit.source} for hit in hits]
        print(json.dumps({"results": found}, ensure_ascii=False, indent=1))
    elif not hits:
        print("Rien n’a été trouvé. Essayez un autre mot.", file=sys.stderr)
    else:
        for hit in hits:
            print(f"{hit.id:28} {hit.title}")
    return int(not hits)
