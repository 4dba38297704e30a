"""The readiness sheet as one value: what was done and when, the figures of the norm, what failed; pure.

Made from what was kept of the commissioning; shown by the technician's last page, printed, written as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk import languages
from kiosk.session.technician import Done, Outcome
from kiosk.views.installed import Installed
from kiosk.views.pages.technician.posed import outdated
from kiosk.views.pages.technician.site import CHECKS
from kiosk.views.pages.technician.sound import read_of
from kiosk.views.pages.technician.words import NAMES, Step, day_of, decimal, grouped
from kiosk.views.reach import HIGHEST_MM, LOWEST_MM, SIGHT, depth_mm, height_mm, reachable_rows
from kiosk.views.texts import to_translate

Say = Callable[[str], str]
SIGNS = {"good": "✓", "warning": "!", "bad": "✗", "": "–"}
CLAUSES = {"headset": "5.1.3.2", "sound": "5.1.3.13"}  # of steps that see to one
FAILED = to_translate("Ce qui ne va pas")
STEPS_DONE = to_translate("Étapes")
INSTALLATION = to_translate("Installation, selon EN 301 549")
SIGNED = to_translate("Date, nom et signature du technicien")
SETTINGS = to_translate("{figure}, d’après les réglages")
ANEW = to_translate("{figure}, pas encore confirmé")
REST = to_translate("La suite est à l’écran.")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: how it is, what it is called, what was found; `clause` of the norm where there is one.

    What another row says already is not `counted` among what failed.
    """

    outcome: Outcome | str
    name: str
    found: str = ""
    clause: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of the sheet, top to bottom; `failed` is what stands against using the terminal."""

    title: str
    hall: str
    terminal: str
    place: str
    serial: str
    day: str
    outcome: Outcome
    summary: str
    steps: tuple[Row, ...]
    figures: tuple[Row, ...]
    failed: tuple[Row, ...]

    def sections(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """What failed first, under headings in French; those that have no row are left out."""
        for heading, rows in ((FAILED, self.failed), (STEPS_DONE, self.steps), (INSTALLATION, self.figures)):
            if rows:
                yield heading, rows


def sheet_of(
    installed: Installed,
    hall: str,
    done: Mapping[str, Done],
    steps: Mapping[str, Step],
    when: datetime,
    say: Say,
    language: str = "fr",
) -> Sheet:
    """The sheet of this moment, in a language of the technician's."""
    looked_at = tuple(_site(done.get("site"), say))
    anew = outdated(done.get("panel"), installed.pose)
    rows = tuple(
        Row("", say(one.title), say("Mesuré de nouveau, pas encore confirmé"))
        if anew and name == "panel"
        else _step(one, done.get(name), say, language)
        for name, one in steps.items()
    )
    if any(row.outcome == "bad" for row in looked_at):  # each of them stands for the step
        rows = tuple(replace(row, counted=name != "site") for name, row in zip(steps, rows, strict=True))
    heard = _sound(installed, done.get("sound"), say, language)
    source = ANEW if anew else "" if "panel" in done else SETTINGS
    figures = (*_pose(installed, source, say, language), *heard, *looked_at)
    failed = tuple(row for row in (*rows, *figures) if row.outcome == "bad" and row.counted)
    left = sum(row.outcome == "" for row in rows)
    outcome: Outcome = "bad" if failed else "warning" if left else "good"
    summary = _summary(len(failed), left, say)
    if not any(name in done for name in steps):
        never = say("Cette borne n’a pas encore été mise en service.")
        summary = f"{never} {summary}"
    own = languages.of(language)
    day = f"{own.date(when.date())}{own.comma}{own.clock.format(hour=when.hour, minute=when.minute)}"
    title = say("Fiche de mise en service")
    about = title, hall, installed.terminal, installed.place, installed.serial, day
    return Sheet(*about, outcome, summary, rows, figures, failed)


def _summary(failed: int, left: int, say: Say) -> str:
    if failed == 1:
        return say("La borne n’est pas prête. Un point ne va pas.")
    if failed:
        return say("La borne n’est pas prête. {n} points ne vont pas.").format(n=failed)
    if left == 1:
        return say("La borne n’est pas encore prête. Il reste une étape.")
    if left:
        return say("La borne n’est pas encore prête. Il reste {n} étapes.").format(n=left)
    return say("La borne est prête.")


def _step(step: Step, done: Done | None, say: Say, language: str) -> Row:
    if done is None:
        return Row("", say(step.title), "", CLAUSES.get(step.name, ""))
    own, measured = languages.of(language), done.measured.told(say, language).rstrip(".")
    day = day_of(done, language)
    told = own.comma.join(part for part in (measured or say(NAMES[done.outcome]), day) if part)
    return Row(done.outcome, say(step.title), told, CLAUSES.get(step.name, ""))


def _pose(installed: Installed, source: str, say: Say, language: str) -> Iterator[Row]:
    """The installation data of EN 301 549; those that nobody has confirmed here are no result yet."""
    for row in _hangs(installed, say, language):
        yield _unmeasured(row, say, source) if source else row


def _unmeasured(row: Row, say: Say, source: str = SETTINGS) -> Row:
    """As the settings have it: no result yet, unless even so it is wrong."""
    found = say(source).format(figure=row.found)
    return replace(row, outcome="" if row.outcome == "good" else row.outcome, found=found)


def _hangs(installed: Installed, say: Say, language: str) -> Iterator[Row]:
    """They follow from the panel as it is said to hang."""
    pose = installed.pose
    first, last = reachable_rows(pose)
    high = height_mm(pose, first + 1) if last > first else 0.0
    low = height_mm(pose, last) if last > first else 0.0
    reached = last > first and low >= LOWEST_MM - 1 and high <= HIGHEST_MM + 1
    heights = say("De {a} à {b} mm du sol").format(a=grouped(low, language), b=grouped(high, language))
    yield Row("good" if reached else "bad", say("Hauteur de ce qui se touche"), heights, "8.3.2")
    deep = say("{n} mm au plus").format(n=grouped(depth_mm(pose, first + 1), language))
    yield Row("good" if last > first else "bad", say("Profondeur à atteindre"), deep, "8.3.2")
    edges = say("De {a} à {b} mm du sol").format(
        a=grouped(height_mm(pose, pose.height_px), language), b=grouped(height_mm(pose, 0), language)
    )
    yield Row("good", say("Dalle, du bord bas au bord haut"), edges, "8.3.6")
    capital = say("{h} mm de haut, lus à {d} mm").format(
        h=decimal(SIGHT * pose.viewing_mm, language), d=grouped(pose.viewing_mm, language)
    )
    yield Row("good", say("Plus grandes lettres"), capital, "5.1.4")


def _sound(installed: Installed, done: Done | None, say: Say, language: str) -> Iterator[Row]:
    """What the meter showed at each level, and the setting."""
    read = read_of(done.measured) if done is not None else ()
    if done is not None and read:
        told = (say("{n} dBA au niveau {level}").format(n=n, level=level) for level, n in read)
        found = languages.of(language).comma.join(told)
        yield Row(done.outcome, say("Niveau du son mesuré"), found, counted=False)
    volume = say("{n} pour cent").format(n=round(100 * installed.volume))
    row = Row("good", say("Volume réglé"), volume)
    yield row if read else _unmeasured(row, say)


def _site(done: Done | None, say: Say) -> Iterator[Row]:
    """What a person has looked at."""
    answers = dict(done.measured.values) if done is not None else {}
    for clause, words in CHECKS.items():
        answer = answers.get(clause, "")
        outcome = {"yes": "good", "no": "bad"}.get(answer, "")
        yield Row(outcome, say(words), "", clause)
