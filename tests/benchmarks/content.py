"""The State's documents: indexed, opened, searched, walked, and how much of them is heard; for `__main__`.

Everything is measured in processes of its own, as on a terminal: a sync, a session, `kiosk walk`. Beside it
stands what one would take instead: the published page, or the search that comes with SQLite.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.app.keep import KeptParts
from kiosk.content.library import open_library
from kiosk.content.search.index import Index
from kiosk.content.sync import INDEX, current, last_report
from tests.benchmarks import search, stockfts, words
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.stand import CONFIG, settings

MISSING = "bench: the State's documents are not at hand (../shared/data/vosdroits-*.zip); not measured: "
PAGE = "words of the published page"
STOCK = "SQLite’s own full text, a letter"


def corpus() -> Path | None:
    """The archive that is measured: `KIOSK_CORPUS`, else the one beside the project."""
    named = os.environ.get("KIOSK_CORPUS")
    if named:
        return Path(named) if Path(named).is_file() else None
    return search.CORPUS[-1] if search.CORPUS else None


def measure(sample: int, wanted: frozenset[str]) -> Iterator[Figure]:
    """Of `index`, `search`, `walk`, `words` those wanted; `sample` documents where all take long (0: all)."""
    archive = corpus()
    if archive is None:
        print(MISSING + ", ".join(sorted(wanted)), file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        own = {"KIOSK_CONTENT__DIR": here / "content", "KIOSK_TERMINAL__STATE_DIR": here / "state"}
        with settings({name: str(path) for name, path in own.items()}):
            if wanted & {"index", "search"}:
                yield from _index(archive)
                yield from _search(here, archive, sample)
            if "walk" in wanted:
                yield from _walk(archive)
    if "words" in wanted:
        yield from _words(sample)


def _index(archive: Path) -> Iterator[Figure]:
    command = [sys.executable, "-m", "kiosk.cli", "sync", str(archive), "--config", str(CONFIG)]
    took, peak, _ = _ran(command)
    content = current(Path(os.environ["KIOSK_CONTENT__DIR"]))
    assert content is not None
    stages = last_report(content)["seconds"]
    yield figure("index of the whole corpus", "s", [stages["index"]], 60)
    yield figure("   the whole sync: fetched, read, indexed, in service", "s", [took])
    yield figure("   most memory meanwhile", "MB", [peak], 500)
    yield figure("   the index’s file", "MB", [(content / INDEX).stat().st_size / 2**20])


def _search(here: Path, archive: Path, sample: int) -> Iterator[Figure]:
    asked = search.requests()
    state = open_library(archive)
    built = stockfts.build(here / "stock.sqlite", CONFIG, state)
    identities = sorted(state.identities())
    state.close()
    said = [each.say for each in next(reversed(asked.values()))]
    told = _session({"documents": identities, "requests": said}, sample)
    yield figure("a document to its first page", "ms", told["opened_ms"], 30, "p99")
    yield figure("   processor time of it", "ms", told["worked_ms"], 30, "p99")
    slowest = ", ".join(f"{identity} {ms:g} ms" for ms, identity in told["slowest"])
    print(f"bench: slowest to open, by the processor: {slowest}", file=sys.stderr)
    yield figure("a letter of a search, to its results", "ms", told["typed_ms"], 30, "p99", STOCK)
    yield figure("   to the page that shows them", "ms", told["pages_ms"], 30, "p99")
    yield figure("      processor time of it", "ms", told["pages_worked_ms"], 30, "p99")
    stock, typed = stockfts.StockIndex(here / "stock.sqlite"), []
    for one in said:
        for end in range(1, len(one) + 1):
            began = time.perf_counter()
            stock.search(one[:end])
            typed.append((time.perf_counter() - began) * 1000)
    yield figure(STOCK, "ms", typed)
    yield figure("   its index of the whole corpus", "s", [built])
    yield figure("a session’s growth, 200 documents and 500 letters", "MB", [told["pss_mb"]], 40)
    yield figure("   of it, its own alone (USS)", "MB", [told["uss_mb"]], 40)
    content = current(Path(os.environ["KIOSK_CONTENT__DIR"]))
    assert content is not None
    with Index(content / INDEX) as index:
        everyone = [each for requests in asked.values() for each in requests]
        ours = {each.say: [hit.id for hit in index.search(each.say)] for each in everyone}
    theirs = {each.say: stock.search(each.say) for each in everyone}
    stock.close()
    for at in search.AT:
        label = f"found among the first {at}, {len(everyone)} requests"
        other = f"   by SQLite’s own, first {at}"
        mark = 0.95 if at == 5 else None
        yield figure(label, "", [_share(everyone, ours, at)], mark, "least", other)
        yield figure(other, "", [_share(everyone, theirs, at)])
    for name, requests in asked.items():
        share = _share(requests, ours, 5)
        yield figure(f"   first 5, the set « {name} » ({len(requests)})", "", [share], 0.95, "least")


def _share(asked: Sequence[search.Request], found: Mapping[str, list[str]], at: int) -> float:
    return sum(bool(each.ids & set(found[each.say][:at])) for each in asked) / len(asked)


def _session(given: dict[str, list[str]], sample: int) -> dict:
    fd = KeptParts(CONFIG).descriptor()
    command = [sys.executable, "-m", "tests.benchmarks.reading", str(fd), str(sample)]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, pass_fds=(fd,), check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _walk(archive: Path) -> Iterator[Figure]:
    command = [sys.executable, "-m", "kiosk.cli", "walk", "--all", "--json", "--config", str(CONFIG)]
    with settings({"KIOSK_CONTENT__SOURCE": str(archive)}):
        took, peak, out = _ran(command)
    told = json.loads(out)
    yield figure("kiosk walk --all", "s", [took], 120)
    yield figure("   most memory meanwhile", "MB", [peak])
    yield figure("   cases reached", "", [told["cases_reached"] / told["cases"]], 1, "least")
    leaves = told["guided_leaves_opened"] / max(told["guided_leaves"], 1)
    yield figure("   leaves of guided searches opened", "", [leaves], 1, "least")
    yield figure("   questions without words of their own", "", [told["questions_without_wording"]])
    yield figure("   unknown tags", "", [told["unknown_tags"]])
    yield figure("   problems", "", [len(told["problems"])], 0)


def _words(sample: int) -> Iterator[Figure]:
    for name, told in words.measure(sample).items():
        if not told.get("ways"):
            continue
        where = {"all": "all documents with cases, and guided searches"}.get(name, name)
        yield figure(f"words until one has it: {where}", "", [told["words"]], beside=f"   {PAGE} ({name})")
        yield figure(f"   {PAGE} ({name})", "", [told["published"]])
        if "ratio" in told:
            mark = 0.25 if name == "all" else None
            yield figure(f"   median share of the page ({name})", "", [told["ratio"]], mark)
        if name == "all":
            yield figure("   with the cases alone, without a menu", "", [told["ratio_cases_alone"]])
        if "touches" in told:
            yield figure(f"   touches ({name})", "", [told["touches"]])


def _ran(command: list[str]) -> tuple[float, float, str]:
    """Seconds, the most memory in MB and the output of a process."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=out, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - began
        out.seek(0)
        said.seek(0)
        if process.returncode not in (0, 1):
            raise RuntimeError(said.read()[-2000:])
        return took, _peak(used), out.read()


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / 1024
