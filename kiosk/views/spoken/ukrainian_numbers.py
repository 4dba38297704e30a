"""Ukrainian numbers in words where the voice would leave them in the wrong case; for `ukrainian`."""

from __future__ import annotations

_STEMS = {
    1: "перш", 2: "друг", 3: "трет", 4: "четверт", 5: "п’ят", 6: "шост", 7: "сьом", 8: "восьм", 9: "дев’ят",
    10: "десят", 11: "одинадцят", 12: "дванадцят", 13: "тринадцят", 14: "чотирнадцят", 15: "п’ятнадцят",
    16: "шістнадцят", 17: "сімнадцят", 18: "вісімнадцят", 19: "дев’ятнадцят", 20: "двадцят", 30: "тридцят",
    40: "сороков", 50: "п’ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят", 90: "дев’яност",
    100: "сот", 2000: "двохтисячн",
}  # fmt: skip
_THIRD = {"ий": "ій", "ого": "ього", "ому": "ьому", "а": "я", "ої": "ьої", "ій": "ій"}
_GENITIVE = {
    1: "одного", 2: "двох", 3: "трьох", 4: "чотирьох", 5: "п’яти", 6: "шести", 7: "семи", 8: "восьми",
    9: "дев’яти", 10: "десяти", 11: "одинадцяти", 12: "дванадцяти", 13: "тринадцяти", 14: "чотирнадцяти",
    15: "п’ятнадцяти", 16: "шістнадцяти", 17: "сімнадцяти", 18: "вісімнадцяти", 19: "дев’ятнадцяти",
    20: "двадцяти", 30: "тридцяти", 40: "сорока", 50: "п’ятдесяти", 60: "шістдесяти", 70: "сімдесяти",
    80: "вісімдесяти", 90: "дев’яноста",
}  # fmt: skip


def counted(number: int, one: str, few: str, many: str) -> str:
    """The form of a noun after a number: 1, 21… / 2–4, 22–24… / the others."""
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def ordinal(number: int, end: str) -> str:
    """Only the last part is an ordinal (2025: « дві тисячі двадцять п’ятий »); the rest stays in figures."""
    last = number if number in _STEMS else number % 100
    if last not in _STEMS:
        last %= 10
    if last == 0:
        return str(number)
    ending = _THIRD[end] if last == 3 else end
    rest = number - last
    return f"{rest} {_STEMS[last]}{ending}" if rest else f"{_STEMS[last]}{ending}"


def genitive(number: int) -> str:
    """« від 15 до 17 років »: « від п’ятнадцяти до сімнадцяти років »."""
    if number in _GENITIVE:
        return _GENITIVE[number]
    last = number % 10
    return f"{_GENITIVE[number - last]} {_GENITIVE[last]}" if 20 < number < 100 else str(number)
