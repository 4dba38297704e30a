"""`tree_of(view, placement) → Tree`: a page for a screen reader or a braille display; called by `publisher`.

Its words are those of the voice, written as on the page where the voice only pronounces them: a braille
display shows « 17 h 30 », a screen reader has a pronunciation of its own. What the voice keeps to itself is
kept here as well: answers that are not said aloud, what is typed masked (EN 301 549 5.1.3.8, 5.1.3.9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from kiosk.access.node import Node, Role, Tree
from kiosk.access.order import in_order
from kiosk.access.places import Places
from kiosk.languages import voice_of
from kiosk.views.placement import Placement, Rect, words_on
from kiosk.views.spoken import spoken
from kiosk.views.view import Control, Part, Sentence, View

_ROLES: dict[str, Role] = {
    "option": "radio",
    "checkbox": "checkbox",
    "switch": "switch",
    "key": "key",
}
_PARTS: dict[str, Role] = {
    "heading": "heading",
    "qr": "picture",
    "ring": "countdown",
    "field": "field",
    "typed": "field",
    "query": "field",
}
_ROOT = 1


def tree_of(view: View | None, placement: Placement) -> Tree:
    """The tree of a page; without a view, as where the terminal is out of order, of the words shown."""
    return _of_view(view, placement) if view is not None else _of_words(placement)


def node_id(key: str, name: str) -> int:
    """The number of a thing of a page: the same for the same thing of the same page, from 2 on."""
    digest = blake2b(f"{key}\0{name}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") + 2


def _of_view(view: View, placement: Placement) -> Tree:
    places, nodes = Places(placement), []
    body: list[int] = []
    for node in (*_told(view), *_read(view, places)):
        nodes.append(node)
        if node.role != "run":
            body.append(node.id)
    in_bar = [_control(view, one, placement) for one in view.controls if one.zone == "bar"]
    page = Node(
        node_id(view.key, "page"),
        "page",
        view.title,
        _joined(said for said in view.announcement if not said.control and said.text != view.title),
        lang=voice_of(view.language),
        rect=Rect(0, 0, placement.width, placement.height),
        children=tuple(body),
    )
    bar = Node(
        node_id("", "bar"), "bar", rect=places.ground("bar"), children=tuple(node.id for node in in_bar)
    )
    place = next((part for part in view.parts if part.id == "place"), None)
    window = Node(
        _ROOT,
        "window",
        _joined(place.sentences) if place is not None else "",
        lang=voice_of(view.language),
        rect=page.rect,
        children=(page.id, bar.id),
    )
    at = _at(view)
    focus = next((node.id for node in (*nodes, *in_bar) if at and node.control == at), page.id)
    return Tree(_ROOT, focus, (window, page, *nodes, bar, *in_bar))


def _at(view: View) -> str:
    """The control that has the focus; a switch's frame, where it is on one alone."""
    return view.ring[0] if len(view.ring) == 1 else view.focus


def _told(view: View) -> Iterator[Node]:
    """What is announced as it comes: what has come by itself, what the page tells on being asked."""
    notice = (view.notice,) if view.notice is not None else ()
    told: tuple[tuple[str, Role, tuple[Sentence, ...]], ...] = (
        ("notice", "alert", notice),
        ("told", "status", view.told),
    )
    for name, role, sentences in told:
        words = _joined(sentences)
        if words:
            yield Node(node_id(view.key, name), role, words, lang=voice_of(view.language))


def _read(view: View, places: Places) -> Iterator[Node]:
    for one in in_order(view):
        if isinstance(one, Control):
            yield _control(view, one, places.placement)
        else:
            yield from _part(view, one, places)


def _part(view: View, part: Part, places: Places) -> Iterator[Node]:
    """A part with its words; what is typed is the value of a field that bears the page's question."""
    words = _joined(part.sentences)
    role = "heading" if part.id == "title" else _PARTS.get(part.kind, "text")
    lang = voice_of(part.sentences[0].lang) if part.sentences else ""
    number, rect = node_id(view.key, f"part:{part.id}"), places.of(part)
    if role == "field":
        run = node_id(view.key, f"typed:{part.id}")
        yield Node(number, role, view.title, value=words, lang=lang, rect=rect, children=(run,))
        yield Node(run, "run", value=words, lang=lang, rect=rect)
    elif words:
        yield Node(number, role, words, lang=lang, rect=rect)


def _control(view: View, control: Control, placement: Placement) -> Node:
    """A control; a state that is not said aloud is not told (5.6 and 5.1.3.9)."""
    name, description = words_of_control(control)
    shape = placement.of(control.id)
    role = _ROLES.get(control.role, "button")
    stated = not control.untold and (role in ("radio", "checkbox", "switch") or control.state == "selected")
    return Node(
        node_id("" if control.zone == "bar" else view.key, f"control:{control.id}"),
        role,
        name,
        description,
        lang=voice_of(control.spoken_lang or control.lang),
        rect=shape.rect if shape is not None else None,
        on=control.state in ("on", "selected") if stated else None,
        disabled=control.event is None or control.state == "disabled",
        control=control.id,
    )


def words_of(said: Sentence) -> str:
    """The words of a sentence: the written ones where they are what the voice says, else the voice's."""
    pronounced = not said.spoken or said.spoken == spoken(said.text, said.lang)
    return said.text if pronounced else said.spoken


def words_of_control(control: Control) -> tuple[str, str]:
    """A control's name and what is said after it, its state apart."""
    if control.spoken:
        after = (control.hint if control.hint_lang else "", control.kept)
        return control.spoken, " ".join(words for words in after if words)
    return control.label, control.hint


def _of_words(placement: Placement) -> Tree:
    """A page of words alone, or of nothing."""
    shapes = [shape for shape in placement.shapes if words_on(shape)]
    nodes = tuple(
        Node(node_id(placement.key, f"line:{number}"), "text", line.text, lang=voice_of(line.lang))
        for number, line in enumerate(line for shape in shapes for line in shape.lines)
    )
    whole = Rect(0, 0, placement.width, placement.height)
    name = nodes[0].name if nodes else ""
    window = Node(_ROOT, "window", name, rect=whole, children=tuple(node.id for node in nodes))
    return Tree(_ROOT, _ROOT, (window, *nodes))


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(filter(None, map(words_of, sentences)))
