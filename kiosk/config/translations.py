"""Translations of a procedure, in a file beside it (`<id>.<language>.yaml`); called by the library.

A translation is tied to the French by the French words themselves: once those change, the text is shown in
French, marked as French, until someone translates it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk import languages
from kiosk.config.fields import Reading
from kiosk.config.texts import map_texts
from kiosk.config.wording import clean, french
from kiosk.formats.nodes import Scalar
from kiosk.formats.problems import Problem, errors, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.languages.french import FRENCH
from kiosk.procedures.model import Procedure, Text


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The texts of one procedure in one language, by their French words; `words` are for searching."""

    language: str
    texts: Mapping[str, str]
    words: tuple[str, ...] = ()
    translated_by: str = ""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def load_sidecar(path: Path, name: str | None = None) -> tuple[Sidecar | None, tuple[Problem, ...]]:
    """The translation, or None when the file has an error: then everything is shown in French."""
    reading = Reading(name or str(path))
    node, problems = read_yaml(path, reading.file)
    fields = None if node is None else reading.fields(node, "la traduction")
    sidecar = None
    if fields is not None:
        language = path.name.removesuffix(".yaml").rpartition(".")[2]
        written = fields.plain("langue", required=True)
        if written and written != language:
            reading.error(
                fields.get("langue") or fields.node,
                f"La langue est «\u00a0{written}\u00a0» et le fichier finit par "
                f"«\u00a0.{language}.yaml\u00a0».",
                f"Écrivez «\u00a0langue: {language}\u00a0», ou renommez le fichier.",
            )
        translated_by = fields.plain("traduit_par", required=True)
        words = fields.plains("mots")
        texts, places = _texts(reading, fields.items("textes", required=True), language)
        fields.done()
        sidecar = Sidecar(language, texts, words, translated_by, places)
    found = in_order([*problems, *reading.problems])
    return (None if errors(found) else sidecar), found


def _texts(
    reading: Reading, nodes: tuple, language: str
) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    texts: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for node in nodes:
        fields = reading.fields(node, "un texte traduit")
        if fields is None:
            continue
        words = french(fields.plain("fr", required=True))
        foreign = fields.get(language, required=True)
        scalar = None if foreign is None else reading.scalar(foreign, language)
        fields.done()
        if words in texts:
            reading.error(
                node,
                "Ce texte est déjà traduit plus haut.",
                f"Gardez une seule des deux lignes (ligne {places[words][0]}).",
            )
        elif words and isinstance(scalar, Scalar):
            texts[words] = clean(scalar.text)
            places[words] = (node.line, node.column)
    return texts, places


def translate(procedure: Procedure, sidecar: Sidecar) -> Procedure:
    """The procedure in the sidecar's language; what is not translated stays French and says so (`lang`)."""
    own = languages.of(sidecar.language)
    known = {FRENCH.yes: own.yes, FRENCH.no: own.no}  # what questions without choices of their own have

    def change(text: Text) -> Text:
        foreign = sidecar.texts.get(text.text) or known.get(text.text)
        return Text(foreign, lang=sidecar.language) if foreign else text

    translated = map_texts(procedure, change)
    return replace(translated, words=procedure.words + sidecar.words) if sidecar.words else translated


def compare(
    texts: Mapping[str, tuple[int, int]], file: str, sidecar: Sidecar, sidecar_file: str
) -> tuple[Problem, ...]:
    """What is French and not translated yet, and what is translated and no longer French: one line each."""
    missing = [
        line
        for text, (line, _) in texts.items()
        if text not in sidecar.texts and any(character.isalpha() for character in text)
    ]
    stale = [line for text, (line, _) in sidecar.places.items() if text not in texts]
    found = []
    if missing:
        told = _counted(missing, "texte n’est pas traduit", "textes ne sont pas traduits")
        found.append(
            Problem(
                file,
                min(missing),
                1,
                f"{told} ({sidecar.language})\u00a0: montré en français. {_lines(missing)}",
                f"Ajoutez-le à {sidecar_file}, avec les mêmes mots après «\u00a0fr:\u00a0».",
                "warning",
            )
        )
    if stale:
        told = _counted(stale, "texte français n’est plus", "textes français ne sont plus")
        found.append(
            Problem(
                sidecar_file,
                min(stale),
                1,
                f"{told} dans la démarche ({sidecar.language}). {_lines(stale)}",
                "Recopiez le texte français actuel et retraduisez-le, ou supprimez ces lignes.",
                "warning",
            )
        )
    return in_order(found)


def _counted(lines: Sequence[int], one: str, more: str) -> str:
    return f"Un {one}" if len(lines) == 1 else f"{len(lines)} {more}"


def _lines(lines: Sequence[int]) -> str:
    """« Ligne 12. », « Lignes 12, 40, 51. »"""
    shown = ", ".join(map(str, sorted(lines)))
    return f"Ligne{'s' if len(lines) > 1 else ''} {shown}."
