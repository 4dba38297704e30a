"""Spanish: amounts, times, dates, numbers, French names; its rules are `applied`."""

from __future__ import annotations

from kiosk.languages.spanish import SPANISH
from kiosk.views.spoken.iberian import Words, rules
from kiosk.views.spoken.rules import rule

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


def _before(number: int, she: bool) -> str:
    """One, twenty-one and the like as said before what they count; other numbers as they are."""
    if number % 10 != 1 or number % 100 == 11 or (number > 99 and number % 100 < 30):
        return str(number)
    one = "una" if she else "un"
    if number < 30:
        return one if number == 1 else "veintiuna" if she else "veintiún"
    return f"{number - 1} y {one}"


WORDS = Words(
    months=SPANISH.months,
    units=_UNITS,
    names=_NAMES,
    his=lambda number: _before(number, she=False),
    hers=lambda number: _before(number, she=True),
    dash="guion",
    underscore="guion bajo",
    dot="punto",
    called="al|el|número",
    abroad="más",
    million=("millón", "millones"),
    cent=("céntimo", "céntimos"),
    cents="con",
    past="y",
    percent="por ciento",
    spelt="AAH|APL|CPAM",
)
RULES = rules(
    WORDS,
    (
        rule(rf"(?<![\d,.])(\d+)(?=_(?:{_HE})\b)", lambda found: WORDS.his(int(found[1]))),
        rule(rf"(?<![\d,.])(\d+)(?=_(?:{_SHE})\b)", lambda found: WORDS.hers(int(found[1]))),
    ),
)
