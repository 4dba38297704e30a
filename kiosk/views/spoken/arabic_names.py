"""French names that stay in the Arabic texts, written as they sound, with their vowels; for `arabic`."""

from __future__ import annotations

from kiosk.views.spoken.french_names import any_of

LETTERS = {
    "A": "آه", "B": "بي", "C": "سي", "D": "دي", "E": "أوه", "F": "إِف", "G": "جيه", "H": "آش", "I": "إي",
    "J": "جي", "K": "كا", "L": "إِل", "M": "إِم", "N": "إِن", "O": "أو", "P": "بي", "Q": "كو", "R": "إير",
    "S": "إِس", "T": "تي", "U": "يو", "V": "في", "W": "دوبل في", "X": "إِكس", "Y": "إيغرِيك", "Z": "زِد",
}  # fmt: skip
SITES = {
    "fr": "إِف إير", "com": "كوم", "org": "أورغ", "eu": "أو يو", "gouv": "غوف", "paris": "باري",
    "impots": "أَمبو", "moncompte": "مونكونت", "timbres": "تامبر", "certificat": "سيرتيفيكا", "air": "إير",
    "service": "سِرفيس", "public": "بوبليك", "demande": "دوماند", "logement": "لوجمان", "social": "سوسيال",
}  # fmt: skip
NAMES = {
    "mon paris": "مون باري", "paris familles": "باري فامي", "facil’familles": "فاسيل فامي",
    "compte parisien": "كونت باريزيان", "crit’air": "كريتير", "handi’stat": "هاندي ستات",
    "ticket handi": "تيكيه هاندي", "franceconnect": "فرانس كونيكت", "pacs": "باكس", "caf": "كاف",
    "ameli": "آميلي", "sirene": "سيرين", "nantes": "نانت", "cerfa": "سيرفا", "smic": "سميك", "crous": "كروس",
    "relais informations familles": "رولي أَنفورماسيون فامي",
    "relais informations logement et habitat": "رولي أَنفورماسيون لوجمان إيه آبيتا",
    "caisse des écoles": "كيس ديز إيكول", "caisse d’allocations familiales": "كيس دالوكاسيون فاميليال",
    "maison départementale des personnes handicapées": "ميزون ديبارتمانتال دي بيرسون هانديكابيه",
    "carte mobilité inclusion": "كارت موبيليتيه أَنكلُوزيون", "académie de paris": "أكاديمي دو باري",
    "éducation nationale": "إيدوكاسيون ناسِيونال", "quotient familial": "كوسيان فاميليال",
    "élection de domicile": "إيليكسيون دو دوميسيل", "certificat de coutume": "سيرتيفيكا دو كوتوم",
    "déchèterie": "ديشيتري", "ressourcerie": "روسورسري", "préfet": "بريفيه", "département": "ديبارتمان",
    "filiation": "فيلياسيون", "stationnement": "ستاسيونمان", "priorité": "بريوريتيه",
    "invalidité": "أَنفاليديتيه", "encombrants": "أَنكومبران", "île-de-france": "إيل دو فرانس",
    "recensement citoyen": "روسانسمان سيتوايان", "inscription électorale": "أَنسكرِيبسيون إيليكتورال",
    "interroger sa situation électorale": "أَنتيروجيه سا سيتواسيون إيليكتورال",
    "acte de naissance à l’étranger": "آكت دو نيسانس آ ليترانجيه",
    "demande d’acte d’état civil": "دوماند داكت ديتا سيفيل",
    "stationnement professionnel": "ستاسيونمان بروفيسيونيل",
    "stationnement résidentiel": "ستاسيونمان ريزيدانسييل",
    "factures et paiements": "فاكتور إيه بيمان", "mes factures": "ميي فاكتور",
    "attestations et relevés": "آتيستاسيون إيه رولوفيه", "rue de la victoire": "رو دو لا فيكتوار",
    "paris": "باريس",
}  # fmt: skip
IN_NAMES = any_of(NAMES)
