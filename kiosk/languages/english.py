"""English."""

from __future__ import annotations

from kiosk.languages.language import NB, Days, Language, Opening, Places

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hour(minute: int) -> str:
    """“8:30 am”, “5 pm”, “noon”."""
    hours, minutes = divmod(minute, 60)
    if minutes == 0 and hours in (0, 12):
        return "noon" if hours else "midnight"
    shown = f"{hours % 12 or 12}:{minutes:02}" if minutes else str(hours % 12 or 12)
    return f"{shown}{NB}{'am' if hours < 12 else 'pm'}"


ENGLISH = Language(
    code="en",
    name="English",
    voice="en",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    days=Days(
        names=_DAYS,
        on=tuple(f"on {day}" for day in _DAYS),
        one="{day}, ",
        two="{day} to {last}, ",
        more="{day} to {last}, ",
        hours="{start} to {end}",
        last=" and ",
    ),
    opening=Opening(
        open="Open now, until {time}",
        always="Open day and night",
        closed="Closed",
        holiday="Closed today, a public holiday",
        later_today="{closed}, opens at {time}",
        tomorrow="{closed}, opens tomorrow at {time}",
        weekday="{closed}, opens {day} at {time}",
        later="{closed}, opens on {day} {date} at {time}",
        usual="Usual hours.",
        unknown="Hours unknown: ask at the reception.",
    ),
    places=Places(
        access="Wheelchair access",
        access_on_request="Wheelchair access on request",
        no_access="No wheelchair access",
        nothing="The directory does not give this address here. Ask an agent.",
        origin="Directory of {source}",
        of_date=", page of {date}",
    ),
    yes="Yes",
    no="No",
    hour=hour,
)  # fmt: skip
