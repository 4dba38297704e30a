"""The other procedures that one leads to; offered by the summary and by the menu."""

from __future__ import annotations

from kiosk.procedures.model import OpenProcedure, Text
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context


def opens(c: Context) -> tuple[OpenProcedure, ...]:
    """The other procedures that this one leads to and that are here, the sure ones first."""
    assert c.here.position is not None
    found = sorted(facts.of_kind(c.here.position, OpenProcedure), key=lambda f: not f.sure)
    links = {f.block.target: f.block for f in reversed(found) if isinstance(f.block, OpenProcedure)}
    return tuple(link for link in reversed(links.values()) if c.library.get(link.target) is not None)


def opened_title(c: Context, link: OpenProcedure) -> Text:
    """What another procedure is called where it is offered."""
    return link.title or c.library.title(link.target, c.language) or Text(link.target)
