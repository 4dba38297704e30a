"""Forms of one verb, and nouns that people say in its place, met in what is said; used by `words`.

Only for looking up what people say: « il part », « parti », « partir » and « héritage », « hériter » are one
thing said. The documents' own words stay apart, as there « partie » and « part » are other matters.
"""

from __future__ import annotations

_FAMILIES = {
    "parti": "part par partent",
    "dormi": "dor dort dorm dors",
    "teni": "tient tien tenu",
    "obteni": "obti obtien obtenu",
    "prendr": "prend pren",
    "apprendr": "apprend appri appren",
    "mettr": "met mett mis",
    "vivr": "vivent vecu",
    "ecri": "ecriv",
    "descendr": "descend descendu",
    "defendr": "defend defendu",
    "dependr": "depend",
    "boi": "bu boiv",
    "voi": "vu voient",
    "eteindr": "eteint",
    "rejoindr": "rejoint rejoin rejoindra",
    "offri": "offr offert",
    "souffri": "souffr souffert",
    "accueilli": "accueil",
    "servi": "sert ser serv",
    "reteni": "reti retenu",
    "jet": "jett",
    "nettoy": "nettoi",
    "ennuy": "ennui",
    "lev": "levent",
    "lou": "louent",
    "tap": "tapent",
    "vot": "votent",
    "vir": "virent",
    "gar": "garent",
    "cri": "crient criait",
    "fum": "fument",
    "tu": "tuer tue tuent",
    "soign": "soin",
    "malad": "maladi",
    "heri": "herit heritag heriti",
    "cambriol": "cambriolag",
    "pirat": "piratag",
    "chauf": "chauffag",
    "mort": "deced dec",
}
_FORMS = {form: family for family, forms in _FAMILIES.items() for form in forms.split()}

# (ending of a stem, letters cut off): « finir », « finit », « finissent », « fini »; « gardais », « garde ».
_CUTS = (("ir", 1), ("it", 1), ("is", 1), ("ai", 2))
_LEAST = 4


def form(stem: str) -> str:
    """The one form under which what is said is kept, of a stem."""
    if stem in _FORMS:
        return _FORMS[stem]
    if len(stem) >= _LEAST:
        for ending, cut in _CUTS:
            if stem.endswith(ending):
                stem = stem[:-cut]
                break
    return _FORMS.get(stem, stem)
