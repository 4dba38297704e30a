"""Every page of every list of papers of the State's documents, looked at for what stands on something else.

Run by itself, for one panel and the text sizes wanted; a minute or two each:
`.venv/bin/python -m tests.benchmarks.overlaps portrait 14`. Prints each fault, and how many pages there were.
"""

from __future__ import annotations

import sys
from itertools import chain

from kiosk.session.events import PreferenceSet
from tests.journeys.memory_driver import MemoryDriver
from tests.views.checklists import pages
from tests.views.lint import overlaps, reach, targets


def main(panel: str, sizes: str) -> int:
    driver = MemoryDriver(panel, state=True)
    state = driver.parts.library.state
    assert state is not None
    sheets = sorted(found.id for found, _ in state.readings() if found is not None)  # type: ignore[attr-defined]
    core, seen, faulty = driver.core, 0, 0
    for size in sizes:
        core.send(PreferenceSet("text_size", size))
        for sheet in sheets:
            for number in pages(core, sheet):
                seen += 1
                rules = (rule(core.view, core.placement, core.layout) for rule in (overlaps, targets, reach))
                found = list(chain.from_iterable(rules))
                faulty += bool(found)
                for fault in found:
                    print(f"{sheet}, size {size}, part {number}: {fault}", flush=True)
    print(f"{panel}, sizes {sizes}: {seen} pages, {faulty} with faults")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
