"""The page of figures: a table beside each chart, without a script; made for `routes`.

Every chart has its numbers in a table beside it (WCAG 1.1.1); headers name rows and columns (WCAG 1.3.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from kiosk.desk.figures.charts import bars, chart
from kiosk.desk.figures.merging import REST
from kiosk.desk.figures.words import Words

Published = Mapping[str, Any]


def page(words: Words, hall: str, months: Sequence[str], body: Published | None) -> str:
    """The whole page; `body` is the month to show, None before the first."""
    text = words.text
    month = body["month"] if body is not None else ""
    inside = [_months(words, months, month)] if months else [f'<p class="card">{escape(text["none"])}</p>']
    if body is not None:
        inside += [_taken(words, month), *_sections(words, body["tables"])]
    return _framed(words, hall, f'<p class="why">{escape(text["why"])}</p>{"".join(inside)}', month)


def told(words: Words, hall: str, what: str) -> str:
    """A page that only says why there is nothing to see."""
    back = f'<p><a href="/?lang={words.language}">{escape(words.text["back"])}</a></p>'
    return _framed(words, hall, f'<p class="card">{escape(words.text[what])}</p>{back}', "")


def _framed(words: Words, hall: str, inside: str, month: str) -> str:
    text, other = words.text, "fr" if words.language == "en" else "en"
    title = " – ".join(part for part in (text["title"], words.month(month) if month else "", hall) if part)
    turned = f"/figures?lang={other}" + (f"&month={month}" if month else "")
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        '<link rel="icon" href="/page/icon.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="/page/desk.css">\n<link rel="stylesheet" href="/page/figures.css">\n'
        f'</head>\n<body>\n<header class="top"><p class="hall">{escape(hall)}</p>'
        f'<nav class="tools"><a href="/?lang={words.language}">{escape(text["back"])}</a>'
        f'<a href="{escape(turned)}" hreflang="{other}" lang="{other}">{escape(text["other"])}</a>'
        "</nav></header>\n"
        f'<main class="figures" id="main"><h1>{escape(text["title"])}'
        + (f" <span>{escape(words.month(month))}</span>" if month else "")
        + f"</h1>{inside}</main>\n</body>\n</html>\n"
    )


def _months(words: Words, months: Sequence[str], shown: str) -> str:
    here = {shown: ' aria-current="page"'}
    links = "".join(
        f'<li><a href="/figures?lang={words.language}&amp;month={month}"{here.get(month, "")}>'
        f"{escape(words.month(month))}</a></li>"
        for month in months
    )
    title = escape(words.text["months"])
    return f'<nav class="months" aria-label="{title}"><h2>{title}</h2><ul>{links}</ul></nav>'


def _taken(words: Words, month: str) -> str:
    links = "".join(
        f'<a href="/api/figures/{month}{ending}" download>{escape(words.text[name])}</a>'
        for name, ending in (("csv", f".csv?lang={words.language}"), ("json", ""))
    )
    return f'<p class="take">{escape(words.text["take"])} {links}</p>'


def _sections(words: Words, tables: Sequence[Published]) -> list[str]:
    """Tables of one whole under one heading, in their order."""
    made = []
    for kind, some in groupby(tables, key=lambda one: one["name"].partition("_")[0]):
        inside = "".join(_table(words, one) for one in some)
        made.append((kind, f"<h2>{escape(words.text[kind])}</h2>{inside}"))
    return [f'<section class="{kind}">{inside}</section>' for kind, inside in made]


def _table(words: Words, table: Published) -> str:
    title = escape(words.table(table["name"], table["about"]))
    labels = {row["key"]: words.row(table["name"], row["key"], table["about"]) for row in table["rows"]}
    if not table["rows"]:
        return f'<div class="card"><h3>{title}</h3><p>{escape(words.text["small"])}</p></div>'
    standing = table["name"].endswith(("_by_day", "_by_hour"))
    short = {key: key[-2:].lstrip("0") or "0" if not key.startswith(REST) else REST for key in labels}
    found = bars(table, short if standing else labels)
    seen = words.text["chart"].format(of=words.table(table["name"], table["about"]))
    drawn = chart(found, seen, standing, words.number)
    rows = "".join(_row(words, labels[row["key"]], row["values"]) for row in table["rows"])
    foot = _row(words, words.text["total"], table["total"]) if table["total"] else ""
    heads = "".join(f'<th scope="col">{escape(words.columns[column])}</th>' for column in table["columns"])
    return (
        f'<div class="card"><h3>{title}</h3><div class="both">{drawn}'
        f'<div class="scrolls" tabindex="0" role="group" aria-label="{title}"><table><caption class="quiet">'
        f'{title}</caption><thead><tr><th scope="col">{escape(words.text["what"])}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div></div></div>"
    )


def _row(words: Words, label: str, values: Sequence[int | None]) -> str:
    cells = "".join(f"<td>{_value(words, value)}</td>" for value in values)
    return f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'


def _value(words: Words, value: int | None) -> str:
    if value is None:
        return f'<span aria-hidden="true">–</span><span class="quiet">{escape(words.text["untold"])}</span>'
    return words.number(value)
