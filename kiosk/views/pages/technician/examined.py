"""What the terminal finds of its own parts, for the steps that ask it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.session.commissioned import ExamineAsked
from kiosk.session.technician import Trial, Words
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.words import SIGNS, technician, told, tried_ends
from kiosk.views.sentences import sentences
from kiosk.views.view import Part
from kiosk.wire.findings import WORST, Finding

WHAT = "examine"


def examined(c: Context, parts: Sequence[str] = ()) -> tuple[Finding, ...] | None:
    """The findings, the worst first, of these parts alone where some are named; None before there are any."""
    found = technician(c).findings
    if found is None:
        return None
    wanted = [one for one in found if not parts or one.part in parts]
    return tuple(sorted(wanted, key=lambda one: -WORST[one.level]))


def draft(
    c: Context,
    step: str,
    title: str,
    lead: str,
    found: Sequence[Finding] | None,
    words: Words,
    listed: bool = False,
) -> Draft:
    """To have them looked for, then what was found, which `words` say in one line unless it is `listed`."""
    here, summed = technician(c), found is not None and not listed
    trial = Trial(WHAT) if here.examining else None
    if found is not None:
        worst = max((one.level for one in found), key=WORST.__getitem__, default="bad")
        trial = Trial(WHAT, worst, words)
    return Draft(
        title=c.one(title),
        lead=c.all(told(c, words) if summed else lead) if summed or found is None else (),
        parts=_waiting(c) if here.examining else tuple(_part(c, one) for one in found or ()),
        foot=tried_ends(c, step, trial, c.say("Examiner la borne"), ExamineAsked(), icon="stethoscope"),
        notice=c.one(told(c, words)) if found is not None else None,
        more=c.say("Suite"),
    )


def _waiting(c: Context) -> tuple[Part, ...]:
    words = c.say("La borne s’examine. Cela prend une minute, parfois deux.")
    return (Part("trial", "callout", c.all(words), icon="timer-sand"),)


def measured(c: Context, one: Finding) -> str:
    """A part and what was measured of it, in the language of `said_in`."""
    said, lang = said_in(c, one)
    return f"{said.part}: {said.measured}" if lang == "en" else f"{said.part}\u00a0: {said.measured}"


def said_in(c: Context, one: Finding) -> tuple[Finding, str]:
    """A finding in English where the page is and it was told so, else in French; and which it is."""
    return (one.en, "en") if c.language == "en" and one.en is not None else (one, "fr")


def _part(c: Context, one: Finding) -> Part:
    said, lang = said_in(c, one)
    shown = sentences(measured(c, one), lang)
    if said.remedy and one.level != "good":
        shown = (*shown, c.one(c.say("Ce qui répare :")), *sentences(said.remedy, lang))
    kind, state = ("step", "done") if one.level == "good" else ("callout", one.level)
    return Part(f"finding:{one.part}", kind, shown, icon=SIGNS[one.level], state=state)
