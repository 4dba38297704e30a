"""A long sentence is heard from its first pause on while the rest is rendered; nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.events import Ended, Finished, Started
from kiosk.voice.pieces import LONG, in_pieces
from tests.voice.conftest import Listener
from tests.voice.ears import Recorder

LONGER = "Pour vous inscrire sur la liste, il vous faut une pièce d’identité et un justificatif de domicile."


@given(st.text())
def test_the_pieces_are_the_sentence(text: str) -> None:
    assert "".join(in_pieces(text)) == text


@pytest.mark.parametrize(
    "text",
    ["Oui, je continue", "Le prix est de 1,50 euro et le délai de 3.5 jours, " + "x" * LONG, LONGER],
)
def test_a_piece_ends_where_a_voice_pauses(text: str) -> None:
    pieces = in_pieces(text)
    assert len(pieces) == (2 if len(text) >= LONG else 1)
    assert all(piece.rstrip().endswith(",") for piece in pieces[:-1])


def test_a_sentence_in_pieces_is_one_sentence_for_who_listens(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.speaker.say([(1, LONGER, "fr"), (2, "Merci.", "fr")])
    assert listener.until_over() == Finished()
    assert listener.events == [Started(1), Ended(1), Started(2), Ended(2), Finished()]
    first, rest, last = (playback.seconds for playback in quick_card.playbacks)
    assert rest > first > last
