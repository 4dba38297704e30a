"""Easy French: French in other words, with the voice and the signs of French."""

from __future__ import annotations

from dataclasses import replace

from kiosk.languages.french import FRENCH

EASY_FRENCH = replace(
    FRENCH,
    code="fr-simple",
    name="Français facile",
    opening=replace(
        FRENCH.opening,
        open="C’est ouvert maintenant, jusqu’à {time}",
        always="C’est ouvert le jour et la nuit",
        closed="C’est fermé",
        holiday="C’est fermé aujourd’hui. C’est un jour férié",
        later_today="{closed}, ça ouvre à {time}",
        tomorrow="{closed}, ça ouvre demain à {time}",
        weekday="{closed}, ça ouvre {day} à {time}",
        later="{closed}, ça ouvre le {day} {date} à {time}",
        usual="Ce sont les horaires de tous les jours.",
        unknown="Nous ne savons pas les horaires. Demandez à l’accueil.",
    ),
    places=replace(
        FRENCH.places,
        access="On peut entrer en fauteuil roulant",
        access_on_request="On peut entrer en fauteuil roulant. Il faut le demander avant",
        no_access="On ne peut pas entrer en fauteuil roulant",
        nothing="Nous n’avons pas cette adresse ici. Demandez à un agent.",
        origin="Cette adresse vient de {source}",
        of_date=". La page est du {date}",
    ),
)
