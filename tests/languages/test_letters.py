"""Which face draws which letters, in which order, and where a line may break."""

from __future__ import annotations

import pytest

from kiosk.languages.breaking import units
from kiosk.languages.joining import joined
from kiosk.languages.letters import LTR_MARK, ending_leftwards, measured, runs, visual


def test_arabic_letters_take_the_form_of_their_place() -> None:
    assert joined("بلدية") == "ﺑﻠﺪﻳﺔ"
    assert joined("الآن") == "ﺍﻵﻥ"  # lam and alef are one
    assert joined("شكرًا") == joined("شكرا")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("الهاتف 01\u00a044\u00a074\u00a012\u00a012 للاتصال", "01\u00a044\u00a074\u00a012\u00a012"),
        ("الثمن 1\u00a0200\u00a0€ في السنة", "1\u00a0200\u00a0€"),
        ("استمارة 12100*02 هنا", "12100*02"),
        ("اللوحة AB-123-CD هنا", "AB-123-CD"),
        ("العنوان 130, avenue Daumesnil, Paris 12e هنا", "130, avenue Daumesnil, Paris 12e"),
        ("من 8:30 فقط", "8:30"),
    ],
)
def test_what_is_not_arabic_keeps_its_order_in_an_arabic_line(line: str, kept: str) -> None:
    assert kept in visual(line)


def test_what_stands_between_two_amounts_goes_on_from_right_to_left() -> None:
    drawn = visual("بين 35\u00a0€، 40\u00a0€.")
    assert drawn.index("40") < drawn.index("35")


def test_the_closing_sign_of_a_sentence_stands_where_its_own_language_puts_it() -> None:
    assert visual(f"bibliothèque.{LTR_MARK} هذا النص").endswith("bibliothèque.")
    assert visual("العنوان paris.fr.").startswith(".paris.fr")
    assert ending_leftwards("bibliothèque.") == ".bibliothèque"
    assert runs(ending_leftwards(f"bibliothèque.{LTR_MARK}")) == (("text", "bibliothèque."),)
    assert ending_leftwards("demande)") == "(demande"


def test_latin_words_among_chinese_have_the_apostrophe_of_the_text_face() -> None:
    assert ("text", "Crit’Air") in runs("需要Crit’Air标签。")


def test_a_width_is_added_up_from_what_is_drawn() -> None:
    drawn = "".join(sorted(part for _, part in runs("بلدية")))
    assert sorted(drawn) == sorted("".join(part for _, part in measured("بلدية")))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("请带身份证（原件）。", ["请", "带", "身", "份", "证", "（原", "件）。"]),
        ("2024年10月7日，35欧元", ["2024年", "10月", "7日，", "35欧", "元"]),
        ("拨打01\u00a044\u00a074\u00a012\u00a012。", ["拨", "打", "01\u00a044\u00a074\u00a012\u00a012。"]),
        ("Carte d’identité", ["Carte", "d’identité"]),
    ],
)
def test_where_a_line_may_break(text: str, pieces: list[str]) -> None:
    assert [piece for _, piece in units(text)] == pieces


def test_nothing_is_lost_in_breaking() -> None:
    text = "“你好。”他说 AB-123-CD，好——吗？ 35\u00a0€……"
    assert "".join(space + piece for space, piece in units(text)) == text
