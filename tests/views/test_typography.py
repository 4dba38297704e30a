"""Lines of text: what wrapping keeps, how French is set, how titles are balanced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.fonts import load_metrics
from kiosk.views.layout import Layout
from kiosk.views.typography import balanced, printed, raised, settled, style, width, words_fit, wrap

PANEL = Layout(1080, 1920, "portrait", 0.311, 1.0, 0, 1920, load_metrics())
BODY, TITLE = style(PANEL, "body"), style(PANEL, "title")
WORDS = st.lists(st.text("abcdefghijklmnop é-’", min_size=1, max_size=14), min_size=1, max_size=30).map(
    " ".join
)


@given(WORDS, st.integers(60, 1000))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = wrap(PANEL, text, BODY, room)
    assert all(width(PANEL, line, BODY) <= room or len(line) <= 2 for line in lines)
    kept = "".join(lines).replace(" ", "").replace("-", "")
    assert kept == text.replace(" ", "").replace("-", "")


@given(WORDS, st.integers(60, 1000))
def test_words_that_fit_are_never_broken(text: str, room: int) -> None:
    if words_fit(PANEL, text, BODY, room):
        assert " ".join(wrap(PANEL, text, BODY, room)).split() == text.split()


@given(WORDS)
def test_balanced_lines_are_as_few_as_wrapped_ones(text: str) -> None:
    assert len(balanced(PANEL, text, TITLE, 1000)) <= len(wrap(PANEL, text, TITLE, 1000))
    if words_fit(PANEL, text, TITLE, 1000):
        assert " ".join(balanced(PANEL, text, TITLE, 1000)).split() == text.split()


@given(WORDS, st.integers(200, 1000))
def test_no_short_word_is_left_alone_on_the_last_line_and_none_is_lost(text: str, room: int) -> None:
    lines = wrap(PANEL, text, BODY, room)
    found = settled(PANEL, text, BODY, room)
    assert len(found) == len(lines)
    assert all(width(PANEL, line, BODY) <= room or line in lines for line in found)
    if words_fit(PANEL, text, BODY, room):
        assert " ".join(found).split() == text.split()


def test_the_last_word_of_a_lead_has_company() -> None:
    text = "Quelques lettres suffisent, l’orthographe ne compte pas."
    room = width(PANEL, text, BODY) - 40
    assert wrap(PANEL, text, BODY, room)[-1] == "pas."
    assert settled(PANEL, text, BODY, room)[-1] == "compte pas."


@pytest.mark.parametrize("text", ["线上也可以线上也可以办理。", "130 avenue Daumesnil\nParis"])
def test_no_word_comes_down_over_a_break_of_the_texts_own_or_where_there_are_no_spaces(text: str) -> None:
    room = width(PANEL, text.partition("\n")[0], BODY) - (0 if "\n" in text else 40)
    lines = wrap(PANEL, text, BODY, room)
    assert len(lines) == 2
    assert settled(PANEL, text, BODY, room) == lines


def test_a_title_with_straight_apostrophes_keeps_its_words_whole() -> None:
    text = "Un réfugié doit-il faire une demande d'acceptation préalable à l'université ?"
    assert not [line for line in balanced(PANEL, text, TITLE, 680) if line.endswith("-")]
    assert "d’acceptation" in " ".join(balanced(PANEL, text, TITLE, 680))


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Où est l'accueil ?", "Où est l’accueil\u00a0?"),
        ("« Suite » : oui", "«\u00a0Suite\u00a0»\u00a0: oui"),
        ("Liste électorale ... comment", "Liste électorale… comment"),
        ("Size: 4", "Size: 4"),
    ],
)
def test_french_is_set_with_its_signs(typed: str, set_: str) -> None:
    assert printed(typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Mairie du 12e", "Mairie du 12ᵉ"),
        ("le 1er mai", "le 1ᵉʳ mai"),
        ("3e-mail", "3e-mail"),
        ("n° 12", "n° 12"),
    ],
)
def test_ordinals_are_raised(typed: str, set_: str) -> None:
    assert raised(typed) == set_


@pytest.mark.clause("5.1.4")
def test_the_largest_size_has_the_declared_capitals() -> None:
    far = Layout(
        1080, 1920, "portrait", 0.311, 1.0, 0, 1920, load_metrics(), text_size=4, minimum_cap_mm=12.0
    )
    kind = style(far, "small")
    assert kind.size * far.metrics.face(400).cap_height * far.pitch_mm >= 11.8
