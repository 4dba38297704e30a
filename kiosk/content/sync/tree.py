"""A document's JSON tree, as the npm package carries it (xml-js), as the XML it was; used by `package`.

The tree has nodes {type: element, name, attributes, children} and {type: text, text}. Written like this, the
documents of release 1.199.0 are those of the official feed, byte for byte.
"""

from __future__ import annotations

import re
from typing import Any

DEEPEST = 200             # nodes inside one another; a document stays below 30, the reader refuses 60

_NAME = re.compile(r"[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?")       # also keeps a name from holding mark-up
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class TreeError(ValueError):
    """The JSON is no such tree; the message says what is not."""


def to_xml(tree: Any) -> bytes:
    """The document of {id, children: [root]}; TreeError if it is none."""
    children = tree.get("children") if isinstance(tree, dict) else None
    if not isinstance(children, list):
        raise TreeError("no « children » at the top; expected {id, children}")
    roots = [node for node in children if isinstance(node, dict) and node.get("type") == "element"]
    if len(roots) != 1:
        raise TreeError(f"{len(roots)} root elements, expected one")
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(roots[0], out, 0)
    return "".join(out).encode()


def _write(node: Any, out: list[str], depth: int) -> None:
    if depth > DEEPEST:
        raise TreeError(f"more than {DEEPEST} nodes inside one another")
    match node:
        case {"type": "text", "text": str(text)} | {"type": "cdata", "cdata": str(text)}:
            out.append(_clean(text).translate(_IN_TEXT))
        case {"type": "element", "name": str(name)}:
            start = _named(name) + _attributes(node.get("attributes", {}))
            children = node.get("children", [])
            if not isinstance(children, list):
                raise TreeError(f"the children of <{name}> are no list")
            if not children:
                out.append(f"<{start}/>")
                return
            out.append(f"<{start}>")
            for child in children:
                _write(child, out, depth + 1)
            out.append(f"</{name}>")
        case {"type": "comment" | "instruction" | "doctype"}:
            pass                                       # not content; the reader passes them over too
        case _:
            raise TreeError("a node that is neither element nor text")


def _attributes(attributes: Any) -> str:
    if not isinstance(attributes, dict):
        raise TreeError("attributes that are no object")
    pairs = []
    for name, value in attributes.items():
        if not isinstance(value, str | int | float):
            raise TreeError(f"the attribute « {name} » has no plain value")
        pairs.append(f' {_named(name)}="{_clean(str(value)).translate(_IN_ATTRIBUTE)}"')
    return "".join(pairs)


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise TreeError("a name that XML does not allow")
    return name


def _clean(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise TreeError("a character that XML does not allow")
    return text
