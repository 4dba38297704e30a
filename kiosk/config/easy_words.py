"""Words that easy French does without, each with what people say instead; used by `easy_french`."""

from __future__ import annotations

from collections.abc import Mapping

# Each key is the beginning or the whole of a word or phrase, as a pattern; the longest first.
HARD_WORDS: Mapping[str, str] = {
    r"ci-après": "plus bas",
    r"ci-dessus": "plus haut",
    r"ci-joint\w*": "avec cette lettre",
    r"susmentionnée?s?": "dit plus haut",
    r"susvisée?s?": "dit plus haut",
    r"ledit|ladite|lesdits|lesdites|dudit|desdits|desdites": "ce, cette ou ces",
    r"susceptibles?": "peut",
    r"préalablement|au préalable": "avant",
    r"préalables?": "d’avant",
    r"ultérieurement": "plus tard",
    r"postérieurement": "après",
    r"antérieurement": "avant",
    r"notamment": "par exemple",
    r"afin (?:de|d’|que|qu’)": "pour",
    r"en vue (?:de|d’)": "pour",
    r"dans le cadre (?:de|d’|du|des)": "pour, ou pendant",
    r"en cas (?:de|d’) (?!erreur|refus|difficulté)": "si",
    r"à l’issue (?:de|du|des)": "après",
    r"au moyen (?:de|d’|du)": "avec",
    r"auprès (?:de la|du|des|d’un|d’une) (?!État)": "à",
    r"en raison (?:de|d’|du|des)": "à cause de",
    r"en l’absence (?:de|d’)": "sans",
    r"à défaut": "sinon",
    r"le cas échéant": "si besoin",
    r"sous réserve (?:de|d’|que)": "si",
    r"à compter (?:de|d’|du)": "à partir de",
    r"conformément": "comme le dit",
    r"en application (?:de|d’|du)": "selon",
    r"toutefois|néanmoins|cependant": "mais",
    r"dès lors|par conséquent|en conséquence": "alors",
    r"ainsi que": "et",
    r"lors (?:de|d’|du|des)": "pendant",
    r"lorsque|lorsqu’": "quand",
    r"tandis que|alors que": "mais, dans une autre phrase",
    r"quel(?:le)? que soit": "dans tous les cas",
    r"munie?s? (?:de|d’)": "avec",
    r"justificatifs?": "la preuve, ou le papier qui prouve",
    r"pièces? justificatives?": "les papiers",
    r"attributaires?": "la personne qui reçoit",
    r"bénéficiaires?": "la personne qui reçoit",
    r"bénéficie[rz]?|bénéficient": "avoir, ou recevoir",
    r"titulaires?": "la personne nommée dessus",
    r"usagers?": "vous, ou les gens",
    r"administrés?": "les habitants",
    r"requérants?|demandeurs?": "la personne qui demande",
    r"tiers": "une autre personne",
    r"conjoints?|époux|épouses?": "le mari ou la femme",
    r"hébergeurs?|hébergeants?": "la personne qui vous loge",
    r"hébergée?s?": "logé",
    r"domiciliée?s?": "qui habite",
    r"modalités?": "la façon de faire",
    r"dispositifs?": "l’aide, ou le service",
    r"dispositions?": "la règle",
    r"formalités?": "ce qu’il faut faire",
    r"échéances?": "la date limite",
    r"exonérations?": "ne rien payer",
    r"exonérée?s?": "qui ne paie pas",
    r"acquitte[rz]?": "payer",
    r"s’acquitter": "payer",
    r"perçoi\w+|percevoir|perçue?s?": "recevoir",
    r"verse(?:r|z|ment|ments)": "payer, ou le paiement",
    r"effectue[rz]?|effectuée?s?": "faire",
    r"procède[rz]?|procéder": "faire",
    r"transmet\w*": "envoyer, ou donner",
    r"délivre[rz]?|délivrée?s?|délivrance": "donner",
    r"sollicite[rz]?|sollicitations?": "demander",
    r"sollicitée?s?": "demandé",
    r"octroye[rz]?|octroi": "donner",
    r"attribution|attribue[rz]?|attribuée?s?": "donner",
    r"requise?s?|exigée?s?|exige[rz]?": "demandé, ou il faut",
    r"obtenir|obtention": "avoir",
    r"saisi(?:r|ssez|ssent)": "écrire, ou taper",
    r"compléte[rz]?": "remplir",
    r"mentionnée?s?|indiquée?s?": "écrit",
    r"concernée?s?": "qui est dans ce cas",
    r"éligibles?|éligibilité": "qui a droit",
    r"conformes?": "bon",
    r"immatriculations?|immatriculée?s?": "le numéro de plaque",
    r"résider?|résidez": "habiter",
    r"sédentaires?(?! veut dire)": "dans un local",
    r"radiée?s?": "enlevé de la liste",
    r"relati(?:f|ve|fs|ves)": "sur",
    r"la présente|le présent (?!document)": "ce, ou cette",
    r"stipule\w*": "dit",
    r"nonobstant": "malgré",
    r"in fine|a priori|a posteriori": "à la fin, ou en français",
    r"téléprocédures?|dématérialisée?s?": "sur internet",
    r"en ligne": "sur internet",
    r"guichet unique": "un seul endroit",
    r"courriels?": "e-mail",
}

NUMBERS_IN_WORDS: Mapping[str, str] = {
    "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8", "neuf": "9",
    "dix": "10", "onze": "11", "douze": "12", "treize": "13", "quatorze": "14", "quinze": "15",
    "seize": "16", "vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60",
    "cent": "100", "mille": "1\u00a0000", "deuxième": "2e", "troisième": "3e", "quatrième": "4e",
    "cinquième": "5e", "sixième": "6e",
}  # fmt: skip

# Shortened words with a point or a sign: nobody has to guess the rest.
SHORTENED: Mapping[str, str] = {
    r"ex\.": "par exemple",
    r"cf\.": "voyez",
    r"etc\b\.?": "rien : finissez la phrase",
    r"tél\.": "téléphone",
    r"max\.": "au plus",
    r"min\.": "au moins, ou minutes",
    r"n[°º]": "numéro",
    r"bd\b": "boulevard",
    r"av\.": "avenue",
    r"M\.(?= [A-ZÉ])": "Monsieur",
    r"Mme\b": "Madame",
    r"(?<=\d) ?(?:km|cm|m|m²|m³|kg)\b": "le mot entier : kilomètres, mètres cubes, kilos",
    r"(?<=\d) ?h\b": "heures",
}

# The beginnings of what is done to someone without saying by whom (« est gardé », « sont remis »).
# States are not among them: « est fermé », « est perdu », « êtes inscrit ».
DONE_TO = (
    "accept|accord|affich|annul|appel|appliqu|attribu|calcul|caus|charg|command|compar|confirm|conserv|"
    "consult|contrôl|corrig|demand|dépos|désign|détermin|détru|délivr|divis|effectu|enregistr|envoy|établ|"
    "étudi|examin|exig|expédi|fix|fourn|gard|gér|impos|indiqu|instru|interd|jug|limit|modifi|notifi|"
    "organis|oubli|perç|prélev|prépar|prév|procur|propos|protég|publi|rappel|réclam|recherch|refus|rem|"
    "rembours|remplac|renouvel|renvoy|requ|réserv|signal|supprim|surveill|transm|trait|utilis|valid|"
    "vérifi|vers"
)
