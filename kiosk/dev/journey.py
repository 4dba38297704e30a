"""The journey that the demonstration plays: one citizen, one procedure, one person called; used by `demo`."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.dev import agent
from kiosk.dev.hand import Hand, through
from kiosk.terminal.supervisor import Supervisor

PROCEDURE = "stationnement-residentiel"


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
