"""`./deploy/pages`: every page of the gallery in every way that it can be shown, held against the rules.

Prints each fault with its page and way; exit status 1 where there is one. Some minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product

from kiosk.app.assemble import assemble
from kiosk.dev.gallery.scenes import scenes_of
from kiosk.session.preferences import TEXT_SIZES
from tests.views.conftest import CORPUS, ROOT
from tests.views.lint import faults
from tests.views.visit import PANELS, Visits
from tests.views.ways import Way

Task = tuple[str, str, tuple[str, ...], tuple[int, ...]]  # panel, language, scenes, text sizes


def main() -> int:
    """0 where every page keeps the rules, 1 where one does not, 2 after a wrong use."""
    parser = argparse.ArgumentParser(prog="deploy/pages", description=__doc__)
    parser.add_argument("--panels", nargs="+", choices=PANELS, default=list(PANELS))
    parser.add_argument("--languages", nargs="+", metavar="CODE", default=[])
    parser.add_argument("--text-sizes", nargs="+", type=int, choices=TEXT_SIZES, default=list(TEXT_SIZES))
    parser.add_argument("--scenes", nargs="+", metavar="NAME", default=[])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    offered = _parts().rules.languages
    if unknown := set(given.languages) - set(offered):
        parser.error(f"no such language: {', '.join(sorted(unknown))}; there are {', '.join(offered)}")
    tasks: list[Task] = [
        (panel, language, tuple(given.scenes), tuple(given.text_sizes))
        for language, panel in product(given.languages or offered, given.panels)
    ]
    began, pages, found = time.monotonic(), 0, 0
    with ProcessPoolExecutor(given.workers) as pool:
        under_way = {pool.submit(looked_at, task): task for task in tasks}
        for done in as_completed(under_way):
            (panel, language, *_), (seen, bad) = under_way[done], done.result()
            pages, found = pages + seen, found + len(bad)
            print("\n".join([f"{panel}, {language}: {seen} pages, {len(bad)} faults", *bad]), flush=True)
    print(f"{pages} pages, {found} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


def looked_at(task: Task) -> tuple[int, list[str]]:
    """One panel in one language: how many pages there were, and what is wrong with them."""
    panel, language, wanted, sizes = task
    parts = _parts()
    visits, pages, bad = Visits(parts), 0, []
    for scene in scenes_of(parts.library):
        if wanted and scene.name not in wanted:
            continue
        for way in _ways(language, sizes):
            for number, core in visits.pages(scene, panel, way):
                pages += 1
                where = f"{scene.name} {number}, {panel}, {way}"
                bad += [f"{where}: {one}" for one in faults(core.view, core.placement, core.layout)]
    return pages, bad


def _ways(language: str, sizes: Sequence[int]) -> Iterator[Way]:
    """A theme moves nothing: colours are looked at apart, for all that was met."""
    for size, low, big in product(sizes, (False, True), (False, True)):
        yield Way(language, size, low=low, big=big)


def _parts():  # type: ignore[no-untyped-def]
    environ = {"KIOSK_CONTENT__SOURCE": str(CORPUS[-1])} if CORPUS else {}
    parts, problems = assemble(ROOT / "config", environ)
    if parts is None:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    return parts


if __name__ == "__main__":
    sys.exit(main())
