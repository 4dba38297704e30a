"""How well and how fast procedures are found; called by `./deploy/bench`, or run by itself.

`.venv/bin/python -m tests.benchmarks.search [FAILURES]` builds an index of `config/` and ../shared/data and
prints the figures as JSON; with an argument, also what was not found among the first five, for those
requests that may be looked at.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.app.indexing import in_its_languages
from kiosk.config.library import load_library
from kiosk.content.library import open_library
from kiosk.content.search.building import build
from kiosk.content.search.concepts import load_concepts
from kiosk.content.search.index import Hit, Index

ROOT = Path(__file__).resolve().parents[2]
REQUESTS = ROOT / "tests" / "data" / "requests.yaml"
CORPUS = sorted((ROOT.parent / "shared" / "data").glob("vosdroits-*.zip"))
AT = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Request:
    """What someone says, and the documents that answer."""

    say: str
    ids: frozenset[str]


def requests() -> dict[str, tuple[Request, ...]]:
    """The sets by name; the file tells what each had when it was new, which is what to expect of a new one.

    The misses of « tuning » and « everyday » may be looked at; the others are measured.
    """
    read = yaml.safe_load(REQUESTS.read_text("utf-8"))
    return {
        name: tuple(Request(each["say"], frozenset(each["ids"])) for each in entries)
        for name, entries in read.items()
    }


def build_whole(path: Path, config: Path = ROOT / "config") -> dict[str, float]:
    """The index of the City's procedures in all languages and, where it is there, of the State's corpus."""
    library, _ = load_library(config)
    concepts, problems = load_concepts(config / "recherche.yaml")
    assert not problems, "\n".join(map(str, problems))
    city = in_its_languages(library)
    state = open_library(CORPUS[-1]) if CORPUS else None
    worked = time.process_time()
    try:
        report = build(path, city, state, concepts)
    finally:
        if state is not None:
            state.close()
    return {
        "build_s": round(report.seconds, 1),
        "build_worked_s": round(time.process_time() - worked, 1),
        "documents": report.documents,
        "words": report.words,
        "index_mib": round(report.size / 2**20, 1),
        "build_peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def recall(index: Index, asked: tuple[Request, ...]) -> dict[str, float]:
    """Share of the requests with an answer among the first 1, 3 and 5; and at 5 by the State's alone."""
    found = [(each, [hit.id for hit in index.search(each.say)]) for each in asked]
    figures = {
        f"recall_{at}": sum(bool(each.ids & set(ids[:at])) for each, ids in found) / len(found) for at in AT
    }
    state = [(each.ids - city_ids(), ids) for each, ids in found if each.ids - city_ids()]
    figures["recall_5_state_only"] = sum(bool(wanted & set(ids[:5])) for wanted, ids in state) / len(state)
    return {name: round(value, 3) for name, value in figures.items()} | {"requests": len(found)}


def city_ids() -> frozenset[str]:
    return frozenset(
        path.stem for path in (ROOT / "config" / "procedures").glob("*.yaml") if "." not in path.stem
    )


def keystrokes(path: Path, asked: tuple[Request, ...]) -> dict[str, float]:
    """Milliseconds for each letter of each request, typed one after the other; memory of the open index.

    What is found and which words are offered, together; the processor's time for both is told beside.
    """
    before = resident_mib()
    times, worked = [], []
    with Index(path) as index:
        for each in asked:
            for end in range(1, len(each.say) + 1):
                began, at_work = time.perf_counter(), time.process_time()
                index.search(each.say[:end])
                index.suggest(each.say[:end])
                worked.append((time.process_time() - at_work) * 1000)
                times.append((time.perf_counter() - began) * 1000)
        grown = resident_mib() - before
    times.sort()
    worked.sort()
    return {
        "keystroke_worked_p99_ms": round(worked[int(len(worked) * 0.99)], 1),
        "keystroke_median_ms": round(times[len(times) // 2], 1),
        "keystroke_p99_ms": round(times[int(len(times) * 0.99)], 1),
        "keystroke_max_ms": round(times[-1], 1),
        "keystrokes": len(times),
        "memory_mib": round(grown, 1),
    }


def resident_mib() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(failures: bool = False) -> dict[str, dict[str, float]]:
    """Figures by set (recall at 1, 3, 5), of the build and of typing."""
    sets = requests()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite"
        figures: dict[str, dict[str, float]] = {"build": build_whole(path)}
        with Index(path) as index:
            figures |= {name: recall(index, asked) for name, asked in sets.items()}
            if failures:
                for each in (*sets["tuning"], *sets["everyday"]):
                    hits = index.search(each.say)
                    if not each.ids & {hit.id for hit in hits[:5]}:
                        print(failure(each, hits), file=sys.stderr)
        figures["typing"] = keystrokes(path, sets["held_out"])
    return figures


def failure(each: Request, hits: list[Hit]) -> str:
    lines = [f"  {hit.id}: {hit.title}" for hit in hits[:5]]
    return "\n".join([f"{each.say} (wanted: {', '.join(sorted(each.ids))})", *lines])


if __name__ == "__main__":
    print(json.dumps(measure(len(sys.argv) > 1), indent=2))
