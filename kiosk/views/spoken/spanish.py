"""Spanish: amounts, times, dates, numbers, French names; its rules are `applied`."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import rule

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_UNITS = {
    "km": "kilómetros", "m²": "metros cuadrados", "m³": "metros cúbicos", "m2": "metros cuadrados",
    "m3": "metros cúbicos", "cm": "centímetros", "kg": "kilos", "min": "minutos",
}  # fmt: skip
_HE = "minutos?|segundos?|días?|meses|mes|años?|metros?|kilómetros?|kilos?|trámites?|textos?|documentos?"
_SHE = "horas?|líneas?|páginas?|fichas?|respuestas?|preguntas?|personas?|toneladas?|semanas?|zonas?|veces|vez"
# French names that people must say again to someone, written so that this voice says them nearly well.
_NAMES = {
    "Paris Familles": "Parí Famiy", "Facil’Familles": "Fasil Famiy", "Mon Paris": "Mon Parí",
    "Compte parisien": "Cont parisién", "Crit’Air": "Critér", "FranceConnect": "Frans Conect",
    "Relais Informations Familles": "Relé Enformasión Famiy",
    "Relais Informations Logement et Habitat": "Relé Enformasión Loshmán e Abitá",
    "Caisse d’allocations familiales": "Ques dalocasión familial", "caisse des écoles": "ques des ecol",
    "bureau des écoles": "buró des ecol", "carte grise": "cart gris", "avis d’impôt": "aví dempó",
    "Carte mobilité inclusion": "Cart mobilité enclusión",
    "carte mobilité inclusion": "cart mobilité enclusión",
    "Maison départementale des personnes handicapées": "Mesón departemental de person andicapé",
    "attestation d’accueil": "atestasión dakéy", "Attestation d’accueil": "Atestasión dakéy",
    "état civil": "etá sivil", "préfet": "prefé", "collège": "colesh", "lycée": "lisé",
    "académie de Paris": "academí de Parí", "dérogation": "derogasión", "déchèterie": "dechetrí",
    "ressourcerie": "resursrí", "stationnement": "stasionmán", "Île-de-France": "Il de Frans",
    "Cerfa": "Serfa", "cerfa": "serfa",
}  # fmt: skip
_NAME = re.compile("|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True)))


def _before(number: int, she: bool) -> str:
    """One, twenty-one and the like as said before what they count; other numbers as they are."""
    if number % 10 != 1 or number % 100 == 11 or (number > 99 and number % 100 < 30):
        return str(number)
    one = "una" if she else "un"
    if number < 30:
        return one if number == 1 else "veintiuna" if she else "veintiún"
    return f"{number - 1} y {one}"


def _site(found: re.Match[str]) -> str:
    """The site alone: nobody remembers the rest, and it is on the screen."""
    site = found[1].replace("-", " guion ").replace("_", " guion bajo ")
    return site.replace("@", " arroba ").replace(".", " punto ")


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall(r"\d\d", found[0])
    return f"0 {pairs[0][1]}, {', '.join(pairs[1:])}"


def _date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{day} de {MONTHS[month - 1]} de {found[3]}"


def _time(found: re.Match[str]) -> str:
    hour = _before(int(found[1]), she=True)
    return hour if found[2] == "00" else f"{hour} y {int(found[2])}"


def _amount(found: re.Match[str]) -> str:
    whole, cents = int(found[1]), int((found[2] or "0").ljust(2, "0"))
    if cents and not whole:
        return f"{_before(cents, she=False)} céntimo{'s' if cents > 1 else ''}"
    if whole and whole % 1_000_000 == 0:
        millions = whole // 1_000_000
        return f"{_before(millions, she=False)} mill{'ones' if millions > 1 else 'ón'} de euros"
    euros = f"{_before(whole, she=False)} euro{'' if whole == 1 else 's'}"
    return f"{euros} con {cents}" if cents else euros


def _unit(found: re.Match[str]) -> str:
    words = _UNITS[found[2]].split()
    if found[1] == "1":
        words = [word.removesuffix("s") for word in words]
    return " ".join((found[1], *words))


RULES = (
    rule(r"(?:https?://)?(?:www\.)?((?:[\w.-]+@)?(?:[\w-]+\.)+(?:fr|com|org|eu|net|info|paris))\b"
         r"(?:/[\w./?=&%#~+-]*[\w/])?", _site),
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(r"\+33_?([1-9])((?:(?:_|\.)?\d\d){4})\b", r"más 33, \1\2"),
    rule(r"\b3975\b", "39 75"),
    rule(r"(\b(?:al|el|número)_)(3\d)(\d\d)\b(?!_?[€%])", r"\1\2 \3"),
    rule(r"\b([A-Z])([A-Z])-(\d{3})-([A-Z])([A-Z])\b", r"\1 \2, \3, \4 \5"),
    rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date),
    rule(rf"\b(\d{{1,2}})_({'|'.join(MONTHS)})_(\d{{4}})\b", r"\1 de \2 de \3"),
    rule(r"(?<=\d)_(?=\d{3}(?!\d))", ""),
    rule(r"(?<![\d,.])(\d+)(?:[,.](\d\d?))?_?(?:€|euros?\b)", _amount),
    rule(r"\b(\d{1,2})(?::|_?h_?)([0-5]\d)\b", _time),
    rule(r"\b(\d{1,2})_?h\b", lambda found: f"{found[1]} hora{'' if int(found[1]) == 1 else 's'}"),
    rule(r"\b(\d+)(?:er|re|e|ᵉ|ème)(?!\w)", r"\1"),
    rule(r"(?<=\d)\.(?=[ºª])", ""),
    rule(rf"\b(\d+)_?({'|'.join(_UNITS)})(?![\w²³])", _unit),
    rule(r"(?<=\d)_?%", " por ciento"),
    rule(r"\bn\.?[°º]_?(?=\d)", "número ", any_case=True),
    rule(r"\b((?:19|20)\d\d)-((?:19|20)\d\d)\b", r"\1 a \2"),
    rule(rf"(?<![\d,.])(\d+)(?=_(?:{_HE})\b)", lambda found: _before(int(found[1]), she=False)),
    rule(rf"(?<![\d,.])(\d+)(?=_(?:{_SHE})\b)", lambda found: _before(int(found[1]), she=True)),
    rule(r"\b(?:AAH|APL|CPAM)\b", lambda found: " ".join(found[0])),
    (_NAME, lambda found: _NAMES[found[0]]),
)  # fmt: skip
