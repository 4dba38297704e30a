"""How the desk says no: a status, a code for programs, what is wrong and what to do; used by its routes."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A request that cannot be done; its texts are ours, never what was sent."""

    def __init__(self, status: int, code: str, error: str, remedy: str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.error, self.remedy, self.more = status, code, error, remedy, more

    def body(self) -> dict[str, Any]:
        """The JSON answer."""
        return {"error": self.error, "remedy": self.remedy, "code": self.code, **self.more}


def malformed(
    error: str, remedy: str = "Corrigez la requête selon le contrat des messages.", **more: Any
) -> Refused:
    """A body that is not what the contract says; `field` is what a person has written, on the desk's page."""
    return Refused(422, "malformed", error, remedy, **more)


def unknown_call() -> Refused:
    """No such call at this desk."""
    return Refused(404, "unknown_call", "Cet appel n’est pas connu ici.", "Relisez la liste des appels.")
