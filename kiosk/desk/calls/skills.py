"""What a counter may know and a call may need, as short codes; used by routing and the routes.

`lang:en`, `family:identite` (a theme of procedures), `lsf`, `wheelchair`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiosk.desk.refusals import malformed

LANGUAGES = ("en", "ar", "zh", "es", "pt", "uk")
FRENCH = ("fr", "fr-simple")
PLAIN = ("lsf", "wheelchair")
OF_WISHES = {"lsf": "lsf", "at_my_height": "wheelchair"}
MOST = 100


def needs(language: str, wishes: Iterable[str], family: str) -> frozenset[str]:
    """The skills that a call needs."""
    found = {OF_WISHES[wish] for wish in wishes if wish in OF_WISHES}
    if language not in FRENCH:
        found.add(f"lang:{language}")
    if family:
        found.add(f"family:{family}")
    return frozenset(found)


def offered(families: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Every skill that a counter may choose, with the titles of the families."""
    plain = [{"code": code} for code in (*(f"lang:{one}" for one in LANGUAGES), *PLAIN)]
    return plain + [{"code": f"family:{one['id']}", "fr": one["fr"], "en": one["en"]} for one in families]


def family_of(given: str, families: Sequence[Mapping[str, Any]]) -> str:
    """The theme of a call's family: a theme of the settings, or one that covers this part of the State's; ""
    where nobody could have chosen it."""
    return next((one["id"] for one in families if given == one["id"] or given in one["state"]), "")


def chosen(value: object, families: Sequence[Mapping[str, Any]]) -> list[str]:
    """The skills in a body, in the order they are offered in; `Refused` where one is not offered."""
    known = [one["code"] for one in offered(families)]
    if not isinstance(value, list) or len(value) > MOST or not all(one in known for one in value):
        raise malformed(
            "« skills » est une liste de compétences proposées ici.",
            "Relisez la liste : /api/agent/skills.",
        )
    return [code for code in known if code in value]


def transfer_to(body: Mapping[str, Any], families: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Where a call is to go: one `counter` or one `skill`; `Refused` where it is neither."""
    counter, skill = body.get("counter"), body.get("skill")
    if skill is None and isinstance(counter, str) and 1 <= len(counter) <= 40:
        return {"counter": counter}
    if counter is None and skill is not None:
        return {"skill": chosen([skill], families)[0]}
    raise malformed("Il faut « counter » (un guichet) ou « skill » (une compétence), l’un des deux.")


def read(text: str) -> frozenset[str]:
    """The skills kept of a counter."""
    return frozenset(json.loads(text))
