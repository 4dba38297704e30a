"""Words as people type them, made comparable: folded, cut at apostrophes, stemmed; used by the whole index.

Folding keeps neither accents nor capitals. The stem is light: plurals, feminines and the commonest endings,
so that « licencié », « licencier » and « licenciement » meet; what it leaves apart is for the synonyms of
`config/recherche.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kiosk.content.search import scripts
from kiosk.content.search.forms import form

_ELISION = re.compile(r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'(?=[a-z])")
_WORD = re.compile(rf"[a-z0-9]+|{scripts.WORD}")
_LIGATURES = {"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"}


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that carry no matter. All are folded.
STOP = (
    _listed(
        """
    a ai aie aient ait alors am apres as au aucun aucune aujourdhui auquel aussi autre autres aux avaient
    avais avait avant avec avez avoir avons ayant bah bcp beaucoup ben bien bjr bonjour bonsoir c ca car cas
    ce ceci cela celle celles celui ces cet cette ceux chez ci comme d dans de deja depuis des dois doit
    doivent donc dont du elle elles en encore ensuite entre es est et etaient etais etait etant ete etes
    etre eu eux fallait faudrait faut fois guere hein hello ici il ils j jai je jusqu jusque l la le les
    leur leurs lors lorsque lui m ma madame mais me meme memes merci mes moi moins mon monsieur n ne ni nos
    notre nous on ont or ou ouais oui par parce pas pendant peu peut peuvent peux plait plus plusieurs pour
    pourquoi pourrais pourrait pr puis puisque qd qu quand que quel quelle quelles quels quelqu quelque
    quelques qui quoi s sa salut sans sauf se sera serai serait ses si sinon soit sommes son sont sous stp
    suis sur svp t ta te tel telle tes ti toi ton toujours tous tout toute toutes tres trop tu un une urgent
    va vais vas vers veulent veut veux voici voila vont vos votre voudrai voudrais voulais voulez vous
    vraiment y chui jsuis jveux jvoudrais g ya sais sait savent
    """
    )
    | scripts.STOP
)

ENGLISH_STOP = _listed(
    """
    a about am an and any are at be been can could did do does for from get go had has have he her his how i
    if im in is it its ive me my need of on or our out please she should so some that the their there they
    this to want was we what when where which who will with would you your application apply form request
    asking ask hello hi thank thanks cannot cant dont wants someone something make take got just new too very
    much many after before because by her him not without still already also only more don didn doesn isn wasn
    won ll re ve while then than into over both any some every these those been being having would like us
    """
)

# Small words of French that in English carry a matter or are small too: no sign of either.
OF_BOTH = _listed("car son on me or as an am a i but")

# Small words that carry no matter but turn what is said: « sans papiers », « plus payer ».
TURNING = _listed(
    """
    am apres aucun depuis doit dois ete ici jamais moi moins ne ou pas plus plusieurs quand quel quelle sans
    sous
    toujours trop urgent
    """
)

# « plus payer » and « jamais payé » turn it as « pas payer » does, « sans papiers » as « pas de papiers ».
_NOT = frozenset({"jamais", "plus", "aucun", "sans"})

# Words of asking and of telling: they weigh little beside what is asked about, but count alone.
ASKING = _listed(
    """
    aider aller alle appele appeler arrive arriver cherche chercher combien commence commencer comment
    concerne connaitre continuer dedans demande demander demandes demarche demarches derniere dernier devant
    devoir dire dit document documents donne donner droit droits effectuer existe expliquer faire fait
    faites formalite formalites fini finir info infos information informations laisser longtemps marche
    mettre mis necessaire obtenir oblige oublie oublier parler part passe passer payer paie paye possible
    pouvoir prendre prend pris prevenir probleme problemes question quoi rater recevoir recois recu
    recuperer refuse regle regles rendre renseignement renseignements repond repondre rentre rentrer rester
    retrouver rien savoir service servir signer situation suivre temps toucher touche trouve trouver utilise
    utiliser valable venir vient viennent vivre vit voir vouloir besoin avoir france francais jour jours
    mois semaine semaines annee ans an date heure heures fois personne gens chose choses truc pareil vite
    nouveau nouvelle prochain prochaine monde seul seule urgent rendez dossier dossiers formulaire paris
    perso fichu foutu foutue conditions condition exactement quelqun quelquun actuellement maintenant hier
    lendemain veille demain matin soir
    """
)

# Who it is about: the matter is mostly elsewhere.
PEOPLE = _listed(
    """
    ami amie beau belle cousin cousine daron daronne enfant enfants epouse epoux femme fille filles fils
    frere freres gosse grand grande grands homme maman mamie mari mere oncle papa papi parents parent pere
    petit petite petits soeur soeurs tante vieux bebe conjoint copain copine compagnon compagne ex
    """
)

_IRREGULAR = {
    "travaux": "travail", "retraite": "retraite", "retraites": "retraite", "retraitee": "retraite",
    "retraitees": "retraite", "pays": "pays", "bail": "bail", "baux": "bail", "yeux": "oeil",
    "mois": "mois", "papi": "papy", "papis": "papy", "marie": "marie", "maries": "marie", "mariee": "marie",
    "mariees": "marie", "marier": "marie", "mere": "mere", "meres": "mere", "pere": "pere", "peres": "pere",
    "mer": "mer", "carte": "carte", "cartes": "carte", "loyer": "loyer", "loyers": "loyer", "fois": "fois",
    "bus": "bus", "fils": "fils", "pacs": "pacs", "pacse": "pacs", "pacser": "pacs", "gens": "gens",
    "ans": "an", "annees": "an", "annee": "an", "mariage": "mariag", "mariages": "mariag",
    "impots": "impot", "dettes": "dette", "dette": "dette", "prets": "pret", "vols": "vol",
    "medecine": "medecine", "quittance": "quittance", "quittances": "quittance",
    "departement": "departement", "departements": "departement", "procuration": "procuration",
    "procurations": "procuration", "cassation": "cassation", "cassations": "cassation", "viol": "viol",
    "viols": "viol", "violence": "violence", "violences": "violence", "violation": "violation",
    "violations": "violation", "affectation": "affectation", "affectations": "affectation",
    "audition": "audition", "auditions": "audition", "portable": "portable", "portables": "portable",
    "bailleur": "bailleur", "bailleurs": "bailleur", "devis": "devis", "secteur": "secteur",
    "secteurs": "secteur", "section": "section", "sections": "section", "livre": "livre", "livres": "livre",
    "cafe": "cafe", "cafes": "cafe", "clef": "cle", "clefs": "cle",
    "restauration": "restauration", "restaurations": "restauration",
}  # fmt: skip

# Forms of one verb that share no beginning long enough, under the stem of the noun that the documents use.
_IRREGULAR |= {
    form: stem
    for stem, forms in {
        "pert": "perdre perd perds perdu perdue perdus perdues perdent perdais perdait",
        "vent": "vendre vend vends vendu vendue vendus vendues vendent vendais vendait",
        "rendr": "rendre rend rends rendu rendue rendus rendues rendent",
        "augment": "augmente augmentes",
        "demission": "demission demissions",
        "refus": "refus",
        "attent": "attendre attend attends attendu attendue attendent",
        "repons": "repondre repond reponds repondu repondent",
        "morsur": "mordre mord mordu mordue mordus mordent",
        "construct": "construire construis construit construite construits construites construisent",
        "destruct": "detruire detruit detruite detruits detruites",
        "conduir": "conduire conduis conduit conduisent conduisais conduisait",
        "inscript": "inscrire inscris inscrit inscrite inscrits inscrites inscrivent reinscrire",
        "interdict": "interdire interdit interdite interdits interdites",
        "suspens": "suspendre suspendu suspendue suspendus suspendues",
        "reconnaiss": "reconnaitre reconnait reconnais reconnu reconnue reconnus",
        "recevoir": "recois recoit recoivent recu recue recus recues",
        "venir": "vient viens viennent venu venue venus venues",
        "revenir": "revient reviens reviennent",
        "devenir": "devient deviens deviennent devenu devenue",
        "mourir": "meurt meurs meurent mourant mourante",
        "battr": "battre bat bats battu battue battus battues battent battait",
        "ouvertur": "ouvrir ouvre ouvres ouvrent ouvert ouverte ouverts ouvertes",
        "sorti": "sortir sort sors sortent sorti sortis sorties",
        "ruptur": "rompre rompt rompu rompue",
        "dissolut": "dissoudre dissous dissoute",
        "pay": "paie paies paient paiement paiements",
        "envoy": "envoi envois envoie envoies envoient",
        "achat": "acheter achete achetes achetee achetees achetent achats",
        "plaint": "plaindre plains plaint plaignent",
        "coupur": "couper coupe coupent coupure coupures",
    }.items()
    for form in forms.split()
}

# (ending, least length of what is left), the longest first; plurals and a last « e » are gone by then.
_ENDINGS = (
    ("issement", 4), ("ation", 4), ("atric", 4), ("ateur", 4), ("ement", 4), ("aient", 4), ("erent", 4),
    ("eus", 4), ("ric", 4), ("anc", 4), ("enc", 4), ("abl", 4), ("ist", 4), ("ion", 4), ("eur", 4),
    ("ant", 4), ("ent", 4), ("ait", 4), ("era", 4), ("iv", 4), ("er", 3), ("ez", 3), ("if", 4),
)  # fmt: skip


class _Plain(dict[int, str | int | None]):
    """What is left of each letter once its marks stand apart: each is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_PLAIN = _Plain(scripts.LETTERS)


def fold(text: str) -> str:
    """Small letters without accents; « Œuvre d’État » is « oeuvre d'etat », « أوراق » is « اوراق »."""
    small = text.lower()
    for written, plain in _LIGATURES.items():  # several times quicker than a table over each letter
        small = small.replace(written, plain)
    return small if small.isascii() else unicodedata.normalize("NFKD", small).translate(_PLAIN)


def split(text: str) -> list[str]:
    """The folded words of a text, elisions cut off, stop words included; « prud’homme » stays whole."""
    folded = fold(text).replace("prud h", "prudh")
    if "'" in folded:
        folded = folded.replace("prud'h", "prudh").replace("aujourd'hui", "")
        folded = scripts.APOSTROPHE.sub("", _ELISION.sub("", folded))
    return _WORD.findall(folded)


def content(text: str) -> list[str]:
    """The stems of a text in order, stop words left out."""
    return [stem(word) for word in split(text) if word not in STOP]


def said(text: str) -> tuple[str, ...]:
    """What someone says, to be looked up: the stems in sorted order, small words only where they turn it."""
    return tuple(sorted({said_stem(word) for word in split(text) if word not in STOP or word in TURNING}))


def said_stem(word: str) -> str:
    """The stem of a word of what is said: all words for « not » are one, and so are the forms of a verb."""
    return "pas" if word in _NOT else form(stem(word))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word[0].isdigit():
        return word
    if (other := scripts.stem(word)) is not None:
        return other
    if word.endswith("eaux"):
        word = word[:-1]
    elif word.endswith("aux") and len(word) > 5:
        word = word[:-3] + "al"
    elif word[-1] in "sx":
        word = word[:-1]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for _ in range(2):  # « licenciée »
        if len(word) >= 4 and word[-1] == "e":
            word = word[:-1]
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word


_SOUNDS = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"[sct]?tion|ssion|sion", "S3"),
        (r"ph", "f"),
        (r"qu|q|ck|cch|ch(?=[lrn])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"gu(?=[eiy])", "G"),
        (r"g(?=[eiy])", "j"),
        (r"eau|au|o[ts]?$", "o"),
        (r"(?<=[aeiou])s(?=[aeiouy])", "z"),
        (r"[sc]h", "S"),
        (r"h", ""),
        (r"ain|ein|aim|in(?![aeiouy])|im(?=[bp])|yn|ym", "1"),
        (r"[ae]n(?![aeiouyn])|[ae]m(?=[bp])", "2"),
        (r"o[nm](?![aeiouyn])", "3"),
        (r"ai|ei|(?:ez|er|ee|et|es)$", "e"),
        (r"oeu|eu", "e"),
        (r"ill", "y"),
        (r"y", "i"),
        (r"x(?=[aeiou])", "ks"),
        (r"e+$", ""),
        (r"[tdspxz]+$", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"G", "g"),
    )
)


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """Roughly how a folded word is said: « karte », « kart » and « carte » are one; for spelling by ear."""
    said = word
    for pattern, becomes in _SOUNDS:
        said = pattern.sub(becomes, said)
    return said
