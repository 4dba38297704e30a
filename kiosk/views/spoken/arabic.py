"""Arabic: amounts, times, dates, plates and addresses as people say them, with vowels; for `spoken`."""

from __future__ import annotations

import re

from kiosk.views.spoken.arabic_names import IN_NAMES, LETTERS, NAMES, SITES
from kiosk.views.spoken.arabic_words import MARKS, VOWELLED
from kiosk.views.spoken.french_names import SITE, site, spelt
from kiosk.views.spoken.rules import PATH, rule

MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_UNITS = {
    "m³": ("متر مكعب", "متران مكعبان", "أمتار مكعبة"), "m²": ("متر مربع", "متران مربعان", "أمتار مربعة"),
    "km": ("كيلومتر", "كيلومتران", "كيلومترات"),
}  # fmt: skip
_MINUTES = ("دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة")
_SECONDS = ("ثانية واحدة", "ثانيتين", "ثوان", "ثانية")
# What is written in one with the word after it, and how it is said; the longest first.
_JOINED = {
    "وبال": "وَبال", "وال": "وال", "بال": "بال", "ولل": "وَلِل", "لل": "لِل", "ال": "ال", "ول": "وَلِ",
    "و": "وَ", "ب": "بِ", "ل": "لِ", "ف": "فَ", "ك": "كَ", "س": "سَ",
}  # fmt: skip


def _counted(number: int, one: str, two: str, few: str, many: str) -> str:
    """The noun with its number: one and two say the number themselves, 3 to 10 take the plural."""
    if number == 1:
        return one
    if number == 2:
        return two
    return f"{number} {few if 3 <= number % 100 <= 10 else many}"


def _amount(found: re.Match[str]) -> str:
    whole, cents = int(found[1]), int((found[2] or "0").ljust(2, "0"))
    euros = "يورو واحد" if whole == 1 else f"{whole} يورو"
    if not cents:
        return euros
    said = _counted(cents, "سنت واحد", "سنتان", "سنتات", "سنتا")
    return f"{euros} و {said}" if whole else said


def _unit(found: re.Match[str]) -> str:
    one, two, few = _UNITS[found[2]]
    if "," in found[1]:
        return f"{found[1]} {one}"
    return _counted(int(found[1]), one, two, few, one)


def _time(found: re.Match[str]) -> str:
    minutes = int(found[2] or 0)
    return f"الساعة {int(found[1])}" + (f" و {_counted(minutes, *_MINUTES)}" if minutes else "")


def _date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{day} {MONTHS[month - 1]} {found[3]}"


def _phone(found: re.Match[str]) -> str:
    first, *others = re.findall(r"\d\d", found[0])
    return "، ".join((f"صفر {first[1]}", *others))


def _plate(found: re.Match[str]) -> str:
    return "، ".join(spelt(part, LETTERS) for part in found[0].split("-"))


def _site(found: re.Match[str]) -> str:
    return site(found[0], SITES, {".": "نُقطَه", "-": "شَرطَه", "@": "آت"})


def _vowelled(found: re.Match[str]) -> str:
    word = MARKS.sub("", found[0])
    if word in VOWELLED:
        return VOWELLED[word]
    for joined, said in _JOINED.items():
        rest = word.removeprefix(joined)
        if rest != word and rest in VOWELLED:
            return said + VOWELLED[rest]
    return found[0]


RULES = (
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(r"(الرقم(?:_?:)?_)(3\d)_?(\d\d)\b", r"\1\2 \3"),
    rule(r"\b3975\b", "39 75"),
    rule(r"\b[A-Z]{2}-\d{3}-[A-Z]{2}\b", _plate),
    rule(r"(?<![\d,])(\d{1,3})_(\d{3})(?!\d)", r"\1\2"),
    rule(r"(?<![\d,])(\d+)(?:,(\d{1,2}))?_?€", _amount),
    rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date),
    rule(r"(?:الساعة_)?\b([01]?\d|2[0-3]):([0-5]\d)\b", _time),
    rule(r"(?:الساعة_)?\b([01]?\d|2[0-3])_?h_?([0-5]\d)?\b", _time),
    rule(r"\b(\d+)_(?:دقائق|دقيقة|د)(?!\w)", lambda found: _counted(int(found[1]), *_MINUTES)),
    rule(r"\b(\d+)_(?:ثانية|ث)(?!\w)", lambda found: _counted(int(found[1]), *_SECONDS)),
    rule(rf"\b(\d+(?:,\d+)?)_?({'|'.join(_UNITS)})(?!\w)", _unit),
    rule(r"(?<=\d)_?%", " في المئة"),
    rule(r"\b(\d+),5(?=_طن)", r"\1 ونصف"),
    rule(r"\b(\d+),(\d+)\b", r"\1 فاصلة \2"),
    rule(r"\bParis_(\d{1,2})(?:er|e|ᵉ)\b", r"باريس، الدائرة \1"),
    rule(r"\b(\d{1,2})(?:er|e|ᵉ|ème)\b", r"\1"),
    rule(r"[\u0621-\u0652\u0670]+", _vowelled),
    # Said as an « a » at the end, as a « t » before « the »: the birth certificate, a certificate.
    rule(r"\u064e?ة(?=_ال)", "\u064eة"),
    rule(r"\u064e?ة(?!_ال|[\u064b-\u0652])", "\u064eه"),
    rule(r"\bم\u0650ن(?=_(?!يَوم|يَناي)(?:يَ|يُ|وُلِدَ|لَه|أَصبَح))", "مَن"),  # « who », not « from »
    rule(rf"\b(?:https://)?(?:www\.)?(?:[\w.+-]+@)?(?:[A-Za-z0-9-]+\.)+{SITE}\b{PATH}", _site),
    rule(r"_/_", "، "),
    (IN_NAMES, lambda found: NAMES[found[0].lower()]),
    rule(r"\b[A-Z]{2,5}\b|\b[A-Z]\.?\d?\b", lambda found: spelt(found[0], LETTERS)),
)
