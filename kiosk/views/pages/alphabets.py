"""The rows of letters of each alphabet, as on its usual keyboard and in its order; used by `keyboard`."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import languages
from kiosk.session.state import Session


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Three rows of letters each, and the labels of the keys that lead to them."""

    usual: tuple[str, str, str]
    ordered: tuple[str, str, str]
    usual_label: str
    ordered_label: str


LATIN = Alphabet(
    ("azertyuiop", "qsdfghjklm", "wxcvbn’-"), ("abcdefghij", "klmnopqrst", "uvwxyz’-"), "A Z E", "A B C"
)
# Letters of their own that words are not the same without.
_MORE = {"es": "ñ", "pt": "ãõ"}
OWN = {
    "arabic": Alphabet(
        ("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"),
        ("ابتثجحخدذرزس", "شصضطظعغفقكلم", "نهويءأإآؤئىة"),
        "ض ص ث",
        "ا ب ت",
    ),
    "cyrillic": Alphabet(
        ("йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю’-"),
        ("абвгґдеєжзиі", "їйклмнопрсту", "фхцчшщьюя’-"),
        "Й Ц У",
        "А Б В",
    ),
}


def has_own(language: str) -> bool:
    """Whether a language is written with letters of its own that there are keys for."""
    return languages.of(language).script in OWN


def alphabet(session: Session) -> Alphabet:
    """The letters that are typed now: those of the language, or Latin ones."""
    own = OWN.get(languages.of(session.language).script)
    if own is not None and not session.latin:
        return own
    more = _MORE.get(session.language, "")
    if not more:
        return LATIN
    usual, ordered = LATIN.usual, LATIN.ordered
    return Alphabet(
        (usual[0], usual[1], f"{usual[2][:-2]}{more}’-"),
        (ordered[0], ordered[1], f"{ordered[2][:-2]}{more}’-"),
        LATIN.usual_label,
        LATIN.ordered_label,
    )


def rows_of(session: Session) -> tuple[str, str, str]:
    """The rows of letters in the order that the citizen has chosen."""
    letters = alphabet(session)
    return letters.ordered if session.keyboard == "order" else letters.usual
