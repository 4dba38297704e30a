"""What Spanish and Portuguese have in common, by the words of each; called by `spanish` and `portuguese`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.views.spoken.rules import PATH, Pattern, Rule, rule

Said = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `hers` says a number before something feminine, `his` before the rest.

    `called` is what stands before a number that is called, as a pattern; `cents` is between euros and cents,
    `past` between hours and minutes. `million` and `cent` are singular and plural.
    """

    months: tuple[str, ...]
    units: Mapping[str, str]
    names: Mapping[str, str]
    his: Callable[[int], str]
    hers: Callable[[int], str]
    dash: str
    underscore: str
    dot: str
    called: str
    abroad: str
    million: tuple[str, str]
    cent: tuple[str, str]
    cents: str
    past: str
    percent: str
    spelt: str


def rules(words: Words, counted: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules of a language, in their order; `counted` are its own, on numbers before what they count."""
    name = "|".join(re.escape(one) for one in sorted(words.names, key=len, reverse=True))
    months = "|".join(words.months)
    return (
        rule(r"(?:https?://)?(?:www\.)?((?:[\w.-]+@)?(?:[\w-]+\.)+(?:fr|com|org|eu|net|info|paris))\b" + PATH,
             _site(words)),
        rule(r"_/_", ", "),
        rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
        rule(r"\+33_?([1-9])((?:(?:_|\.)?\d\d){4})\b", rf"{words.abroad} 33, \1\2"),
        rule(r"\b3975\b", "39 75"),
        rule(rf"(\b(?:{words.called})_)(3\d)(\d\d)\b(?!_?[€%])", r"\1\2 \3"),
        rule(r"\b([A-Z])([A-Z])-(\d{3})-([A-Z])([A-Z])\b", r"\1 \2, \3, \4 \5"),
        rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date(words)),
        rule(rf"\b(\d{{1,2}})_({months})_(\d{{4}})\b", r"\1 de \2 de \3"),
        rule(r"(?<=\d)_(?=\d{3}(?!\d))", ""),
        rule(r"(?<![\d,.])(\d+)(?:[,.](\d\d?))?_?(?:€|euros?\b)", _amount(words)),
        rule(r"\b(\d{1,2})(?::|_?h_?)([0-5]\d)\b", _time(words)),
        rule(r"\b(\d{1,2})_?h\b", lambda found: f"{found[1]} hora{'' if int(found[1]) == 1 else 's'}"),
        rule(r"\b(\d+)(?:er|re|e|ᵉ|ème)(?!\w)", r"\1"),
        rule(r"(?<=\d)\.(?=[ºª])", ""),
        rule(rf"\b(\d+)_?({'|'.join(words.units)})(?![\w²³])", _unit(words)),
        rule(r"(?<=\d)_?%", f" {words.percent}"),
        rule(r"\bn\.?[°º]_?(?=\d)", "número ", any_case=True),
        rule(r"\b((?:19|20)\d\d)-((?:19|20)\d\d)\b", r"\1 a \2"),
        *counted,
        rule(rf"\b(?:{words.spelt})\b", lambda found: " ".join(found[0])),
        (Pattern(name), lambda found: words.names[found[0]]),
    )  # fmt: skip


def _site(words: Words) -> Said:
    """The site alone: nobody remembers the rest, and it is on the screen."""

    def said(found: re.Match[str]) -> str:
        site = found[1].replace("-", f" {words.dash} ").replace("_", f" {words.underscore} ")
        return site.replace("@", " arroba ").replace(".", f" {words.dot} ")

    return said


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall(r"\d\d", found[0])
    return f"0 {pairs[0][1]}, {', '.join(pairs[1:])}"


def _date(words: Words) -> Said:
    def said(found: re.Match[str]) -> str:
        day, month = int(found[1]), int(found[2])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return found[0]
        return f"{day} de {words.months[month - 1]} de {found[3]}"

    return said


def _time(words: Words) -> Said:
    def said(found: re.Match[str]) -> str:
        hour = words.hers(int(found[1]))
        return hour if found[2] == "00" else f"{hour} {words.past} {int(found[2])}"

    return said


def _amount(words: Words) -> Said:
    def said(found: re.Match[str]) -> str:
        whole, cents = int(found[1]), int((found[2] or "0").ljust(2, "0"))
        if cents and not whole:
            return f"{words.his(cents)} {words.cent[cents > 1]}"
        if whole and whole % 1_000_000 == 0:
            millions = whole // 1_000_000
            return f"{words.his(millions)} {words.million[millions > 1]} de euros"
        euros = f"{words.his(whole)} euro{'' if whole == 1 else 's'}"
        return f"{euros} {words.cents} {cents}" if cents else euros

    return said


def _unit(words: Words) -> Said:
    def said(found: re.Match[str]) -> str:
        unit = words.units[found[2]].split()
        if found[1] == "1":
            unit = [word.removesuffix("s") for word in unit]
        return " ".join((found[1], *unit))

    return said
