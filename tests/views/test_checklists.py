"""The State's lists of papers on every panel: whatever their length, nothing stands on anything else."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from kiosk.app.parts import Parts
from kiosk.views.compose import control_said
from kiosk.views.view import Sentence
from tests.views.checklists import pages
from tests.views.conftest import CORPUS, Player
from tests.views.lint import overlaps, reach, targets

# papers read above the reach, several cited sheets, papers longer than a page of large letters, long texts
SHEETS = ("F14929", "F1373", "F32257", "F33430", "F2214")

pytestmark = pytest.mark.skipif(not CORPUS, reason="the State's documents are not at hand")


@pytest.mark.parametrize("text_size", [1, 2, 3, 4])
@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
def test_nothing_of_a_list_of_papers_stands_on_anything_else(at: Player, form: str, text_size: int) -> None:
    core = at("home", form=form, text_size=text_size)
    found, seen = [], 0
    for sheet in SHEETS:
        for number in pages(core, sheet):
            seen += 1
            rules = (rule(core.view, core.placement, core.layout) for rule in (overlaps, targets, reach))
            found += [f"{sheet}, part {number}: {fault}" for fault in chain.from_iterable(rules)]
    assert seen > len(SHEETS)
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:20])


def test_a_paper_longer_than_a_page_keeps_its_buttons_with_its_last_words(at: Player) -> None:
    core = at("home", form="tablet", text_size=4)
    cut = 0
    for _ in pages(core, "F33430"):
        papers = {part.group: part for part in core.view.parts if part.kind == "document"}
        marked = {control.group for control in core.view.controls if control.look == "have"}
        assert marked <= papers.keys()
        cut += sum(part.first > 0 for part in papers.values())
        for part in papers.values():
            assert all(said.text for said in part.sentences)
            assert part.group in marked or part is [*papers.values()][-1]  # « J’ai » is on the next page
    assert cut


def test_each_word_of_a_long_paper_is_on_one_page_only(at: Player) -> None:
    core = at("home", form="tablet", text_size=4)
    shown: dict[str, list[Sentence]] = {}
    for _ in pages(core, "F33430"):
        for part in core.view.parts:
            if part.kind == "document":
                shown.setdefault(part.id, []).extend(part.sentences)
    large = {name: " ".join(said.text for said in found) for name, found in shown.items()}
    core = at("home", form="portrait", text_size=1)
    for _ in pages(core, "F33430"):
        for part in core.view.parts:
            if part.kind == "document":
                assert large[part.id] == " ".join(said.text for said in part.sentences)


@pytest.mark.parametrize("language", ["fr", "en", "zh"])
def test_heard_alone_each_button_says_which_paper_it_is_about(
    at: Player, parts: Parts, language: str
) -> None:
    core = at("home", language=language)
    papers = 0
    for _ in pages(core, "F1342"):
        marks = [control.id for control in core.view.controls if control.look in ("have", "lack")]
        said = Counter(
            tuple(one.said for one in control_said(core.view, mark, parts.texts)) for mark in marks
        )
        assert said.total() == len(said), said
        named = [one.said for one in core.view.announcement]
        for part in core.view.parts:
            if part.kind == "document" and part.first == 0:
                papers += 1
                assert named.count(part.sentences[0].said) == 1, "the page says it once"
    assert papers > 1
