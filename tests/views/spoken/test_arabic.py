"""What is written in Arabic, as people say it: numbers with their nouns, French names, and the vowels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.spoken.arabic import RULES
from kiosk.views.spoken.arabic_words import MARKS
from kiosk.views.spoken.rules import applied

PROCEDURES = Path(__file__).resolve().parents[3] / "config" / "procedures"


def said(text: str) -> str:
    """As said, without the vowels: what they are is another test's subject."""
    return MARKS.sub("", applied(RULES, text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("35\u00a0€", "35 يورو"),
        ("8,50 €", "8 يورو و 50 سنتا"),
        ("9,07 €", "9 يورو و 7 سنتات"),
        ("0,02 €", "سنتان"),
        ("1 €", "يورو واحد"),
        ("1\u202f200 €", "1200 يورو"),
        ("من 8:30 إلى 17:00", "من الساعه 8 و 30 دقيقه إلى الساعه 17"),
        ("الساعة 9:05", "الساعه 9 و 5 دقائق"),
        ("17 h 30", "الساعه 17 و 30 دقيقه"),
        ("07/10/2024", "7 أكتوبر 2024"),
        ("31/13/2024", "31/13/2024"),
        ("01 44 74 12 12", "صفر 1، 44، 74، 12، 12"),
        ("اتصلوا بالرقم 3975.", "اتصلوا بالرقم 39 75."),
        ("AB-123-CD", "آه بي، 123، سي دي"),
        ("Paris 12e", "باريس، الدائره 12"),
        ("3 m³", "3 أمتار مكعبه"),
        ("35 m² و 2 km", "35 متر مربع و كيلومتران"),
        ("50 %", "50 في المئه"),
        ("منذ 2 د", "منذ دقيقتين"),
        ("حوالي 12 د.", "حوالي 12 دقيقه."),
        ("بقي 5 ث.", "بقي 5 ثوان."),
        ("paris.fr", "باري نقطه إف إير"),
        ("contact@paris.fr", "contact آت باري نقطه إف إير"),
        ("السطر C.3", "السطر سي 3"),
        ("CAF و RSA", "كاف و إير إس آه"),
        ("حساب Mon Paris", "حساب مون باري"),
    ],
)
def test_arabic_is_said_as_people_say_it(text: str, words: str) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الوثائق المطلوبة", "الوَثائِق المَطلوبَه"),
        ("شهادة الميلاد", "شَهادَة الميلاد"),
        ("وبالبريد", "وَبالبَريد"),
        ("من يقرر", "مَن يُقَرِّر"),
        ("من يوم إلى يوم", "مِن يَوم إِلى يَوم"),
    ],
)
def test_the_voice_is_given_the_vowels(text: str, words: str) -> None:
    assert _shadda_first(applied(RULES, text)) == _shadda_first(words)


def test_nearly_every_word_of_the_procedures_has_its_vowels() -> None:
    texts = "\n".join(
        line.partition("ar: ")[2]
        for path in sorted(PROCEDURES.glob("*.ar.yaml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("    ar: ")
    )
    words = re.findall(r"[\u0621-\u064a]{4,}", MARKS.sub("", texts))
    silent = [word for word in words if applied(RULES, word) == word and not re.search("[اوي]", word)]
    assert words
    assert len(silent) < len(words) / 50, sorted(set(silent))


@given(st.text(alphabet="ابتة من3975,:/ %€mkh³²ABCabc.fr@-’\u00a0\u064e\u0651", max_size=40))
def test_any_text_is_said(text: str) -> None:
    assert isinstance(applied(RULES, text), str)


def _shadda_first(text: str) -> str:
    return re.sub("([\u064b-\u0650])\u0651", "\u0651\\1", text)
