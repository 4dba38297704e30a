"""What the State's facts mean where, reviewed by people; used by `kiosk.content.carry`.

The State's variables change meaning from one document to another (T10281: owner here, proof of address
there), so only what was read on both sides stands here. Numbers are those of the
variables: « 10576 » is T10576.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """Facts that mean the same in all of these documents, whichever is opened from which."""

    meaning: str
    facts: str
    documents: str


IDENTITY_CARDS = "F34487 F34908 F34915 F35033 F1341 F21089 F1344 F1759 F1342 F21090 F1153 F1794"
PASSPORTS = "F34478 F34976 F35113 F35154 F14929 F21091 F21246 F21247 F14930 F21092 F21244 F21245"
FAMILY_BENEFITS = "F13220 F15132 F2550 F2552 F31101 F31430 F32485 F33648 F345"
MINIMUM_INCOME = "F15553 F19778 F286"
DISABILITY = "F12242 F14202 F14809 F15234 F15255 F1650 F1654 F2005 F2006 F211 F212"
LICENCES = "F2828 F2832 F31083 F31121 F31124"
SCRAPPAGE = "F32487 F35283 F35354"

# Left out on purpose, though the documents refer to each other: 10635 between passports and identity cards
# (« cas général » holds Mayotte in one and not in the other), 12081 and 12084 between leases (other months),
# 12059 and 12060 (other incomes), all that F16507 says of the deceased, 10685 to 10744 between losing one
# document and renewing another (the fact is about the other document each time).
SHARED = (
    Shared("la demande se fait en France, à l’étranger", "10576 10580",
           f"{IDENTITY_CARDS} {PASSPORTS} F33640 F34968"),
    Shared("la demande se fait en Guyane", "10631", f"{IDENTITY_CARDS} {PASSPORTS}"),
    Shared("à Mayotte, ailleurs", "10633 10635", PASSPORTS),
    Shared("dans un autre département", "10635", IDENTITY_CARDS),
    Shared("justificatif de domicile\u00a0: à son nom, sans domicile, hôtel, hébergé, caravane",
           "10281 10641 10642 10647 10649", "F35383 F14807 F32675"),
    Shared("les parents de l’enfant sont séparés", "10950", "F18605 F32675"),
    Shared("fonction publique d’État, territoriale, hospitalière", "11233 11234 11235",
           "F18029 F18933 F31094 F486 F514 F515 F517 F519 F527 F544 F568 F583 F34918 F34919"),
    Shared("régime général ou agricole", "11332 11333",
           f"{FAMILY_BENEFITS} {MINIMUM_INCOME} F13214 F815"),
    Shared("vit seul, vit en couple", "11257 11198", FAMILY_BENEFITS),
    Shared("français, étranger", "10330 10632", MINIMUM_INCOME),
    Shared("peut travailler, ne le peut pas", "11902 11903", MINIMUM_INCOME),
    Shared("français", "10330", LICENCES),
    Shared("département de la maison du handicap", "11352 11353 11507 11508", DISABILITY),
    Shared("habite Paris, ailleurs", "11853 11663", "F35136 F10009 F245"),
    Shared("logement loué vide, meublé", "12077 12083", "F35109 F35135 F35152 F920 F2066 F1686"),
    Shared("mois de signature du bail", "12078 12079 12080 12082 12391", "F35109 F35135 F920 F2066"),
    Shared("ancien véhicule diesel, essence", "12181 12183", SCRAPPAGE),
    Shared("séjour à l’étranger\u00a0: résident, études ou mission", "11205 11211", "F11534 F34812"),
)
