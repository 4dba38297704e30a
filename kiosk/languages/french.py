"""French."""

from __future__ import annotations

from kiosk.languages.language import NB, Days, Language, Opening, Places

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def hour(minute: int) -> str:
    """« 8 h 30 », « 17 h », « minuit »."""
    hours, minutes = divmod(minute, 60)
    if not hours and not minutes:
        return "minuit"
    return f"{hours}{NB}h{NB}{minutes:02}" if minutes else f"{hours}{NB}h"


FRENCH = Language(
    code="fr",
    name="Français",
    voice="fr",
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    days=Days(
        names=_DAYS,
        on=_DAYS,
        one="Le {day}, ",
        two="Le {day} et le {last}, ",
        more="Du {day} au {last}, ",
        hours="de {start} à {end}",
        last=" et ",
    ),
    opening=Opening(
        open="Ouvert maintenant, jusqu’à {time}",
        always="Ouvert jour et nuit",
        closed="Fermé",
        holiday="Fermé aujourd’hui, jour férié",
        later_today="{closed}, ouvre à {time}",
        tomorrow="{closed}, ouvre demain à {time}",
        weekday="{closed}, ouvre {day} à {time}",
        later="{closed}, ouvre le {day} {date} à {time}",
        usual="Horaires habituels.",
        unknown=f"Horaires inconnus{NB}: demandez à l’accueil.",
    ),
    places=Places(
        access="Accès en fauteuil roulant",
        access_on_request="Accès en fauteuil roulant sur demande",
        no_access="Pas d’accès en fauteuil roulant",
        nothing="L’annuaire ne donne pas cette adresse ici. Demandez à un agent.",
        origin="Annuaire de {source}",
        of_date=", fiche du {date}",
    ),
    yes="Oui",
    no="Non",
    first_day="1er",
    clock=f"{{hour}}{NB}h{NB}{{minute:02}}",
    hour=hour,
    colon=f"{NB}: ",
)  # fmt: skip
