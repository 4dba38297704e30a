"""Portuguese of Portugal: amounts, times, dates, numbers, French names; its rules are `applied`."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import rule

MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip
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
_NAME = re.compile("|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True)))


def _she(number: int) -> str:
    """A number as said before something feminine: one and two agree, also after the tens."""
    tens, last = divmod(number, 10)
    if last not in (1, 2) or tens % 10 == 1:
        return str(number)
    said = "uma" if last == 1 else "duas"
    return f"{number - last} e {said}" if tens else said


def _site(found: re.Match[str]) -> str:
    """The site alone: nobody remembers the rest, and it is on the screen."""
    site = found[1].replace("-", " hífen ").replace("_", " traço em baixo ")
    return site.replace("@", " arroba ").replace(".", " ponto ")


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall(r"\d\d", found[0])
    return f"0 {pairs[0][1]}, {', '.join(pairs[1:])}"


def _date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{day} de {MONTHS[month - 1]} de {found[3]}"


def _time(found: re.Match[str]) -> str:
    hour = _she(int(found[1]))
    return hour if found[2] == "00" else f"{hour} e {int(found[2])}"


def _amount(found: re.Match[str]) -> str:
    whole, cents = int(found[1]), int((found[2] or "0").ljust(2, "0"))
    if cents and not whole:
        return f"{cents} cêntimo{'s' if cents > 1 else ''}"
    if whole and whole % 1_000_000 == 0:
        millions = whole // 1_000_000
        return f"{millions} milh{'ões' if millions > 1 else 'ão'} de euros"
    euros = f"{whole} euro{'' if whole == 1 else 's'}"
    return f"{euros} e {cents}" if cents else euros


def _unit(found: re.Match[str]) -> str:
    words = _UNITS[found[2]].split()
    if found[1] == "1":
        words = [word.removesuffix("s") for word in words]
    return " ".join((found[1], *words))


RULES = (
    rule(r"(?:https?://)?(?:www\.)?((?:[\w.-]+@)?(?:[\w-]+\.)+(?:fr|com|org|eu|net|info|paris))\b"
         r"(?:/[\w./?=&%#~+-]*[\w/])?", _site),
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(r"\+33_?([1-9])((?:(?:_|\.)?\d\d){4})\b", r"mais 33, \1\2"),
    rule(r"\b3975\b", "39 75"),
    rule(r"(\b(?:o|ao|no|pelo|número)_)(3\d)(\d\d)\b(?!_?[€%])", r"\1\2 \3"),
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
    rule(r"(?<=\d)_?%", " por cento"),
    rule(r"\bn\.?[°º]_?(?=\d)", "número ", any_case=True),
    rule(r"\b((?:19|20)\d\d)-((?:19|20)\d\d)\b", r"\1 a \2"),
    rule(rf"(?<![\d,.])(\d+)(?=_(?:{_SHE})\b)", lambda found: _she(int(found[1]))),
    rule(r"\b(?:RSA|CNI|AAH|APL|JDC|CMI|CPAM|MDPH)\b", lambda found: " ".join(found[0])),
    (_NAME, lambda found: _NAMES[found[0]]),
)  # fmt: skip
