"""Whether a line of `voice.voices` can be: a language, its engine, a voice of that; for `declare`."""

from __future__ import annotations

from kiosk.formats.suggest import suggest
from kiosk.languages import LANGUAGES
from kiosk.languages.chosen import MODEL_SUFFIX, VOICES, line, parts

ENGINES = (*VOICES, "piper")
_EXAMPLE = "Écrivez par exemple «\u00a0fr = mbrola fr4\u00a0»."


def mistake(text: str) -> tuple[str, str] | None:
    """What is wrong with a line, and what to write; None where it is right."""
    chosen = parts(text)
    spoken = [code for code, language in LANGUAGES.items() if language.voice == code]
    if len(text.partition("=")[2].split()) > (3 if chosen.engine == "piper" else 2) or not chosen.voice:
        return f"«\u00a0{text[:60]}\u00a0» n’est pas une voix.", _EXAMPLE
    if chosen.lang not in spoken:
        hint = suggest(chosen.lang, spoken)
        return f"«\u00a0{chosen.lang[:40]}\u00a0» n’est pas une langue qui a une voix.", hint
    if chosen.engine not in ENGINES:
        return f"«\u00a0{chosen.engine[:40]}\u00a0» n’est pas un moteur.", suggest(chosen.engine, ENGINES)
    if chosen.engine == "piper":
        return _piper(chosen.voice, chosen.command)
    known = VOICES[chosen.engine].get(chosen.lang, ())
    if not known:
        others = [one for one in ENGINES if chosen.lang in VOICES.get(one, (chosen.lang,))]
        return (
            f"{chosen.engine} ne parle pas «\u00a0{chosen.lang}\u00a0».",
            f"Écrivez un autre moteur ({', '.join(others)}), ou retirez la ligne.",
        )
    if chosen.voice not in known:
        hint = f"Écrivez l’une de celles-ci\u00a0: {', '.join(known)}."
        return f"{chosen.engine} n’a pas de voix «\u00a0{chosen.voice[:40]}\u00a0» pour cette langue.", hint
    return None


def doubled(lines: list[str]) -> str:
    """A language that has two voices, if one has."""
    langs = [parts(text).lang for text in lines]
    return next((lang for lang in langs if langs.count(lang) > 1), "")


def written(lines: list[str]) -> tuple[str, ...]:
    """The lines as they are kept."""
    return tuple(line(parts(text)) for text in lines)


def _piper(model: str, command: str) -> tuple[str, str] | None:
    if not model.startswith("/") or not model.endswith(MODEL_SUFFIX):
        return (
            f"«\u00a0{model[:60]}\u00a0» n’est pas un modèle de Piper.",
            f"Écrivez le chemin entier d’un fichier {MODEL_SUFFIX}, sans espace\u00a0: "
            "«\u00a0fr = piper /srv/voix/fr_FR-siwis-medium.onnx\u00a0».",
        )
    if command and not command.startswith("/"):
        return (
            f"«\u00a0{command[:60]}\u00a0» n’est pas un programme.",
            "Écrivez son chemin entier, ou rien\u00a0: le paquet Python piper-tts sert alors.",
        )
    return None
