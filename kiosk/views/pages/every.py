"""Every page by its name, and the function that makes it; used by `compose`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.views.pages import (
    browse,
    call,
    checklist,
    choices,
    closed,
    home,
    language,
    menu,
    missing,
    preferences,
    question,
    reading,
    recap,
    references,
    related,
    search,
    sharing,
    still_there,
    summary,
    table,
    takeaway,
    ticket,
    welcome,
    wishes,
    word,
)
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician import code as technician_code
from kiosk.views.pages.technician import home as technician_home
from kiosk.views.pages.technician import sheet as technician_sheet
from kiosk.views.pages.technician.steps import STEPS

PAGES: Mapping[str, Callable[[Context], Draft]] = {
    "welcome": welcome.page,
    "closed": closed.page,
    "home": home.home,
    "themes": browse.themes,
    "theme": browse.theme,
    "shelf": browse.shelf,
    "search": search.page,
    "question": question.page,
    "choices": choices.page,
    "checklist": checklist.page,
    "summary": summary.page,
    "menu": menu.page,
    "reading": reading.page,
    "aside": reading.page,
    "word": word.page,
    "words": word.several,
    "references": references.page,
    "related": related.page,
    "table": table.page,
    "recap": recap.page,
    "phone": takeaway.phone,
    "ticket": ticket.page,
    "other_way": takeaway.other_way,
    "call": call.page,
    "wishes": wishes.page,
    "sharing": sharing.page,
    "preferences": preferences.page,
    "language": language.page,
    "still_there": still_there.page,
    "missing": missing.page,
    "technician_code": technician_code.page,
    "technician_home": technician_home.page,
    "technician_sheet": technician_sheet.page,
    **{f"technician_{name}": step.page for name, step in STEPS.items()},
}
