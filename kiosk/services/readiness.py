"""The readiness sheet as one HTML file, for the town hall's records; from the screen or a command."""

from __future__ import annotations

import html
from collections.abc import Iterable

from kiosk.views.pages.technician.readiness import SIGNED, SIGNS, Row, Sheet
from kiosk.views.pages.technician.words import NAMES

_STYLE = """body{font:17px/1.45 sans-serif;color:#12211c;max-width:52em;margin:2em auto;padding:0 1em}
h1{margin-bottom:0}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
padding:.4em .6em;border-bottom:1px solid #5e8676}.sign{white-space:nowrap;font-weight:bold}
.summary{font-size:1.2em;border:3px solid #0c4434;padding:.6em}dt{font-weight:bold}dd{margin:0 0 .5em}
.signed{border:1px solid #5e8676;padding:.6em;min-height:5em}
@media print{body{margin:0}}"""


def html_of(sheet: Sheet, version: str) -> str:
    """A whole page without anything from elsewhere; in French, as those who keep it read it."""
    about = (("Mairie", sheet.hall), ("Borne", sheet.terminal), ("Où elle est", sheet.place),
             ("Numéro de série de la machine", sheet.serial), ("Version du programme", version),
             ("Date", sheet.day))  # fmt: skip
    listed = "".join(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in about if value)
    parts = [
        f"<h1>{_text(sheet.title)}</h1><dl>{listed}</dl>",
        f'<p class="summary">{SIGNS[sheet.outcome]} {_text(sheet.summary)}</p>',
        *(_table(heading, rows) for heading, rows in sheet.sections()),
        f'<p class="signed">{_text(SIGNED)}\u00a0:</p>',
    ]
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{_text(sheet.title)}'
        f"</title><style>{_STYLE}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _table(heading: str, rows: Iterable[Row]) -> str:
    lines = "".join(
        f'<tr><td class="sign">{SIGNS[row.outcome]} {_text(NAMES[row.outcome])}</td>'
        f"<td>{_text(row.name)}</td><td>{_text(row.found)}</td><td>{_text(row.clause)}</td></tr>\n"
        for row in rows
    )
    heads = "<tr><th>État</th><th>Quoi</th><th>Mesuré</th><th>Règle</th></tr>"
    return f"<h2>{_text(heading)}</h2><table>{heads}\n{lines}</table>"


def _text(words: str) -> str:
    return html.escape(words)
