"""Who may do what, by the claims of a token that is believed; purely, used by `routes`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.desk.signin.settings import SignIn


def role_of(told: Mapping[str, Any], given: SignIn) -> str:
    """The role that the claims give; empty for none. Of several the one that may do most."""
    held = _values(told, given.role_claim)
    by_role = {"supervisor": given.supervisors, "agent": given.agents, "technician": given.technicians}
    return next((role for role, values in by_role.items() if held & set(values)), "")


def site_of(told: Mapping[str, Any], given: SignIn, own: str) -> str:
    """The site that the claims name, the desk's own where none is asked for; empty for none or several."""
    if not given.site_claim:
        return own
    found = _values(told, given.site_claim)
    return found.pop() if len(found) == 1 else ""


def _values(told: Mapping[str, Any], claim: str) -> set[str]:
    """The texts of a claim, by its own name, or by dots where it lies inside others."""
    found: Any = told.get(claim)
    if found is None:
        found = told
        for name in claim.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list) else [found]
    return {one for one in listed if isinstance(one, str)}
