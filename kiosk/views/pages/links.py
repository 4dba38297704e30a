"""The other procedures that one leads to, and what of them can be opened from here; for the pages."""

from __future__ import annotations

from kiosk.procedures.model import OpenProcedure, Text
from kiosk.session.state import DEEPEST
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context


def opens(c: Context) -> tuple[OpenProcedure, ...]:
    """The other procedures that this one leads to that are here and can be opened, the sure ones first."""
    assert c.here.position is not None
    found = sorted(facts.of_kind(c.here.position, OpenProcedure), key=lambda f: not f.sure)
    links = {f.block.target: f.block for f in reversed(found) if isinstance(f.block, OpenProcedure)}
    return tuple(link for link in reversed(links.values()) if title_here(c, link.target) is not None)


def opened_title(c: Context, link: OpenProcedure) -> Text:
    """What another procedure is called where it is offered."""
    return link.title or c.library.title(link.target, c.language) or Text(link.target)


def title_here(c: Context, target: str) -> Text | None:
    """What another document is called; None where it is not there, or cannot be opened from here."""
    open_now = [frame.procedure for frame in c.session.frames]
    if open_now[-1:] == [target] or (len(open_now) >= DEEPEST and target not in open_now):
        return None
    return c.library.title(target, c.language)
