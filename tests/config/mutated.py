"""Mutated configurations, each accepted safely or refused with a place and a remedy; for a test and the soak.

`python -m tests.soak configurations` tries ten thousand; a seed makes the same ones again.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.assemble import hall_of, rules_of
from kiosk.app.away import away_problems, places_of
from kiosk.app.parts import layout_of, load_texts
from kiosk.config.explain import explain
from kiosk.config.last_good import FILE as LAST_GOOD
from kiosk.config.last_good import keep_good, last_good
from kiosk.config.library import load_library
from kiosk.config.settings import read_settings
from kiosk.content.overrides import load_overrides
from kiosk.content.search.concepts import load_concepts
from kiosk.formats.problems import Problem
from kiosk.session.preferences import Preferences
from kiosk.ui.fonts import load_metrics
from tests.config.good import ENGLISH, GOOD, SCHOOL, SETTINGS, THEMES
from tests.config.harms import ENV, HARMS, YAMLS, Files

SECRET = "canari-geheim-canari"
SAME = SECRET[7:13]  # what is left of it whole
GOOD_FILES: Files = {
    name: text.encode()
    for name, text in {
        "config/kiosk.toml": SETTINGS.replace('place = "Hall"', 'place = "Hall"\nstate_dir = "state"'),
        "config/site.toml": '[hall]\nphone = "0140"\nopening = ["lundi 9:00-17:00"]\n[idle]\nafter_s = 80\n'
        '[channels]\nwebhook = "https://ville.example/a"\n',
        "config/terminal.toml": '[terminal]\nid = "fond"\n[voice]\nvolume = 0.5\n',
        "state/commissioned.toml": '[inputs]\nkeys = ["f13 = NEXT", "f15 = SELECT"]\n[panel]\nviewing_mm = 500\n',  # noqa: E501
        "state/bundles/v7/site.toml": '[call]\nexpires_min = 20\n[hall]\nphone = "0139"\n',
        "state/bundles/service.json": '{"current": 7, "newest": 7, "refused": []}',
        ENV: f"# secrets\nKIOSK_DESK__TOKEN={SECRET}\nKIOSK_CHANNELS__WEBHOOK_SECRET='{SECRET}'\n",
        YAMLS[0]: GOOD,
        YAMLS[1]: SCHOOL,
        YAMLS[2]: ENGLISH,
        "config/themes.yaml": THEMES,
        "config/fiches.yaml": "fiches:\n  F34478: {date: 2020-01-09, questions: {q1: Où ?}, cacher: [b12]}\n",
        "config/recherche.yaml": "synonymes:\n  - {dire: [toubib], chercher: [médecin]}\n",
    }.items()
}


@dataclass(slots=True)
class Found:
    """How many were accepted and refused, and what was wrong with how."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Trying:
    """A folder in which one mutated configuration after the other is read as a terminal reads it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._there = folder, dict[str, bytes]()
        self._texts, self._metrics = load_texts(), load_metrics()
        self._yaml: Mapping[str, bytes | None] = {}
        self._words: list[Problem] = []
        self._put(GOOD_FILES)
        good = read_settings(folder / "config", {})
        assert good.settings is not None, good.problems
        keep_good(good.settings)

    def once(self, seed: int) -> tuple[str, list[str]]:
        """What came of one, and what is wrong with it; raises whatever the product raises."""
        chance = random.Random(seed)
        files, environ = dict(GOOD_FILES), {"STATE_DIRECTORY": str(self._folder / "state")}
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
            chance.choice(HARMS)(files, environ, chance)
        self._put(files)
        config = self._folder / "config"
        read = read_settings(config, environ)
        problems = [*read.problems, *away_problems(config, environ)]
        if self._yaml != (yaml := {name: files.get(name) for name in YAMLS}):
            self._words, self._yaml = self._read_words(config), yaml
        problems += self._words
        wrong = [one for problem in problems for one in self._unclear(problem, files)]
        told = repr(problems) + "".join(map(str, problems)) + repr(explain(config, "", environ))
        wrong += ["a secret is told"] if SAME in told else []
        serving = read.settings or last_good(config, environ)
        if serving is None:
            return "refused", [*wrong, "no last good settings serve"]
        hall_of(serving, places_of(serving, config)[0])
        rules_of(serving, self._texts)
        layout_of(serving, self._metrics, Preferences())
        if read.settings is None:
            return "refused", wrong
        return "accepted" if not problems else "accepted, with remarks", wrong

    def _read_words(self, config: Path) -> list[Problem]:
        """What authors write: read where it has changed, because that takes the longest."""
        library, problems = load_library(config)
        assert all(library.get(one.id) is not None for one in library.all())
        more = (*load_overrides(config / "fiches.yaml")[1], *load_concepts(config / "recherche.yaml")[1])
        return [*problems, *more]

    def _unclear(self, problem: Problem, files: Files) -> Iterable[str]:
        """What a person could not find or mend with this problem alone."""
        name = problem.file
        if not problem.message.strip() or not problem.hint.strip():
            yield f"no remedy: {problem!r}"
        if name.startswith("environnement (KIOSK_"):
            return
        if not Path(name).is_relative_to(self._folder) or ".." in name:
            return  # a file that a setting names, as wrong in itself
        relative = str(Path(name).relative_to(self._folder))
        lines = files.get(relative, b"").count(b"\n") + files.get(relative, b"").count(b"\r") + 2
        if relative not in GOOD_FILES or not (1 <= problem.line <= lines and problem.column >= 1):
            yield f"no place: {problem!r}"

    def _put(self, files: Files) -> None:
        """Only what differs from what is there is written."""
        for name in {*files, *self._there}:
            path, data = self._folder / name, files.get(name)
            if data is None:
                path.unlink(missing_ok=True)
            elif data != self._there.get(name):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                path.chmod(0o600)
        self._there = dict(files)


def try_all(seeds: Iterable[int]) -> Found:
    """Each seed's configuration; what is wrong names its seed."""
    found = Found()
    with tempfile.TemporaryDirectory(prefix="kiosk-mutated-") as folder:
        trying = Trying(Path(folder))
        for seed in seeds:
            try:
                outcome, wrong = trying.once(seed)
            except Exception as error:  # noqa: BLE001 that is what is looked for
                outcome, wrong = "raised", [f"{type(error).__name__}: {error}"]
            found.outcomes[outcome] += 1
            found.wrong += [f"seed {seed}: {one}" for one in wrong]
        kept = (Path(folder) / "state" / LAST_GOOD).read_text("utf-8")
    assert SAME not in kept
    return found
