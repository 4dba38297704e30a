"""The person is never blamed: no text of the interface, in any language, holds forms that put them at fault.

What went wrong is told as what is awaited or what can be done next; the terminal is the one that could not.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"
LANGUAGES = ("fr", *sorted(path.name for path in LOCALE.iterdir() if path.is_dir()))

_FRENCH = (
    r"erreur|fautes?\b|invalide|incorrect|mauvais|interdit|erroné|échou|faux\b|fausse|à tort|inacceptable"
    r"|non valable|pas valable|trompé|vous avez (?:oublié|raté|mal)|vous n’avez pas|vous n’êtes pas"
    r"|vous ne pouvez|vous devez|vous auriez|encore une fois vous|impossible|veuillez"
)
# for each language: errors and faults, « invalid », « wrong », « forbidden », « you forgot », « you must »
BLAMES = {
    "fr": _FRENCH,
    "fr-simple": _FRENCH,
    "en": r"\berror|mistake|fault\b|invalid|incorrect|wrong|forbidden|illegal|\bbad\b|\bfailed|denied"
    r"|not allowed|not valid|you (?:forgot|did not|didn’t|must|should have|cannot|can’t|have not|are not)",
    "es": r"\berror|culpa|inválid|incorrect|equivoca|prohibid|\bmal[oa]?s?\b|no válid|falló|fallid|imposible"
    r"|(?:ha|han) olvidado|olvidó|no ha (?:indicado|escrito|rellenado)|usted debe|debe usted|no puede usted",
    "pt": r"\berros?\b|culpa|inválid|incorret|errad[oa]|engan(?:ou|ado)|proibid|\bmau\b|falhou|não é válid"
    r"|impossível|esqueceu|esquecido|não (?:indicou|escreveu|preencheu)|você deve|o senhor deve",
    "ar": r"خطأ|خطإ|أخطاء|أخطأت|خاطئ|نسيت|غير صالح|غير صحيح|غير مقبول|ممنوع|محظور|فشل"
    r"|مستحيل|لم (?:تكتب|تدخل|تختار)|يجب عليكم",
    "uk": r"помилк|помилил|\bпровин|недійсн|неправильн|невірн|хибн|заборон|забули|неможлив|неприпустим"
    r"|ви не (?:вказали|ввели|можете)|ви повинні|ви мусите",
    "zh": r"错误|出错|写错|输错|您忘|忘记|无效|不正确|不合法|禁止|非法|失败|过错|您没有|您必须|您不能",
}
# What each of them has to find: the forms are no list that nothing matches.
FOUND = {
    "fr": ("Erreur de votre part.", "Vous avez oublié la date.", "Nombre invalide."),
    "fr-simple": ("C’est interdit.", "Vous devez écrire.", "Mauvais nombre."),
    "en": ("You forgot the date.", "Invalid number.", "Wrong answer."),
    "es": ("Ha olvidado la fecha.", "Número inválido.", "Respuesta incorrecta."),
    "pt": ("Esqueceu a data.", "Número inválido.", "Resposta errada."),
    "ar": ("لقد نسيتم التاريخ.", "هذا العدد غير صالح.", "هذا ممنوع."),
    "uk": ("Ви не вказали дату.", "Недійсне число.", "Це заборонено."),
    "zh": ("您忘了写日期。", "号码无效。", "您必须回答。"),
}


def blaming(language: str, texts: list[str]) -> list[str]:
    """Those that put the person at fault."""
    forms = re.compile(BLAMES[language], re.IGNORECASE)
    return [text for text in texts if forms.search(text)]


def interface(language: str) -> list[str]:
    """All that the terminal itself says in a language."""
    shown = language if language != "fr" else "en"
    with (LOCALE / shown / "LC_MESSAGES" / "kiosk.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return [str(message.id if language == "fr" else message.string) for message in messages]


def test_each_language_has_its_forms() -> None:
    assert BLAMES.keys() == FOUND.keys() == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_blames_whoever_reads_it(language: str) -> None:
    texts = interface(language)
    assert len(texts) > 300
    assert blaming(language, texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_blames_is_found(language: str) -> None:
    assert blaming(language, list(FOUND[language])) == list(FOUND[language])
