"""What a technician is told of a try that stopped by a mistake of ours; used by link and supervisor."""

from __future__ import annotations

from kiosk.views.texts import to_translate

BROKEN = to_translate(
    "L’essai s’est arrêté sur une erreur. Réessayez. Si cela dure, lisez le journal de la borne."
)
