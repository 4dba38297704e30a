"""How a setting is declared, in a field: default, bounds and description; used by `settings_table`.

Reading, checking and documenting settings all derive from these declarations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Literal

from kiosk.config.voices import doubled, mistake, written
from kiosk.formats.suggest import nearest
from kiosk.session.technician import weak
from kiosk.views.focus import Key
from kiosk.views.keymap import is_enough, learnt_keys, line, parts, twice
from kiosk.wire.buttons import code_of
from kiosk.wire.findings import SECRETS, French, fr

Kind = Literal[
    "text", "whole", "number", "flag", "choice", "texts", "identities", "identity", "path", "web", "webs",
    "keys", "voices", "database", "button", "digits", "secure_web",
]  # fmt: skip
SECURE_WEB = r"https://[^\s/@]+(/\S*)?|http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?(/\S*)?"
FLAGS = {"true": True, "false": False, "oui": True, "non": False, "1": True, "0": False}  # as plain words


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value has to be; `doc` is French, for technicians."""

    kind: Kind
    doc: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    secret: bool = False


def setting(
    default: Any,
    doc: str,
    *,
    kind: Kind | None = None,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
    required: bool = False,
    secret: bool = False,
) -> Any:
    """A dataclass field that is a setting; its kind follows from the default where it is not given."""
    if kind is None:
        kinds: dict[type, Kind] = {
            bool: "flag",
            int: "whole",
            float: "number",
            tuple: "texts",
            str: "choice" if choices else "text",
        }
        kind = kinds[type(default)]
    rule = Rule(kind, doc, least, most, choices, required, secret)
    return field(default=default, repr=not secret, metadata={"rule": rule})


def rules(section: type) -> Iterator[tuple[str, Rule, Any]]:
    """The settings of a section: name, rule, default."""
    for each in fields(section):
        yield each.name, each.metadata["rule"], _default(each)


def _default(each: Field[Any]) -> Any:
    return None if each.default is MISSING else each.default


class WrongValue(ValueError):
    """Not a value for this setting: why, and what to write. Never holds the value of a secret."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def checked(rule: Rule, value: Any) -> Any:
    """The value as its setting keeps it; raises `WrongValue`."""
    match rule.kind:
        case "whole" | "number":
            return _number(rule, value)
        case "flag":
            if not isinstance(value, bool):
                hint = fr("Écrivez true (oui) ou false (non), sans guillemets.")
                raise WrongValue(fr("Il faut true ou false."), hint)
            return value
        case "texts" | "identities" | "webs" | "keys" | "voices":
            if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
                raise WrongValue(fr("Il faut une liste de textes."), _as_list(value))
            if rule.most is not None and len(value) > rule.most:
                most = f"{rule.most:g}"
                why = fr("Il y en a {n}, et {most} au plus sont possibles.", n=len(value), most=most)
                raise WrongValue(why, fr("Gardez les premiers."))
            if rule.kind == "keys":
                return _keys(value)
            if rule.kind == "voices":
                return _voices(value)
            part = {"identities": "identity", "webs": "web", "texts": "text"}[rule.kind]
            return tuple(checked(Rule(part, ""), each) for each in value)  # type: ignore[arg-type]
    return _text(rule, value)


def _as_list(value: Any) -> French:
    """What to write; a text alone as the list that was meant."""
    if isinstance(value, str) and value.strip():
        meant = json.dumps([value[:80]], ensure_ascii=False)
        return fr("Écrivez cette valeur entre crochets\u00a0: {list}.", list=meant)
    return fr('Écrivez par exemple ["un", "deux"].')


def _text(rule: Rule, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValue(fr("Il faut un texte."), fr('Mettez la valeur entre guillemets droits\u00a0: "…".'))
    if rule.required and not value.strip():
        raise WrongValue(fr("La valeur est vide."), fr("Écrivez-la."))
    if rule.kind == "digits":
        return _code(rule, value)
    if rule.least is not None and len(value) < rule.least:
        least = fr("Il faut au moins {n} caractères.", n=f"{rule.least:g}")
        raise WrongValue(least, fr("Choisissez une valeur plus longue."))
    match rule.kind:
        case "choice" if value not in rule.choices:
            raise WrongValue(
                fr("«\u00a0{value}\u00a0» n’est pas possible.", value=value[:40]), _one_of(rule.choices)
            )
        case "identity" if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", value):
            raise WrongValue(
                fr("«\u00a0{value}\u00a0» ne peut pas être un nom.", value=value[:40]),
                fr("Écrivez des lettres sans accent, des chiffres, - ou _."),
            )
        case "web" if not re.fullmatch(r"https?://[^\s/:]+(:[0-9]{1,5})?(/\S*)?", value):
            raise WrongValue(
                f"«\u00a0{value[:60]}\u00a0» n’est pas une adresse.",
                "Écrivez par exemple http://127.0.0.1:8700.",
            )
        case "secure_web" if value and not re.fullmatch(SECURE_WEB, value):
            raise WrongValue(
                "L’adresse n’est ni en https, ni sur cette machine.",
                "Écrivez par exemple https://alarme.example/CLÉ. Sans nom ni mot de passe devant le serveur.",
            )
        case "button" if value and code_of(value) is None:
            raise WrongValue(
                f"«\u00a0{value[:40]}\u00a0» n’est pas un bouton.",
                "Écrivez KEY_POWER, KEY_PROG1, KEY_F13…, ou le numéro de la touche sous Linux.",
            )
        case "database" if "://" in value:
            _server(value)
    return value


def _code(rule: Rule, value: str) -> str:
    """A technician's code, by the same rule as one that is chosen on the screen."""
    if value and not (re.fullmatch("[0-9]*", value) and rule.least <= len(value) <= rule.most):  # type: ignore[operator]
        digits = f"de {rule.least:g} à {rule.most:g} chiffres"
        raise WrongValue(f"Un code est fait {digits}, et de rien d’autre.", f"Écrivez {digits}.")
    if value and weak(value):
        raise WrongValue(
            "Ce code est trop facile à deviner.",
            "Choisissez au moins trois chiffres différents, qui ne se suivent pas dans l’ordre.",
        )
    return value


def from_words(rule: Rule, words: str) -> Any:
    """A value given as plain words, as the environment gives it: lists are separated by commas."""
    match rule.kind:
        case "whole" | "number":
            try:
                return (
                    int(words)
                    if re.fullmatch(r"\s*[+-]?[0-9]{1,15}\s*", words)
                    else float(words.replace(",", "."))
                )
            except ValueError:
                return words
        case "flag":
            return FLAGS.get(words.strip().lower(), words)
        case "texts" | "identities" | "webs" | "keys" | "voices":
            return [part.strip() for part in words.split(",") if part.strip()]
    return words


def _number(rule: Rule, value: Any) -> int | float:
    whole = rule.kind == "whole"
    bounds = fr("plus grand")
    if rule.least is not None and rule.most is not None:
        bounds = fr("entre {least} et {most}", least=f"{rule.least:g}", most=f"{rule.most:g}")
    hint = fr("Écrivez un nombre {bounds}.", bounds=bounds)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise WrongValue(fr("Il faut un nombre."), fr("{hint} Sans guillemets ni unité.", hint=hint))
    if whole and not float(value).is_integer():
        raise WrongValue(fr("Il faut un nombre entier."), hint)
    if (rule.least is not None and value < rule.least) or (rule.most is not None and value > rule.most):
        raise WrongValue(fr("{value} n’est pas {bounds}.", value=f"{value:g}", bounds=bounds), hint)
    return int(value) if whole else float(value)


def _server(value: str) -> None:
    """A PostgreSQL server's address, without a password: that is a secret."""
    if re.fullmatch(r"[^/]*://[^/@]*:[^/@]*@.*", value):
        raise WrongValue(
            "Un mot de passe est un secret et ne s’écrit pas dans cette adresse.",
            f"Écrivez-le dans {SECRETS}, sous KIOSK_DESK__DATABASE_PASSWORD.",
        )
    if not re.fullmatch(r"postgresql://[\w.-]+@[\w.:\[\]-]+(:[0-9]{1,5})?/[\w-]+(\?\S*)?", value):
        raise WrongValue(
            "Cette adresse n’est pas celle d’une base de données.",
            "Écrivez le chemin d’un fichier, ou par exemple postgresql://bureau@127.0.0.1:5432/bureau.",
        )


def _keys(lines: list[str]) -> tuple[str, ...]:
    """A keypad's map: each line right, no key twice, enough of them to get about."""
    for text in lines:
        name, meant = parts(text)
        if not name or not re.fullmatch(r"\S+", name):
            hint = fr("Écrivez par exemple «\u00a0f13 = NEXT\u00a0».")
            raise WrongValue(fr("«\u00a0{given}\u00a0» n’est pas une touche.", given=text[:40]), hint)
        if meant not in Key.__members__:
            why = fr("«\u00a0{given}\u00a0» n’est pas un sens de touche.", given=meant[:40])
            raise WrongValue(why, _one_of(Key.__members__, meant))
    doubled = twice(lines)
    if doubled:
        hint = fr("Gardez une seule ligne pour cette touche.")
        raise WrongValue(fr("La touche «\u00a0{key}\u00a0» a deux sens.", key=doubled[0]), hint)
    if not is_enough(lines):
        raise WrongValue(
            fr("Avec ces touches seules, on ne peut pas tout faire."),
            fr("Ajoutez NEXT et SELECT, ou SWITCH_1 pour un contacteur. Ou lancez\u00a0: kiosk keys"),
        )
    return tuple(line(*known) for known in learnt_keys(lines).items())


def _one_of(known: Iterable[str], word: str = "") -> French:
    """What to write: the known word that is nearest, else any of them."""
    known = list(known)
    match = nearest(word, known)
    if match is not None:
        return fr("Vouliez-vous dire «\u00a0{word}\u00a0»\u00a0?", word=match)
    return fr("Écrivez l’un de ceux-ci\u00a0: {words}.", words=", ".join(known))


def _voices(lines: list[str]) -> tuple[str, ...]:
    """The voices of languages: each line possible, no language twice."""
    for text in lines:
        wrong = mistake(text)
        if wrong is not None:
            raise WrongValue(*wrong)
    if lang := doubled(lines):
        raise WrongValue(f"La langue «\u00a0{lang}\u00a0» a deux voix.", "Gardez une seule ligne pour elle.")
    return written(lines)
