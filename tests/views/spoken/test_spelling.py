"""Letter by letter, as one would spell on a telephone; what may not be said aloud is not spelt."""

from __future__ import annotations

import pytest

from kiosk.views.spoken.spelling import spelling
from kiosk.views.view import Sentence


@pytest.mark.parametrize(
    ("text", "lang", "spelt"),
    [
        ("Été", "fr", ("E accent aigu, T comme Thérèse, E accent aigu.",)),
        ("BD 12", "fr", ("B comme Berthe, D comme Désiré.", "1, 2.")),
        ("« L’an »", "fr", ("L, apostrophe, A, N comme Nicolas.",)),
        ("a@b.fr", "fr", ("A, arobase, B comme Berthe, point, F comme François, R.",)),
        ("Bus", "en", ("B as in Bravo, U, S as in Sierra.",)),
        ("Їжа", "uk", ("Ї, Ж, А.",)),
    ],
)
def test_each_word_is_its_letters(text: str, lang: str, spelt: tuple[str, ...]) -> None:
    assert spelling(Sentence(text, lang=lang), lambda words: words) == spelt


def test_what_has_no_letters_is_said() -> None:
    assert spelling(Sentence("…", "et ainsi de suite"), lambda words: words) == ("et ainsi de suite",)


def test_what_is_kept_from_the_loudspeaker_is_not_spelt() -> None:
    kept = Sentence("picpus", "Votre réponse est à l’écran.", private=True)
    assert spelling(kept, lambda words: words) == ("Votre réponse est à l’écran.",)
