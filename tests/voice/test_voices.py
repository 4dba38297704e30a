"""Which voice speaks a language, and none rather than a wrong one."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.voice.voices import voice_for, voices_by_language


@dataclass
class FakeVoice:
    id: str
    languages: list[str] = field(default_factory=list)


VOICES = voices_by_language(
    [
        FakeVoice("mb/mb-fr1", ["fr"]),
        FakeVoice("gmw/en-029", ["en-029"]),
        FakeVoice("gmw/en", ["en-gb"]),
        FakeVoice("gmw/en-us", ["en-us"]),
        FakeVoice("roa/fr-be", ["fr-be"]),
        FakeVoice("roa/fr", ["fr-fr"]),
        FakeVoice("sem/ar", ["ar"]),
        FakeVoice("sit/cmn-latn-pinyin", ["cmn-latn-pinyin"]),
        FakeVoice("sit/cmn", ["cmn"]),
        FakeVoice("roa/pt-br", ["pt-br"]),
        FakeVoice("other"),
    ]
)


@pytest.mark.parametrize(
    ("lang", "voice"),
    [
        ("fr", "roa/fr"),
        ("fr-FR", "roa/fr"),
        ("fr_BE", "roa/fr-be"),
        ("fr-CA", "roa/fr"),
        ("en", "gmw/en"),
        ("en-US", "gmw/en-us"),
        ("ar", "sem/ar"),
        ("zh", "sit/cmn-latn-pinyin"),
        ("fr-simple", "roa/fr"),
        ("pt", "roa/pt-br"),
        ("tlh", None),
        ("", None),
    ],
)
def test_a_language_has_its_own_voice_or_none(lang: str, voice: str | None) -> None:
    assert voice_for(lang, VOICES) == voice


def test_the_real_engine_speaks_every_language_of_the_terminal() -> None:
    """Chinese read with a voice that takes pinyin for English is twice as long and nobody’s language."""
    from kiosk.languages import LANGUAGES
    from kiosk.voice.engine import Engine

    engine = Engine("espeak")
    assert [code for code in LANGUAGES if voice_for(code, engine.voices) is None] == []
    seconds = engine.render("您想做什么？", "zh", 160).seconds
    assert 0.5 < seconds < 2.4


def test_mandarin_is_spoken_by_its_plain_voice_where_there_is_no_better() -> None:
    assert voice_for("zh", voices_by_language([FakeVoice("sit/cmn", ["cmn", "zh-cmn", "zh"])])) == "sit/cmn"
