"""Addresses on the web and signs between words, in French."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import Pattern, rule

NEEDED = re.compile(r"[/@+=*&§<>#|~→•_\[\]]|\.[a-z]|www")
_SITES = r"(?:fr|com|org|eu|net|info|paris|int|be|gouv)"


def _site(found: re.Match[str]) -> str:
    """The site alone: nobody remembers the rest, and it is on the screen."""
    site = found[1].replace("-", " tiret ") if "@" in found[0] else found[1]
    return site.replace("@", " arobase ").replace(".", " point ").replace("_", " tiret bas ")


ADDRESSES = (
    rule(rf"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+{_SITES})\b(?:/[\w./?=&%#~+-]*[\w/])?", _site),
    (Pattern(rf"\b([\w.-]+@(?:[\w-]+\.)+{_SITES})\b"), _site),
)[::-1]
RULES = (
    rule(r"\bet/ou\b", "et ou"),
    rule(r"(?<=\d)_?\+_?(?=\d)", " plus "),
    rule(r"(?:^|_)\+_", " plus "),
    rule(r"_?=_?", " égale "),
    rule(r"_?&_?", " et "),
    rule(r"§_?", "paragraphe "),
    rule(r"<_?(?=\d)", "moins de "),
    rule(r">_?(?=\d)", "plus de "),
    rule(r"\b((?:19|20)\d\d)/(?!(?:19|20)\d\d\b)(\d+)\b", r"\1 barre \2"),  # the number of a directive
    rule(r"(?<=\d)(?<!\b(?:19|20)\d\d)/(?=\d)", " sur "),
    rule(r"(?<=\w)_?/_?(?=\w)", " "),
    rule(r"_?→_?", ", "),
    rule(r"[*•|~#\[\]]", ""),
)
