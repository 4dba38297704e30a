"""`kiosk conformity`: each clause with pass, fail or « needs a person », and the tests that show it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence

from kiosk.conformity import table
from kiosk.conformity.clauses import load_clauses
from kiosk.conformity.evidence import ROOT, TESTS, outcomes, shown_by


def run(given: argparse.Namespace) -> int:
    """Runs the tests whose outcome is not known yet, then tells; 1 where a clause fails or is not shown."""
    clauses, shown = load_clauses(), shown_by()
    if given.markdown:
        print(table.as_markdown(table.rows(clauses, shown, {})))
        return 0
    if not TESTS.is_dir():
        print("The tests are not on this machine: see the project's own folder.", file=sys.stderr)
    missing = table.to_run(shown, outcomes())
    if missing and not given.no_run:
        _test(missing)
    found = table.rows(clauses, shown, outcomes())
    good = all(row.state in ("pass", "needs a person") for row in found)
    if given.json:
        print(json.dumps({"clauses": table.as_data(found), "good": good}, ensure_ascii=False, indent=1))
    else:
        print(table.as_text(found))
    return 0 if good else 1


def _test(names: Sequence[str]) -> None:
    """The tests leave their outcomes themselves; what they print goes to standard error."""
    print(f"{len(names)} test(s) to run first…", file=sys.stderr, flush=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names]
    subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr, check=False)
