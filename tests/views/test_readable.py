"""What a finger can be on that is only read: where it stands, and that it is said as the page is."""

from __future__ import annotations

import pytest

from kiosk.session.events import HeadsetChanged
from kiosk.session.fingered import FingerOver
from kiosk.views.readable import text_said
from tests.views.conftest import SIZES, Player

SOME = ("home", "question", "checklist", "summary", "reading", "call_expired", "search")


@pytest.mark.clause("5.1.3.1")
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("form", SIZES)
def test_all_that_is_announced_is_found_on_the_glass(at: Player, form: str, language: str) -> None:
    for name in SOME:
        core = at(name, form, language)
        placement, view = core.placement, core.view
        texts = [said.said for one in placement.readable for _, said in text_said(view, one.text)]
        texts += [control.said for control in view.controls]
        shown = (part for part in view.parts if part.kind not in ("place", "clock"))
        within = {said for part in shown for said in part.sentences}
        missing = [s.said for s in view.announcement if s in within and s.said not in texts]
        assert missing == [], (name, form)


def test_a_text_stands_where_its_words_do_and_a_control_is_before_it(at: Player) -> None:
    for form in SIZES:
        for language in ("fr", "ar"):
            core = at("checklist", form, language)
            placement = core.placement
            title = next(one for one in placement.readable if is_title(core, one.text))
            lines = [line for shape in placement.shapes if shape.look == "band" for line in shape.lines]
            head = max(lines, key=lambda line: line.size)
            assert title.rect.holds(head.x + 1, head.y + 1)
            assert placement.under(head.x + 1, head.y + 1) == title.text
            for shape in placement.shapes:
                if shape.control is not None:
                    x, y = shape.rect.x + shape.rect.w / 2, shape.rect.y + shape.rect.h / 2
                    assert placement.under(x, y) == shape.control.id


@pytest.mark.clause("5.1.3.9")
def test_what_is_kept_quiet_when_the_page_is_said_is_kept_quiet_under_a_finger(at: Player) -> None:
    core = at("question_text")
    core.choose("key:q")
    core.choose("key:z")
    name = next(one.text for one in core.placement.readable if "qz" in words(core, one.text, shown=True))
    core.send(FingerOver(name))
    assert "qz" not in words(core, name).casefold()
    core.send(HeadsetChanged(True))
    assert "qz" in words(core, name).casefold()


def words(core, name: str, shown: bool = False) -> str:
    said = text_said(core.view, name)
    return " ".join(one.text.casefold() if shown else one.said for _, one in said)


def is_title(core, name: str) -> bool:
    return core.view.title.casefold() in words(core, name, shown=True)
