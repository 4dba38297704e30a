"""The languages of the terminal, one file each: what depends on them beside their catalogues."""

from __future__ import annotations

from kiosk.languages.arabic import ARABIC
from kiosk.languages.chinese import CHINESE
from kiosk.languages.easy_french import EASY_FRENCH
from kiosk.languages.english import ENGLISH
from kiosk.languages.french import FRENCH
from kiosk.languages.language import Language
from kiosk.languages.portuguese import PORTUGUESE
from kiosk.languages.spanish import SPANISH
from kiosk.languages.ukrainian import UKRAINIAN

# In the order in which they are offered where the settings name none.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        FRENCH, EASY_FRENCH, ENGLISH, ARABIC, CHINESE, SPANISH, PORTUGUESE, UKRAINIAN,
    )
}  # fmt: skip


def of(code: str) -> Language:
    """The language of a code such as « fr-simple »; one that is not here is given English words."""
    return LANGUAGES.get(code) or LANGUAGES.get(code.partition("-")[0]) or ENGLISH


def voice_of(code: str) -> str:
    """The language whose voice, signs and hyphens a text has: « fr » for « fr-simple »."""
    language = LANGUAGES.get(code)
    return language.voice if language is not None else code
