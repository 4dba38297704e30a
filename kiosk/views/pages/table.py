"""Tables: side by side where they fit the page, else one row at a time; heard row by row with their headings.

Called by `reading`; its own page is opened by the control that stands for a table too large for the text.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.procedures.engine import Resolved
from kiosk.procedures.model import Table, Text
from kiosk.session.events import PageClosed, PageOpened
from kiosk.views.arranging.plan import content_width
from kiosk.views.arranging.table_rows import columns, row_height, widths_of
from kiosk.views.pages import facts
from kiosk.views.pages.dated import french_only, source_note
from kiosk.views.pages.draft import Context, Draft, action, context_of, pause
from kiosk.views.pages.fitting import text_room
from kiosk.views.pages.related import leading, link_controls
from kiosk.views.pages.word import explained, word_controls
from kiosk.views.perishable import may_change
from kiosk.views.sentences import sentence
from kiosk.views.view import Control, Part, Sentence

TABLE = "table:"  # how the identity of a table's control begins
MOST_PARTS = 2.2  # of a page, its headings on each: a larger table is read one row at a time


def table_parts(c: Context, table: Table, inside: bool = False) -> list[Part]:
    """A table in a text: itself where it fits, else a sentence that offers it; always that `inside` a box."""
    caption = Part(f"{table.id}?", "heading", (sentence(table.caption),)) if table.caption else None
    grid = None if inside else _grid(c, table)
    if grid is not None:
        return [caption, *grid] if caption is not None else grid
    n = len(table.rows)
    told = c.one(c.say("Un tableau de {n} lignes, à lire une par une.").format(n=n))
    if n == 1:
        told = c.one(c.say("Un tableau d’une ligne."))
    offer = Sentence(told.text, told.spoken, told.lang, offers=(TABLE + table.id,))
    dated = any(may_change(cell.text) for row in table.rows for cell in row)
    shown = Part(table.id, "item" if inside else "paragraph", (offer,), changes=dated or None)
    return [caption, shown] if caption is not None else [shown]


def table_control(c: Context, table: Table) -> Control:
    """The control that leads to a table's page."""
    label = c.say("Lire le tableau")
    event = PageOpened("table", f"{table.id}/0")
    return action(TABLE + table.id, label, event, look="second", icon="view-list", lang=c.language)


def page(c: Context) -> Draft:
    """One row of a table: each heading with what stands under it."""
    _, table = c.say, _table(c)
    done = action("go_on", _("C’est lu"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    if table is None or not table.rows:
        gone = c.one(_("Cette partie ne s’applique plus."))
        return Draft(title=gone, context=context_of(c), foot=(done,), more=_("Suite"))
    shown = c.here.detail.partition("/")[2]
    number = min(int(shown) if shown.isdigit() else 0, len(table.rows) - 1)
    title = sentence(table.caption) if table.caption else c.one(_("Tableau"))
    said = _("Ligne {n} sur {m}").format(n=number + 1, m=len(table.rows))
    parts = _row_parts(c, table, number)
    foot: list[Control] = []
    if number:
        to = PageOpened("table", f"{table.id}/{number - 1}")
        foot.append(_step(c, "row_before", _("Ligne d’avant"), to, "arrow-left", "second"))
    if number + 1 < len(table.rows):
        to = PageOpened("table", f"{table.id}/{number + 1}")
        foot.append(_step(c, "row_after", _("Ligne d’après"), to, "arrow-right", "action"))
    else:
        foot.append(done)
    return Draft(
        title=title,
        parts=(*parts, *source_note(c)),
        context=context_of(c),
        progress=c.one(said),
        lead=french_only(c, title.lang) if number == 0 else (),
        foot=(*pause(c), *foot),
        more=_("Suite"),
        offered=(*word_controls(c), *link_controls(c, parts)),
    )


def _step(c: Context, name: str, label: str, to: PageOpened, icon: str, look: str) -> Control:
    return action(name, label, to, look=look, icon=icon, foot="foot0", lang=c.language)


def spoken_row(headings: tuple[Text, ...], row: tuple[Text, ...]) -> tuple[Sentence, ...]:
    """A row's cells as sentences: each is said after its heading, one that is merged with those it covers.

    A cell without words of its own that repeats another (`spoken`) is said with its neighbour, and not shown.
    """
    heads = [heading.text or heading.spoken for heading in headings] + [""] * (len(row) - len(headings))
    said: list[str] = [""] * len(row)
    waiting, shown, end = "", -1, -1
    for column, cell in enumerate(row):
        words = (cell.text or cell.spoken).rstrip(".\u00a0 ")
        if column <= end or not words:
            continue
        end = _covered(row, column)
        names = dict.fromkeys(heads[n] for n in range(column, end + 1) if heads[n])
        alone = column == 0 or end - column + 1 == len(row)
        head = "" if alone else " et ".join(names)
        named = f"{head}{languages.of(cell.lang).colon}" if head else ""
        told = sentence(Text(f"{named}{words}.", lang=cell.lang)).said
        if cell.text:
            said[column], shown, waiting = f"{waiting} {told}".strip(), column, ""
        elif shown < 0:
            waiting = f"{waiting} {told}".strip()
        else:
            said[shown] = f"{said[shown].rstrip('.')}. {told}"
    return tuple(Sentence(cell.text, words, cell.lang) for cell, words in zip(row, said, strict=True))


def _covered(row: tuple[Text, ...], column: int) -> int:
    """The last column that a cell covers."""
    words = row[column].text or row[column].spoken
    while column + 1 < len(row) and not row[column + 1].text and row[column + 1].spoken == words:
        column += 1
    return column


def _grid(c: Context, table: Table) -> list[Part] | None:
    """The rows as parts side by side; None where the page has no room for them."""
    headed = any(heading for heading in table.headings)
    rows = [table.headings, *table.rows] if headed else list(table.rows)
    cells = [_spans(row) for row in rows]
    room = content_width(c.layout)
    widths = columns(c.layout, cells, room)
    if widths is None:
        return None
    wide = [widths_of(row, widths) for row in cells]
    high = sum(
        row_height(c.layout, [text for text, _ in row], own, headed and n == 0)
        for n, (row, own) in enumerate(zip(cells, wide, strict=True))
    )
    if high > MOST_PARTS * text_room(c.layout):
        return None
    group, parts = f"table:{table.id}", []
    for number, (row, own) in enumerate(zip(rows, wide, strict=True), -1 if headed else 0):
        value = " ".join(f"{part / room:.8f}" for part in own)
        if number < 0:
            heads = tuple(Sentence(h.text, lang=h.lang, silent=True) for h in row)
            parts.append(Part(f"{table.id}.head", "cells", heads, group, state="head", value=value))
        else:
            said = spoken_row(table.headings, row)
            cells_said = tuple(_leading(c, cell, one) for cell, one in zip(row, said, strict=True))
            parts.append(Part(_ref(table, number), "cells", cells_said, group, value=value))
    return parts


def _leading(c: Context, cell: Text, said: Sentence) -> Sentence:
    """A cell that names documents offers them at the foot of its part."""
    return replace(said, offers=leading(c, cell, (said,)).get(0, ()))


def _spans(row: tuple[Text, ...]) -> list[tuple[str, int]]:
    """Each cell's words and how many columns it covers; none for those that another covers."""
    found: list[tuple[str, int]] = []
    end = -1
    for column, cell in enumerate(row):
        if column <= end:
            found.append(("", 0))
            continue
        end = _covered(row, column) if cell.text else column
        found.append((cell.text, end - column + 1))
    return found


def _row_parts(c: Context, table: Table, number: int) -> tuple[Part, ...]:
    """A row alone: its first cell, then each other under its heading; merged cells say what they repeat."""
    row, name = table.rows[number], _ref(table, number)
    heads = [heading.text or heading.spoken for heading in table.headings] + [""] * len(row)
    parts: list[Part] = []
    end = -1
    for column, cell in enumerate(row):
        words = cell if cell.text else Text(cell.spoken, lang=cell.lang)
        if not words or column <= end:
            continue
        end = _covered(row, column)
        names = dict.fromkeys(head for head in heads[column : end + 1] if head)
        key = f"{name}.{column}"
        if names and end - column + 1 < len(row):
            head = sentence(Text(" / ".join(names), lang=cell.lang))
            parts.append(Part(key, "heading", (head,), state="label"))
            key = f"{key}="
        parts.append(Part(key, "paragraph", explained(c, words), state="value"))
    return tuple(parts)


def _ref(table: Table, number: int) -> str:
    return f"{table.id}.{number}"


def _table(c: Context) -> Table | None:
    position, wanted = c.here.position, c.here.detail.partition("/")[0]
    found = facts.of_kind(position, Table) if position is not None else ()
    return next((f.block for f in found if f.block.id == wanted), None)  # type: ignore[return-value,union-attr]


def tables(blocks: tuple[Resolved, ...]) -> tuple[Table, ...]:
    """The tables anywhere in these blocks."""
    return tuple(f.block for f in facts.found(blocks) if isinstance(f.block, Table))
