"""Numbers in French: ordinals, times, telephones, forms, fractions, dates, units; after them what is left."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import rule

NEEDED = re.compile(r"[0-9½¼¾⅓⅔°²³]|[IVX]{2,}")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_PARTS = {
    "2": "demi",
    "3": "tiers",
    "4": "quart",
    "5": "cinquième",
    "6": "sixième",
    "8": "huitième",
    "10": "dixième",
    "100": "centième",
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CALLED = r"(?:au|le|numéro|composez|composer|appelez|appeler|téléphone|téléphoner|tél\.?|par)(?:_?:)?"


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _date(found: re.Match[str]) -> str:
    day, month, year = int(found[1]), int(found[2]), found[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{'premier' if day == 1 else day} {MONTHS[month - 1]} {year}"


def _hours(found: re.Match[str]) -> str:
    hours = f"{int(found[1])} heure{'s' if int(found[1]) > 1 else ''}"
    minutes = int(found[2] or 0)
    return f"{hours} {minutes}" if minutes else hours


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found[1]), found[2]
    name = _PARTS.get(below)
    if name is None or above >= int(below):
        return f"{above} sur {below}"
    plural = "s" if above > 1 and not name.endswith("s") else ""
    return f"{'un' if above == 1 else above} {name}{plural}"


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall(r"\d\d", found[0])
    return f"zéro {pairs[0][1]}, {', '.join(pairs[1:])}"


def _short(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]} {found[3]}"


def _helpline(found: re.Match[str]) -> str:
    """The European numbers for help, which no sum or count is taken for: « 116, zéro zéro 6 »."""
    rest = found[1] if not found[1].startswith("0") else " ".join(found[1]).replace("0", "zéro")
    return f"116, {rest}"


RULES = (
    rule(r"\b116_(000|006|111|117)\b(?=_?[(:;,.!?)]|_?$|_(?:ou|et|pour|est)\b)", _helpline),
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(r"\+33_?(?:\(0\)_?)?([1-9])((?:(?:_|\.)?\d\d){4})\b", r"plus 33, \1\2"),
    rule(r"\b0_(8\d\d)_(\d{3})_(\d{3})\b", r"zéro \1, \2, \3"),
    rule(rf"(\b{_CALLED}_)(3\d)_?(\d\d)\b(?!_?[€%]|_\d)", _short, any_case=True),
    rule(r"\b(\d{5})_?[*#]_?0?(\d{1,2})\b", r"\1 étoile \2"),
    rule(r"\bn[°º]s?_?(?=\w)", "numéro ", any_case=True),
    rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date),
    rule(r"\b24_?h(?:eures)?_?/_?24(?:_?h)?\b", "24 heures sur 24"),
    rule(r"\b(\d)_?j(?:ours)?_?/_?7\b", r"\1 jours sur 7"),
    rule(r"\b(\d{1,2})_?[hH]_?([0-5]\d)\b", _hours),
    rule(r"\b(\d{1,2})_?[hH]\b(?!/)()", _hours),
    rule(r"\b(\d+)_?min\b\.?(?!_?max)", r"\1 minutes"),
    rule(r"\b1(?:er|ᵉʳ)(s?)\b", r"premier\1"),
    rule(r"\b1(?:re|ère|ere)(s?)\b", r"première\1"),
    rule(r"\b2nd(e?s?)\b", r"second\1"),
    rule(r"\b(\d+)(?:e|è|ᵉ|ème|eme|ième)s?\b", r"\1ème"),
    rule(r"\b([IVX]{2,5})e\b", lambda found: f"{_roman(found[1])}ème"),
    rule(r"\b(?=[IVX]{2,5}\b)(?!XXL)([IVX]+)\b", lambda found: str(_roman(found[1]))),
    rule(r"\b(au|du|le)_(?:1/4|¼)(?!\d)", r"\1 quart"),
    rule(r"\b(au|du|le)_(?:1/3|⅓)(?!\d)", r"\1 tiers"),
    rule(r"\b(\d{1,2})/(\d{1,3})(?:e|è|ème)?\b(?!/)", _fraction),
    rule(r"½", " et demi"),
    rule(r"⅓", "un tiers"),
    rule(r"⅔", "deux tiers"),
    rule(r"¼", "un quart"),
    rule(r"¾", "trois quarts"),
    rule(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))", ""),
)
_UNITS = {
    "km/h": "kilomètres heure", "km²": "kilomètres carrés", "km": "kilomètres", "cm³": "centimètres cubes",
    "cm3": "centimètres cubes", "cm": "centimètres", "mm": "millimètres", "m²": "mètres carrés",
    "m2": "mètres carrés", "m³": "mètres cubes", "m3": "mètres cubes", "m": "mètres", "kg": "kilos",
    "g/l": "grammes par litre", "g/km": "grammes par kilomètre", "kWh": "kilowattheures", "kW": "kilowatts",
    "CV": "chevaux", "ha": "hectares", "°C": "degrés", "Mo": "mégaoctets", "Ko": "kilooctets",
    "dBA": "décibels A", "dB": "décibels", "ms": "millisecondes",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))


def _unit(found: re.Match[str]) -> str:
    name = _UNITS[found[2]]
    one = found[1] in ("0", "1") and " " not in name
    return f"{found[1]} {name.removesuffix('s') if one and name != 'chevaux' else name}"


AFTER = (
    rule(rf"(?<![\w,])(\d+(?:,\d+)?)_?({_UNIT})(?![\w²³/])", _unit),
    rule(r"\bm²|\bm2\b", "mètres carrés"),
    rule(r"\bm³|\bm3\b", "mètres cubes"),
    rule(r"(?<=\d)_?%", " pour cent"),
    rule(r"(euros?(?:_\d\d)?|centimes?)_?[-−–]_?(?=\d)", r"\1 moins "),
    rule(r"\b(\d+)_?[-–]_?(\d+)(?=_(?:ans?|mois|jours?|semaines?|heures?|euros?|pour cent)\b)", r"\1 à \2"),
    rule(r"(heures?(?:_\d\d)?)_?[-–]_?(?=\d{1,2}_heure)", r"\1 à "),
    rule(r"_?×_?", " fois "),
    rule(r"(?<![\w-])[-−](?=\d)", "moins "),
)
