"""French names that stay in the Ukrainian texts, written as they sound; for `ukrainian`."""

from __future__ import annotations

from kiosk.views.spoken.french_names import any_of

LETTERS = {
    "A": "а", "B": "бе", "C": "се", "D": "де", "E": "е", "F": "еф", "G": "же", "H": "аш", "I": "і", "J": "жі",
    "K": "ка", "L": "ель", "M": "ем", "N": "ен", "O": "о", "P": "пе", "Q": "кю", "R": "ер", "S": "ес",
    "T": "те", "U": "ю", "V": "ве", "W": "дубль ве", "X": "ікс", "Y": "ігрек", "Z": "зет",
}  # fmt: skip
SITES = {
    "fr": "еф ер", "com": "ком", "org": "орг", "eu": "е ю", "gouv": "гув", "paris": "парі", "impots": "ампо",
    "moncompte": "монконт", "timbres": "тамбр", "certificat": "сертифіка", "air": "ер", "service": "сервіс",
    "public": "пюблік", "demande": "деманд", "logement": "ложман", "social": "сосіаль",
}  # fmt: skip
NAMES = {
    "mon paris": "Мон Парі", "paris familles": "Парі Фамій", "facil’familles": "Фасіль Фамій",
    "compte parisien": "конт парізьєн", "crit’air": "Крітер", "handi’stat": "Анді Стат",
    "ticket handi": "Тіке Анді", "franceconnect": "Франс Конект", "pacs": "Пакс", "caf": "Каф",
    "ameli": "Амелі", "sirene": "Сірен", "id": "ай ді", "cerfa": "Серфа", "smic": "Смік", "crous": "Крус",
    "relais informations familles": "реле анформасьон фамій",
    "relais informations logement et habitat": "реле анформасьон ложман е абіта",
    "caisse des écoles": "кес дез еколь", "caisse d’allocations familiales": "кес далокасьон фаміліаль",
    "maison départementale des personnes handicapées": "мезон департманталь де персон андікапе",
    "carte mobilité inclusion": "карт мобіліте анклюзьон", "carte grise": "карт гріз",
    "livret de famille": "лівре де фамій", "timbre fiscal": "тамбр фіскаль", "état civil": "ета сівіль",
    "quotient familial": "косьян фаміліаль", "revenu fiscal de référence": "реваню фіскаль де референс",
    "élection de domicile": "елексьон де домісіль", "certificat de coutume": "сертифіка де кутюм",
    "assistante maternelle": "асістант матернель", "académie de paris": "академі де Парі",
    "dérogation": "дерогасьон", "déchèterie": "дешетрі", "ressourcerie": "ресурсрі", "collège": "колеж",
    "filiation": "фільясьон", "stationnement": "стасьонман", "priorité": "пріоріте",
    "invalidité": "анвалідіте", "encombrants": "анкомбран", "île-de-france": "Іль де Франс",
    "recensement citoyen": "ресансман сітуаян", "inscription électorale": "анскріпсьон електораль",
    "interroger sa situation électorale": "ентероже са сітюасьон електораль",
    "acte de naissance à l’étranger": "акт де несанс а летранже",
    "demande d’acte d’état civil": "деманд дакт дета сівіль",
    "stationnement professionnel": "стасьонман професьонель",
    "stationnement résidentiel": "стасьонман резідансьєль",
    "factures et paiements": "фактюр е пеман", "mes factures": "ме фактюр",
    "attestations et relevés": "атестасьон е рельве", "rue de la victoire": "рю де ля віктуар",
    "paris": "Парі",
}  # fmt: skip
IN_NAMES = any_of(NAMES)
