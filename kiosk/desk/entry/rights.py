"""What each role may do, and who it is that asks; used by `asking` and the routes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.desk.entry.keys import Keys
from kiosk.desk.refusals import Refused

CALLS, TERMINALS, FIGURES = "calls", "terminals", "figures"
RIGHTS = {
    "agent": frozenset({CALLS}),
    "supervisor": frozenset({CALLS, TERMINALS, FIGURES}),
    "technician": frozenset({TERMINALS}),  # no call, so nothing of what a citizen asked for
}


@dataclass(frozen=True, slots=True)
class Entered:
    """An agent's page: the site it belongs to, its counter, its role."""

    site: str
    counter: str
    role: str

    def may(self, right: str) -> bool:
        """Whether the role has this right."""
        return right in RIGHTS.get(self.role, ())

    def must(self, right: str) -> None:
        """`Refused` where the role does not have this right."""
        if not self.may(right):
            raise Refused(
                403,
                "role",
                "Votre rôle ne permet pas cela.",
                "Demandez à un superviseur, ou entrez avec un autre compte.",
            )


@dataclass(frozen=True, slots=True)
class Speaking:
    """A terminal that has shown its own key, or one that knows the shared token (`name` is then None)."""

    site: str
    name: str | None
    keys: Keys = field(repr=False)

    def must_be(self, terminal: str) -> None:
        """`Refused` where it speaks for another: by its key it is one, by the token none that has a key."""
        if self.name is None:
            if self.keys.enrolled(self.site, terminal):
                raise Refused(
                    401,
                    "own_key",
                    "Cette borne a sa propre clé : le jeton partagé ne parle plus pour elle.",
                    "Sur la borne : kiosk enrol, avec un code neuf de kiosk desk enrol.",
                )
        elif terminal != self.name:
            raise Refused(
                403,
                "other_terminal",
                "Cette clé est celle d’une autre borne.",
                "Écrivez son nom (terminal.id) tel qu’il était à l’inscription, ou inscrivez-la de nouveau.",
            )
