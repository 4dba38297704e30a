"""The journeys that the demonstration plays; used by `demo`.

One citizen, one of the City's procedures, one person called; then another citizen, who searches for one of
the State's sheets, where these are there.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from kiosk.dev import agent
from kiosk.dev.hand import Hand, through
from kiosk.terminal.supervisor import Supervisor

PROCEDURE = "stationnement-residentiel"
REQUEST = "carte identite perdue"
NEEDS = (("Documents à fournir", "documents-etat"), ("Prix", "prix-etat"))


def play(supervisor: Supervisor, display: str, url: str, code: str, out: Path) -> list[Path]:
    """Plays it on the real window with real touches; returns the pictures taken, in order."""
    hand = Hand(through(lambda: supervisor.current.dock if supervisor.current is not None else None), display)
    pictures: list[Path] = []

    def keep(name: str) -> None:
        pictures.append(hand.picture(out / f"{len(pictures) + 1:02}-{name}.png"))

    someone = agent.PretendAgent(url, code) if agent.available() else None
    if someone is None:
        print("kiosk demo: without Chromium, nobody answers the call.", file=sys.stderr)
    try:
        hand.page("welcome")
        keep("accueil")
        hand.turn("listen")
        keep("choisir")
        hand.turn(f"open:{PROCEDURE}")
        keep("question")
        _listened(hand)
        _questions(hand)
        _papers(hand, keep)
        keep("resume")
        _leads_to(hand, "phone")
        hand.turn("phone")
        keep("telephone")
        hand.turn("back")
        _call(hand, someone, keep, out, pictures)
        hand.turn("go_on")
        hand.turn("preferences")
        hand.touch("theme:white_on_black")
        keep("affichage")
        hand.touch("theme:standard")
        hand.turn("back")
        _forgotten(hand, supervisor)
        keep("oublie")
        if _finds(hand, keep):
            _reads(hand, keep)
            _forgotten(hand, supervisor)
    finally:
        if someone is not None:
            someone.leaves()
    return pictures


def _listened(hand: Hand) -> None:
    """Stays until the page has been said whole."""
    hand.until(lambda seen: seen["speaking"] >= 0, "the voice to begin")
    hand.until(lambda seen: seen["speaking"] < 0, "the voice to end")


def _questions(hand: Hand) -> None:
    """Answers every question by the first answer, until the papers or the summary."""
    for _ in range(20):
        seen = hand.ask({"ask": "view"})
        if seen is None or seen["page"] != "question":
            return
        hand.turn(next(control for control in seen["controls"] if control.startswith("answer:")))


def _papers(hand: Hand, keep) -> None:
    seen = hand.ask({"ask": "view"})
    if seen is None or seen["page"] != "checklist":
        return
    have = [control for control in seen["controls"] if control.startswith("have:")]
    lack = [control for control in seen["controls"] if control.startswith("lack:")]
    hand.touch(have[0])
    hand.touch(lack[-1])
    hand.until(lambda now: now["controls"][lack[-1]]["state"] == "selected", "the paper marked")
    keep("documents")
    hand.turn("go_on")
    hand.page("summary")


def _call(hand: Hand, someone: agent.PretendAgent | None, keep, out: Path, pictures: list[Path]) -> None:
    """The one button: it rings at the desk, an agent accepts and comes."""
    hand.touch("call")
    hand.page("call")
    if someone is None:
        keep("appel")
        return
    someone.sees(".waiting")
    keep("appel")
    pictures.append(someone.picture(out / f"{len(pictures) + 1:02}-page-des-agents.png"))
    someone.press('[data-action="accept"]')
    hand.until(lambda seen: seen["tone"] == "answered", "an agent's answer")
    someone.press('[data-action="on_my_way"][data-minutes="2"]')
    hand.until(lambda seen: seen["call"] == "on_the_way", "an agent on the way")
    keep("un-agent-arrive")
    _listened(hand)
    someone.press('[data-action="arrived"]')
    someone.press('[data-action="close"]')
    hand.until(lambda seen: seen["tone"] == "calm", "the call closed")


def _leads_to(hand: Hand, control: str) -> None:
    """Turns the parts of a page, or goes back, until a control is there."""
    for _ in range(20):
        seen = hand.ask({"ask": "view"})
        if seen is None or control in seen["controls"]:
            return
        hand.turn("more" if "more" in seen["controls"] else "back")


def _forgotten(hand: Hand, supervisor: Supervisor) -> None:
    """The citizen ends: the process goes with all it held, and the warm standby takes the screen."""
    former = supervisor.current
    _leads_to(hand, "finish")
    hand.touch("finish")
    hand.until(
        lambda seen: seen["page"] == "welcome" and supervisor.current is not former,
        "a welcome page for the next",
    )


def _finds(hand: Hand, keep) -> bool:
    """Types a request and opens the first of the State's sheets that is found; False where there is none."""
    hand.page("welcome")
    hand.turn("start:fr")
    hand.turn("search")
    for letter in REQUEST:
        hand.touch(f"key:{letter}")
    hand.until(lambda seen: any(one.startswith("found:") for one in seen["controls"]), "results")
    keep("recherche")
    seen = hand.ask({"ask": "view"}) or {"controls": {}}
    if not _sheets(seen) and "see_all" in seen["controls"]:
        hand.turn("see_all")
        seen = hand.ask({"ask": "view"}) or {"controls": {}}
    if _sheets(seen):
        hand.turn(_sheets(seen)[0])
    return bool(_sheets(seen))


def _sheets(seen: dict) -> list[str]:
    """The results that are the State's sheets: `found:F1344`."""
    return [control for control in seen["controls"] if re.fullmatch(r"found:F\d+", control)]


def _reads(hand: Hand, keep) -> None:
    """Answers what is asked, reads two things that there are to know, and takes it all along."""
    _questions(hand)
    keep("besoins")
    for need, name in NEEDS:
        if not _wants(hand, need):
            continue
        _questions(hand)
        seen = hand.ask({"ask": "view"}) or {"controls": {}}
        paper = next((control for control in seen["controls"] if control.startswith("have:")), "")
        if paper:
            hand.touch(paper)
            hand.until(lambda now, paper=paper: now["controls"][paper]["state"] == "selected", "the paper")
        keep(name)
        _leads_to(hand, "other_need")
        hand.turn("other_need")
    _leads_to(hand, "take")
    hand.turn("take")
    keep("a-emporter")


def _wants(hand: Hand, need: str) -> bool:
    """Turns the menu to what bears this name, and touches it."""
    for _ in range(9):
        seen = hand.ask({"ask": "view", "words": True})
        if seen is None or seen["page"] != "menu":
            return False
        found = next((name for name, control in seen["controls"].items() if control["label"] == need), "")
        if found or "more" not in seen["controls"]:
            if found:
                hand.turn(found)
            return bool(found)
        hand.turn("more")
    return False
