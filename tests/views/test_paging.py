"""Texts that go over several pages: everything is shown once, « Suite » ends, and pages are well filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.core import Core
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.dev.gallery.steps import parts_of
from kiosk.session.where import where
from kiosk.views.arranging.cut import cut, need
from kiosk.views.arranging.row import Row
from kiosk.views.hall import Moment
from kiosk.views.pages.draft import Context
from kiosk.views.pages.every import PAGES

COMFORT = "Ce n’est pas grave, nous vous aidons."  # left out where it would turn the page


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize("text_size", [1, 4])
def test_every_sentence_and_control_is_shown_once(
    form: str, text_size: int, fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    for scene in scenes.values():
        if scene.name.endswith("_spoken") or scene.name == "listening":  # made of the page below it
            continue
        core = next(fresh[form])
        play(scene, core, "fr", [("text_size", str(text_size))])
        draft = PAGES[core.view.page](_context(core))
        said: list[tuple[str, str]] = []
        touched: list[str] = []
        for _ in parts_of(core):
            said += [(part.id, sentence.text) for part in core.view.parts for sentence in part.sentences]
            touched += [control.id for control in core.view.controls]
        wanted = [(p.id, s.text) for p in draft.parts if p.id not in draft.optional for s in p.sentences]
        for name in (p.id for p in draft.parts if any(s.goes_on for s in p.sentences)):
            # pieces of one sentence are one again where they are on one page
            said, wanted = _as_one(said, name), _as_one(wanted, name)
        for one in wanted:
            least = 0 if one[1] == COMFORT else wanted.count(one)
            assert least <= said.count(one) <= wanted.count(one), f"{scene.name}: {one}"
        for control in draft.controls:
            shown = touched.count(control.id)
            assert shown == 1 or (shown == 0 and control.id in draft.optional), f"{scene.name}: {control.id}"
        assert core.view.control("more") is None, f"{scene.name}: « Suite » does not end"


def _as_one(found: list[tuple[str, str]], name: str) -> list[tuple[str, str]]:
    words = " ".join(text for part, text in found if part == name)
    return [*((part, text) for part, text in found if part != name), (name, words)]


def _context(core: Core) -> Context:
    moment = Moment(core.seconds(), core.clock())
    here = where(core.session, core.library)
    return Context(core.session, here, core.library, core.texts, core.layout, core.hall, moment)


ROWS = st.tuples(st.integers(20, 300), st.booleans(), st.booleans(), st.integers(0, 3))


def row(
    number: int,
    height: float,
    *,
    controls: bool = False,
    keep: bool = False,
    block: str = "",
    tail: bool = False,
) -> Row:
    ids = (f"c{number}",) if controls else ()
    ref = (f"r{number}", 0)
    return Row(ref, height, lambda rect: (), 10, controls=ids, keep=keep, block=block, tail=tail)


def pages(rows: list[Row], room: float, before: float, above: float = 0.0) -> list[tuple[Row, ...]]:
    found, at = [], None
    for _ in range(len(rows) + 1):
        here = cut(rows, room, before, at, above)
        found.append(here.rows)
        at = here.next
        if at is None:
            return found
    raise AssertionError("« Suite » does not end")


@given(
    st.lists(ROWS, min_size=1, max_size=30),
    st.integers(200, 900), st.integers(0, 200), st.integers(0, 400),
)  # fmt: skip
def test_rows_are_cut_into_pages_without_loss(
    given_rows: list[tuple[int, bool, bool, int]], room: int, less: int, above: int
) -> None:
    rows = [
        row(number, height, controls=controls, keep=keep, block=f"b{block}" if block else "")
        for number, (height, controls, keep, block) in enumerate(given_rows)
    ]
    found = pages(rows, room, max(100, room - less), above)
    assert [r for page in found for r in page] == rows
    for page in found:
        assert need(page, above) <= room or len(page) == 1 or any(r.keep for r in page)


def test_a_heading_goes_with_what_follows_it() -> None:
    rows = [row(0, 100), row(1, 100), row(2, 40, keep=True), row(3, 100)]
    assert [len(page) for page in pages(rows, 270, 270)] == [2, 2]


def test_what_belongs_together_stays_together_where_a_page_holds_it() -> None:
    rows = [row(0, 100), row(1, 60, block="a"), row(2, 60, block="a"), row(3, 60, block="a")]
    assert [len(page) for page in pages(rows, 230, 230)] == [1, 3]


def test_a_text_that_belongs_together_is_parted_before_a_page_stays_half_empty() -> None:
    rows = [row(0, 100), *(row(number, 90, block="a") for number in range(1, 5))]
    assert [len(page) for page in pages(rows, 400, 400)] == [3, 2]
    touched = [row(0, 100), *(row(number, 90, block="a", controls=True) for number in range(1, 5))]
    assert [len(page) for page in pages(touched, 400, 400)] == [1, 4]


def test_a_heading_takes_some_of_a_table_that_a_page_would_hold_whole() -> None:
    rows = [row(0, 40, keep=True), *(row(number, 90, block="a") for number in range(1, 5))]
    first, *_ = pages(rows, 395, 395)
    assert len(first) > 1


def test_sources_go_with_the_last_words() -> None:
    rows = [row(0, 100), row(1, 100), row(2, 100), row(3, 60, tail=True)]
    assert [len(page) for page in pages(rows, 330, 330)] == [2, 2]


def test_the_last_page_is_not_left_nearly_empty() -> None:
    rows = [row(number, 90) for number in range(6)]
    assert [len(page) for page in pages(rows, 490, 490)] == [4, 2]


def test_words_that_are_only_read_may_stand_above_the_reach() -> None:
    rows = [row(0, 200), row(1, 200, controls=True)]
    assert len(pages(rows, 220, 220)) == 2
    assert len(pages(rows, 220, 220, above=300)) == 1


def test_what_stands_alone_or_leaves_little_before_it_is_known() -> None:
    heights = {"little": 90, "a": 300, "a2": 550, "b": 850, "c": 400}
    rows = [
        replace(row(number, high, keep=name == "a"), parts=(name,))
        for number, (name, high) in enumerate(heights.items())
    ]
    assert [[each.parts for each in page] for page in pages(rows, 900, 900)] == [
        [("little",)],
        [("a",), ("a2",)],
        [("b",)],
        [("c",)],
    ]
    assert cut(rows, 900, 900, None).lonely == {"a": 1, "little": 2, "b": 2, "c": 2}


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize("text_size", [1, 2, 3, 4])
def test_no_part_of_what_can_be_done_here_is_without_a_procedure(
    form: str, text_size: int, fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    core = next(fresh[form])
    play(scenes["home"], core, "fr", [("text_size", str(text_size))])
    shown = [sum(k.look == "tile" for k in core.view.controls) for _ in parts_of(core)]
    assert [count for count in shown[:-1] if count < 2] == []
    assert shown[-1]
