"""Portuguese of Portugal: amounts, times, dates, numbers, French names; its rules are `applied`."""

from __future__ import annotations

from kiosk.languages.portuguese import PORTUGUESE
from kiosk.views.spoken.iberian import Words, rules
from kiosk.views.spoken.rules import rule

_UNITS = {
    "km": "quilómetros", "m²": "metros quadrados", "m³": "metros cúbicos", "m2": "metros quadrados",
    "m3": "metros cúbicos", "cm": "centímetros", "kg": "quilos", "min": "minutos",
}  # fmt: skip
_SHE = (
    "horas?|linhas?|páginas?|fichas?|respostas?|perguntas?|pessoas?|toneladas?|semanas?|zonas?|vezes|vez|"
    "matrículas?|rodas?|câmaras?"
)
# French names that people must say again to someone, written so that this voice says them nearly well.
_NAMES = {
    "Paris Familles": "Paris Famílhe", "Facil’Familles": "Facil Famílhe", "Crit’Air": "Critér",
    "Compte parisien": "Conte parisién", "FranceConnect": "France Connect",
    "Relais Informations Familles": "Relé Enformassión Famílhe",
    "Relais Informations Logement et Habitat": "Relé Enformassión Lojemã e Abitá",
    "Caisse d’allocations familiales": "Quésse dalocassión familiále",
    "caisse des écoles": "quésse dez ecóle", "bureau des écoles": "buró dez ecóle",
    "avis d’impôt": "aví dampô", "préfet": "prefé", "lycée": "lissé", "académie de Paris": "academí de Paris",
    "carte mobilité inclusion": "carte mobilité anclusión",
    "Carte mobilité inclusion": "Carte mobilité anclusión",
    "Maison départementale des personnes handicapées": "Mesón départementále de persóne andicapé",
    "attestation d’accueil": "atestassión dakéi", "Attestation d’accueil": "Atestassión dakéi",
    "état civil": "etá civil", "dérogation": "derogassión", "déchèterie": "dechétrí",
    "ressourcerie": "ressurcerí", "stationnement": "stassiónemã", "Île-de-France": "Il de France",
}  # fmt: skip


def _she(number: int) -> str:
    """A number as said before something feminine: one and two agree, also after the tens."""
    tens, last = divmod(number, 10)
    if last not in (1, 2) or tens % 10 == 1:
        return str(number)
    said = "uma" if last == 1 else "duas"
    return f"{number - last} e {said}" if tens else said


WORDS = Words(
    months=PORTUGUESE.months,
    units=_UNITS,
    names=_NAMES,
    his=str,
    hers=_she,
    dash="hífen",
    underscore="traço em baixo",
    dot="ponto",
    called="o|ao|no|pelo|número",
    abroad="mais",
    million=("milhão", "milhões"),
    cent=("cêntimo", "cêntimos"),
    cents="e",
    past="e",
    percent="por cento",
    spelt="RSA|CNI|AAH|APL|JDC|CMI|CPAM|MDPH",
)
RULES = rules(WORDS, (rule(rf"(?<![\d,.])(\d+)(?=_(?:{_SHE})\b)", lambda found: WORDS.hers(int(found[1]))),))
