"""`./deploy/soak`: presses under every trouble; 0 lost, 0 accepted twice, 0 shown twice, or it ends with 1.

`python -m tests.soak [--presses N] [--seconds S] [--engines NAME…] [--recovery S] [--json FILE]`, or
`python -m tests.soak SUBJECT …`, which has a file of its own beside this one.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import os
import random
import statistics
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.soak.cable import own_network
from tests.soak.run import Outcome, Plan, Soak
from tests.soak.troubles import NOTHING

SUBJECTS = ("configurations", "escape", "faults", "month")
ENGINES = ("sqlite", "postgresql")
OUT = Path(__file__).parents[2] / "out" / "soak.json"


def main() -> int:
    """0 when nothing was lost, doubled or slow; 1 otherwise."""
    if sys.argv[1:2] and sys.argv[1] in SUBJECTS:
        subject = importlib.import_module(f"tests.soak.{sys.argv[1]}")
        return int(subject.main(sys.argv[2:]))
    parser = argparse.ArgumentParser(prog="deploy/soak", description=__doc__)
    parser.add_argument("--presses", type=int, default=100_000, help="over all engines (100 000)")
    parser.add_argument("--seconds", type=float, default=3600, help="of pressing, over all engines (3600)")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--recovery", type=float, default=2.5, metavar="S", help="the longest (2.5 s)")
    parser.add_argument("--between", type=float, default=1.5, metavar="S", help="from trouble to trouble")
    parser.add_argument("--troubles", type=int, default=1_000_000, help="at most so many an engine")
    parser.add_argument("--links", type=int, default=2, help="terminals with a link of their own")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="of the troubles' order")
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE", help="out/soak.json")
    given = parser.parse_args()
    random.seed(given.seed)
    if not (apart := own_network()):
        print("soak: no network of its own without root: the cable is not pulled", flush=True)
    share = len(given.engines)
    plan = Plan(given.presses // share, given.seconds / share, given.links, between_s=given.between,
                most_troubles=given.troubles)  # fmt: skip
    print(f"seed {given.seed}, load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    report: dict[str, Any] = {"seed": given.seed, "load_before": os.getloadavg()[0]}
    bad = False
    for engine in given.engines:
        with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder:
            outcome = asyncio.run(Soak(engine, plan, Path(folder), apart).go())
        data = _data(outcome)
        wrong = [*outcome.count.wrong(), *(["unfinished"] if outcome.unfinished else [])]
        if data["recovery"]["all"]["max"] > given.recovery:
            wrong.append("recovery")
        bad = bad or bool(wrong)
        report[engine] = data | {"wrong": wrong}
        _tell(engine, data, wrong)
    report["load_after"] = os.getloadavg()[0]
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(bad)


def _data(outcome: Outcome) -> dict[str, Any]:
    every = [took for kind, some in outcome.recovery_s.items() if kind != NOTHING for took in some]
    return {
        "count": asdict(outcome.count),
        "seconds": round(outcome.seconds, 1),
        "presses_by_links": outcome.by_links,
        "posts_repeated": outcome.repeated,
        "streams_reopened": outcome.reopened,
        "unfinished": outcome.unfinished,
        "stored_s": _spread(outcome.stored_s),
        "recovery": {"all": _spread(every)}
        | {kind: _spread(some) for kind, some in sorted(outcome.recovery_s.items())},
    }


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {"times": 0, "p50": 0.0, "p99": 0.0, "max": 0.0}
    ordered = sorted(values)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {
        "times": len(ordered),
        "p50": round(statistics.median(ordered), 3),
        "p99": round(p99, 3),
        "max": round(ordered[-1], 3),
    }


def _tell(engine: str, data: dict[str, Any], wrong: list[str]) -> None:
    count = data["count"]
    print(f"\n{engine}: {count['presses']} presses in {data['seconds']} s, {count['events']} events")
    print(f"  {data['presses_by_links']} by links, {count['raced']} raced for; calls: {count['states']}")
    print(f"  {data['posts_repeated']} posts repeated, {data['streams_reopened']} streams reopened")
    for name in ("lost", "without_event", "stored_twice", "accepted_twice", "won_unknown", "shown_twice",
                 "out_of_order", "not_shown", "told_anew", "expired"):  # fmt: skip
        print(f"  {name.replace('_', ' '):16}{count[name]}")
    print(f"  {'':36}{'times':>6}{'p50':>8}{'p99':>8}{'max':>8}  seconds")
    rows = {"press to stored": data["stored_s"], **data["recovery"]}
    for name, spread in rows.items():
        label = "recovery, all" if name == "all" else name
        print(f"  {label:36}" + "".join(f"{spread[key]:>{6 if key == 'times' else 8}}" for key in spread))
    print(f"  {'WRONG: ' + ', '.join(wrong) if wrong else 'nothing wrong'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
