"""The interface's texts by language; the French of the code is the key (gettext catalogues by Babel).

Read once by the application; pages ask for `texts.of(language)`.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Texts:
    """Catalogues by language code; a language without one shows French."""

    catalogues: Mapping[str, gettext.NullTranslations] = field(default_factory=dict)

    def of(self, language: str) -> Callable[[str], str]:
        """The function that translates French into a language; what is missing stays French."""
        catalogue = self.catalogues.get(language)
        return catalogue.gettext if catalogue is not None else _same


def to_translate(text: str) -> str:
    """Marks a text for the catalogues where it is written before its language is known."""
    return text


def _same(text: str) -> str:
    return text
