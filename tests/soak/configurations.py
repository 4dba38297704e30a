"""`./deploy/soak configurations`: ten thousand mutated configurations, none of which breaks anything.

`python -m tests.soak configurations [--tried N] [--seed N] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.config.mutated import try_all

OUT = Path(__file__).parents[2] / "out" / "configurations.json"
SHARE = 250  # at a time in one process


def main(argv: list[str]) -> int:
    """0 when each was accepted safely, or refused with a place and a remedy; 1 otherwise."""
    parser = argparse.ArgumentParser(prog="deploy/soak configurations", description=__doc__)
    parser.add_argument("--tried", type=int, default=10_000, help="so many (10 000)")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="of the first")
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE", help="out/configurations.json")
    given = parser.parse_args(argv)
    seeds = range(given.seed, given.seed + given.tried)
    began, outcomes, wrong = time.monotonic(), Counter[str](), list[str]()
    with ProcessPoolExecutor() as pool:
        for found in pool.map(try_all, [seeds[at : at + SHARE] for at in range(0, len(seeds), SHARE)]):
            outcomes += found.outcomes
            wrong += found.wrong
    report = {"seed": given.seed, "tried": given.tried, "seconds": round(time.monotonic() - began, 1),
              "outcomes": dict(outcomes), "wrong": wrong}  # fmt: skip
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"seed {given.seed}: {given.tried} configurations in {report['seconds']} s: {dict(outcomes)}")
    print("\n".join(wrong[:50]) or "nothing wrong")
    return int(bool(wrong))
