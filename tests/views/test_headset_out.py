"""A headset pulled out in mid-sentence on a page of several parts: silence, a sign, nothing passed over."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import parts_of
from kiosk.session.effects import Effect, Hush, SayNotice, SayText, Speak, SpeakControl
from kiosk.session.events import HeadsetChanged, SpeechMoved, Touched
from tests.views.conftest import Player

PAGES = [
    "home", "checklist_nine", "summary", "reading_words", "needs_read", "recap_parking", "question_several",
]  # fmt: skip
SIGN = "Le casque est débranché. La voix s’est tue."
HEAD = ("place", "clock", "context", "progress", "title", "lead")  # says where one is, on every part
SPEECH = (Speak, SpeakControl, SayText, SayNotice)
Shown = dict[str, list[str]]  # by the identity of a piece of the page, its words in order


def read_on(core: Core) -> Shown:
    """All that somebody reads who goes on by touch from the part on screen; the session is left as it was.

    A part of a page is read until the finger comes down on « Suite », and not while it lies there.
    """
    before, shown = core.session, defaultdict[str, list[str]](list)
    for _ in range(99):
        for part in core.view.parts:
            shown[part.id] += [word for said in part.sentences for word in said.text.split()]
        if core.view.control("more") is None:
            break
        core.send(Touched(glass=True))
        core.choose("more")
    else:
        raise AssertionError("« Suite » does not end")
    core.session = before
    core.tick()
    return shown


def passed_over(wanted: Shown, shown: Shown) -> list[str]:
    """What of the page is not read; words read twice, of a paper that goes on on the next part, are read."""
    own = [name for name in wanted if name not in HEAD]
    return [name for name in own if not _in_order(wanted[name], shown[name])]


def _in_order(words: list[str], among: list[str]) -> bool:
    rest = iter(among)
    return all(word in rest for word in words)


@pytest.mark.clause("5.1.5", "5.1.3.9")
@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize("text_size", [1, 4])
@pytest.mark.parametrize("page", PAGES)
def test_headset_out(at: Player, page: str, form: str, text_size: int) -> None:
    core = at(page, form, text_size=text_size)
    core.send(HeadsetChanged(True))
    for _ in parts_of(core):
        listens, wanted = core.session, read_on(core)
        core.send(SpeechMoved(len(core.view.announcement) // 2))
        effects = core.send(HeadsetChanged(False))
        assert Hush() in effects
        assert not spoken(effects)
        assert (core.session.speaking, core.session.at) == (-1, listens.at), "silent, and where they were"
        assert SIGN in words_of(core), "never silence without a sign"
        assert passed_over(wanted, read_on(core)) == []
        turned = core.choose("more") if core.view.control("more") is not None else ()
        assert not spoken(turned), "what a headset had switched on stays off"
        core.session = listens
        core.tick()


def test_headset_in_again_says_the_same_part_and_the_sign_goes(at: Player) -> None:
    core = at("summary", text_size=4)
    core.send(HeadsetChanged(True))
    core.choose("more")
    place = core.session.at
    core.send(SpeechMoved(2))
    core.send(HeadsetChanged(False))
    assert SIGN in words_of(core)
    assert spoken(core.send(HeadsetChanged(True))) == [Speak(0)]
    assert core.session.at == place
    assert SIGN not in words_of(core)


def spoken(effects: tuple[Effect, ...]) -> list[Effect]:
    return [effect for effect in effects if isinstance(effect, SPEECH)]


def words_of(core: Core) -> str:
    """All that stands on the panel now, as it is drawn."""
    lines = (line for shape in core.placement.shapes for line in shape.lines)
    return " ".join(word for line in lines for word in line.text.split())
