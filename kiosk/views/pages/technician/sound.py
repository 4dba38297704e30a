"""How loud the voice is, measured on the spot: where each visit begins, and how far its steps reach."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.commissioned import Adjusted, KeepAsked, SampleAsked, StepOpened
from kiosk.session.preferences import VOLUMES, Preferences
from kiosk.session.technician import Outcome, Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.field import field_page
from kiosk.views.pages.technician.kept import installed
from kiosk.views.pages.technician.unheard import beside
from kiosk.views.pages.technician.words import (
    FAILED,
    SIGNS,
    Step,
    above,
    last,
    not_yet,
    results_ends,
    technician,
    told,
)
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part

LOUDEST_DBA = 65.0  # at the start of each visit (EN 301 549 5.1.3.13)
RANGE_DB, STEP_DB = 18.0, 12.0  # from the softest, and a step on the way (EN 301 549 8.2.1.1, 8.2.1.2)
METER_DB = 1.0  # how far a meter may be wrong (IEC 61672-1, class 2)
SOFTEST, START, LOUDEST = VOLUMES[0], Preferences().volume, VOLUMES[-1]
NEEDED = (START, SOFTEST, LOUDEST)
LEVEL = "level/"
SAMPLE = to_translate("Voici la voix de la borne. Lisez le sonomètre pendant qu’elle parle. Elle a fini.")

GOOD = to_translate("{start} dBA au début de chaque visite, et {range} dB du plus faible au plus fort.")
TOO_LOUD = to_translate("{start} dBA au début de chaque visite : il en faut 65 au plus.")
SHORT = to_translate("{range} dB du plus faible au plus fort : il en faut 18. Vérifiez l’amplificateur.")
NO_STEP = to_translate("{step} dB du plus faible au début : il en faut 12. Vérifiez l’amplificateur.")
HOW = to_translate("Tenez un sonomètre à {n} cm de l’écran, là où est la tête.")
REFUSED = to_translate("Refusé par le technicien, à {start} dBA au début de chaque visite.")
READ = "dba:"  # before a level: what was read there, kept with the result


@dataclass(frozen=True, slots=True)
class Judged:
    """What the readings say; `volume` is the setting that begins at the most that is allowed, if another."""

    outcome: Outcome
    words: Words
    volume: float | None = None


def page(c: Context) -> Draft:
    """Each level with what was read there; a page inside for each, where it is heard and typed."""
    if c.here.detail.startswith(LEVEL):
        number = c.here.detail.removeprefix(LEVEL)
        return _level(c, next((one for one in VOLUMES if str(one) == number), START))
    _, judged = c.say, judge(readings(c), volume(c))
    kept = technician(c).kept
    wrong = kept[1] if kept is not None else ()
    verdict = told(c, judged.words) if judged is not None else _set(c)
    how: Outcome = judged.outcome if judged is not None else "warning" if verdict else "bad"
    said = (*c.all(verdict), *(said for one in wrong for said in c.all(told(c, one))))
    return Draft(
        title=c.one(_("Quel est le niveau du son ?")),
        lead=() if said else c.all(_(HOW).format(n=round(installed(c).pose.viewing_mm / 10))),
        parts=(Part("verdict", "callout", said, icon=SIGNS[how], state=how),)
        if said
        else last(c, STEP.name),
        controls=tuple(_entry(c, one) for one in (*NEEDED, *(one for one in VOLUMES if one not in NEEDED))),
        foot=_foot(c, judged),
        notice=c.one(verdict) if verdict else None,
        more=_("Suite"),
    )


def volume(c: Context) -> float:
    """The setting as it is now: kept a moment ago, or as this session began."""
    return installed(c).volume


def _name(c: Context, level: int) -> str:
    """A reading holds for the setting that it was taken with."""
    return f"{volume(c):.3f}:{level}"


def readings(c: Context) -> dict[int, float]:
    """dBA by level, as they were typed."""
    here = technician(c)
    typed = {level: here.set(_name(c, level)) for level in VOLUMES}
    return {level: float(text) for level, text in typed.items() if text.isdigit()}


def former(c: Context) -> dict[int, tuple[float, float]]:
    """By level, what was read last with another setting, and that setting: it tells what has changed."""
    found = {}
    for name, text in technician(c).draft:
        setting, _, level = name.partition(":")
        if level.isdigit() and text.isdigit() and setting != f"{volume(c):.3f}":
            found[int(level)] = float(text), float(setting)
    return found


def _set(c: Context) -> str:
    """That the setting was changed, as long as what was read before has not been read again."""
    before = former(c)
    if not before:
        return ""
    lower = volume(c) < next(reversed(before.values()))[1]
    return c.say("Baissé. Mesurez de nouveau.") if lower else c.say("Monté. Mesurez de nouveau.")


def judge(read: dict[int, float], now: float) -> Judged | None:
    """None until all that is needed was read; `now` is the setting, from 0 to 1."""
    if not all(level in read for level in NEEDED):
        return None
    start, wide, step = read[START], read[LOUDEST] - read[SOFTEST], read[START] - read[SOFTEST]
    values = {"start": f"{start:.0f}", "range": f"{wide:.0f}", "step": f"{step:.0f}"}
    right = min(1.0, round(now * 10 ** ((LOUDEST_DBA - start) / 20), 3))
    other = right if right > 0 and abs(right - now) > 0.02 * now else None
    if start > LOUDEST_DBA:
        return Judged("bad", _words(TOO_LOUD, values, "start"), other)
    if wide < RANGE_DB - METER_DB:
        return Judged("bad", _words(SHORT, values, "range"), other)
    if step < STEP_DB - METER_DB:
        return Judged("bad", _words(NO_STEP, values, "step"), other)
    return Judged("good", _words(GOOD, values, "start", "range"), other)


def refused(read: dict[int, float]) -> Words:
    """The technician says that it is not right: why is not known here, so nothing is said of it."""
    if START not in read:
        return FAILED
    return Words(REFUSED, (("start", f"{read[START]:.0f}"),))


def noted(words: Words, read: dict[int, float]) -> Words:
    """What is kept of the step: all the readings beside the result, for the sheet."""
    levels = tuple((f"{READ}{level}", f"{read[level]:.0f}") for level in sorted(read))
    return Words(words.text, (*words.values, *levels))


def read_of(words: Words) -> tuple[tuple[int, int], ...]:
    """(level, dBA) of each reading that was kept."""
    kept = ((name.removeprefix(READ), text) for name, text in words.values if name.startswith(READ))
    return tuple((int(level), int(text)) for level, text in kept if level.isdigit() and text.isdigit())


def _words(text: str, values: dict[str, str], *names: str) -> Words:
    return Words(text, tuple((name, values[name]) for name in names))


def _entry(c: Context, level: int) -> Control:
    _, read = c.say, readings(c).get(level)
    label = {SOFTEST: _("Le plus faible"), START: _("Au début de chaque visite"), LOUDEST: _("Le plus fort")}
    before = former(c).get(level)
    hint = _("Pas encore mesuré")
    if read is not None:
        hint = _("{n} dBA").format(n=f"{read:.0f}")
    elif before is not None:
        hint = _("{n} dBA avant, à mesurer de nouveau").format(n=f"{before[0]:.0f}")
    return Control(
        f"level:{level}",
        label.get(level, _("Niveau {n} sur {all}").format(n=level, all=len(VOLUMES))),
        StepOpened(STEP.name, f"{LEVEL}{level}"),
        hint=hint,
        icon="volume-high" if level >= START else "volume-medium",
        lang=c.language,
    )


def _foot(c: Context, judged: Judged | None) -> tuple[Control, ...]:
    _, read = c.say, readings(c)
    if judged is None:
        return not_yet(c, STEP.name, noted(refused(read), read))
    words = noted(judged.words, read)
    if judged.volume is None:
        return results_ends(c, STEP.name, judged.outcome, words)
    lower = judged.volume < volume(c)
    label = _("Baisser à 65 dBA") if lower else _("Monter à 65 dBA")
    event = KeepAsked((("voice", "volume", judged.volume),))
    icon = "volume-low" if lower else "volume-high"
    looks = ("action", "second") if judged.outcome == "bad" else ("second", "action")
    set_ = action("set_level", label, event, look=looks[0], icon=icon, foot=above(c), lang=c.language)
    return (set_, *results_ends(c, STEP.name, judged.outcome, words, looks[1]))


def _level(c: Context, level: int) -> Draft:
    """To hear it as often as wanted, and to type what the meter shows."""
    _, typed = c.say, technician(c).typed
    good = typed.isdigit() and 10 <= int(typed) <= 130
    hear = action(
        "hear", _("Écouter"), SampleAsked(_(SAMPLE), c.language, level, volume(c)),
        look="second", icon="volume-high", foot="foot0", lang=c.language,
    )  # fmt: skip
    enter = action(
        "go_on", _("Continuer"), Adjusted(_name(c, level), str(int(typed)), "") if good else None,
        icon="arrow-right", foot="foot0", lang=c.language, state="" if good else "disabled",
    )  # fmt: skip
    title = _("Combien de dBA, au niveau {n} ?").format(n=level)
    lead = _("Écoutez, lisez le sonomètre, puis écrivez.")
    return field_page(c, title, lead, (hear, enter), wrong=beside(c))


STEP = Step("sound", to_translate("Niveau du son"), "volume-high", page)
