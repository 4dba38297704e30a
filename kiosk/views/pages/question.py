"""One question: its words, why it is asked, its answers, and « je ne sais pas », always last."""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.languages.french import FRENCH
from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.model import Choice, Question, Text
from kiosk.procedures.outline import need_of
from kiosk.procedures.questions import parse
from kiosk.session.events import Answered, ChoiceToggled
from kiosk.views.arranging.key_rows import is_below
from kiosk.views.pages.choices import brief, explain
from kiosk.views.pages.dated import ASK, asking, french_only
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.pages.keyboard import DIGITS, PAD, backspace, key, keyboard, letters, named, special_keys
from kiosk.views.pages.menu import sections
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part, Sentence


def page(c: Context) -> Draft:
    """The open question, or the one being answered anew."""
    question = c.here.question
    assert question is not None
    match question.kind:
        case "several":
            controls, foot = _ticks(c, question)
            parts: tuple[Part, ...] = ()
        case "number" | "text":
            parts, controls, foot = _typing(c, question)
        case _:
            controls, foot, parts = tuple(_answer(c, question, choice) for choice in question.choices), (), ()
    if parts and _is_below(c, question):
        return _over_keys(c, question, parts, controls, foot)
    if not parts:
        controls = (*controls, *explain(c, question), *asking(c), _dont_know(c, question))
    foot = (*foot, _dont_know(c, question, "second")) if parts else foot
    return Draft(
        title=sentence(_words(c, question)),
        parts=parts,
        controls=controls,
        foot=foot,
        context=_context(c, question),
        progress=_progress(c),
        lead=_why(c, question),
        help=_help(c, question),
        more=c.say("Autres réponses"),
        bold_lead=bool(question.why) and not c.here.outlined,
        optional=(ASK,),
        typing={"number": "digits", "text": "text"}.get(question.kind, ""),
        badge=c.here.procedure.icon if c.here.procedure is not None else "",
    )


def _over_keys(
    c: Context,
    question: Question,
    parts: tuple[Part, ...],
    keys: tuple[Control, ...],
    foot: tuple[Control, ...],
) -> Draft:
    """A small panel: the keys take its whole width, as they do to search; what is typed stands above them.

    One thing is told at a time: what is wrong with the answer so far, else the help, else why it is asked.
    """
    field, *rest = parts
    wrong = tuple(said for part in rest for said in part.sentences)
    unknown = _dont_know(c, question, "second")
    if c.layout.big and c.layout.text_size > 2:  # there, one row of short words is all that fits
        unknown = replace(unknown, label=c.say("Je ne sais pas"), spoken=unknown.said)
    actions = tuple(replace(k, group="acts", hint="") for k in (*foot, unknown))
    return Draft(
        title=sentence(_words(c, question)),
        controls=actions,
        foot=keys,
        lead=wrong or _help(c, question) or _why(c, question),
        query=field.sentences[0],
        query_icon="pencil",
        typing="digits" if question.kind == "number" else "text",
    )


def _context(c: Context, question: Question) -> Sentence | None:
    """The procedure, or what was chosen from its menu where the question does not name that itself."""
    frame, position = c.here.frame, c.here.position
    if frame is None or position is None or not frame.need:
        return context_of(c)
    wanted = need_of(position, frame.need)
    name = next((section.title for section in sections(c) if section.id == frame.need), None)
    if wanted is None or not name:
        return context_of(c)
    named = any(title.text in question.text.text for title in (name, wanted.title) if title)
    return context_of(c) if named else sentence(name)


def _words(c: Context, question: Question) -> Text:
    """The question without the procedure's title, which stands above it."""
    procedure, asked = c.here.procedure, question.text
    rest = asked.text.removeprefix(procedure.title.text) if procedure is not None else asked.text
    rest = rest.lstrip(" .:\u00a0")
    if not rest.endswith("?") or rest == asked.text:
        return asked
    return Text(rest[0].upper() + rest[1:], lang=asked.lang)


def _progress(c: Context) -> Sentence | None:
    _, position = c.say, c.here.position
    if c.here.frame is not None and c.here.frame.changing:
        return c.one(_("Vous changez cette réponse"))
    done = sum(not step.silent for step in position.steps) if position is not None else 0
    if c.here.outlined or position is None or position.ahead:
        return c.one(_("Question {n}").format(n=done + 1))  # how many more there are, the answers decide
    return c.one(_("Question {n}, la dernière").format(n=done + 1) if done else _("Une seule question"))


def _why(c: Context, question: Question) -> tuple[Sentence, ...]:
    """Why the author asks; of the State's sheets, what stands before the cases, which has no head."""
    told = french_only(c, question.text.lang, *(choice.text.lang for choice in question.choices))
    if not question.why:
        return told
    if c.here.outlined:
        return (*told, *sentences(question.why))
    return (c.one(c.say("Pourquoi cette question ?")), *sentences(question.why), *told)


def _help(c: Context, question: Question) -> tuple[Sentence, ...]:
    """After a first « je ne sais pas »: what the author explains, or that an agent can answer with them."""
    position = c.here.position
    if position is None or not position.explaining or position.open is not question:
        return ()
    helped = sentences(question.help)
    if question.dont_know == "agent" or not helped:
        helped = (*helped, *c.all(c.say("Un agent peut répondre avec vous. Touchez « Appeler un agent ».")))
    return helped


def _answer(c: Context, question: Question, choice: Choice) -> Control:
    given, words = c.here.answer, _yes_no(c, choice)
    chosen = isinstance(given, Chosen) and choice.id in given.ids
    icon = choice.icon or {"oui": "check", "non": "close"}.get(choice.id, "")
    return Control(
        f"answer:{choice.id}",
        words.text,
        Answered(question.id, Chosen((choice.id,))),
        role="answer",
        icon=icon,
        hint=brief(choice),
        state="selected" if chosen else "",
        lang=words.lang,
        private=question.privacy != "open",
    )


def _yes_no(c: Context, choice: Choice) -> Text:
    """« Oui » and « Non » alone are in the citizen’s language even where the question is not."""
    own = languages.of(c.language)
    known = {FRENCH.yes: own.yes, FRENCH.no: own.no}
    return Text(known[choice.text.text], lang=own.code) if choice.text.text in known else choice.text


def _dont_know(c: Context, question: Question, look: str = "quiet") -> Control:
    """A real answer: the first touch explains where the author asked for it, the second goes on."""
    _, position = c.say, c.here.position
    explained = position is not None and position.explaining and position.open is question
    direct = question.dont_know == "show_all" or (c.here.frame is not None and bool(c.here.frame.changing))
    label = _("Je ne sais toujours pas") if explained else _("Je ne sais pas")
    hint = _("On continue sans cette réponse.") if explained else _("Ce n’est pas grave, on vous aide.")
    if direct and c.here.outlined:
        hint = ""  # the answer shows every case: nobody is asked anything more
    event = Answered(question.id, DontKnow(2 if explained or direct else 1))
    if look == "quiet":
        return Control(
            "dont_know", label, event, role="answer", look="quiet", icon="help", hint=hint, lang=c.language
        )
    return action("dont_know", label, event, look="second", icon="help", foot="foot0", lang=c.language)


def _ticks(c: Context, question: Question) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
    """Several answers: each is ticked or not, and one action goes on with them."""
    ticked = c.here.frame.ticked if c.here.frame is not None else ()
    controls = tuple(
        Control(
            f"choice:{choice.id}",
            choice.text.text,
            ChoiceToggled(question.id, choice.id),
            role="checkbox",
            icon=choice.icon or "check",
            hint=brief(choice),
            state="on" if choice.id in ticked else "off",
            lang=choice.text.lang,
            private=question.privacy != "open",
        )
        for choice in question.choices
    )
    chosen = Chosen(tuple(choice.id for choice in question.choices if choice.id in ticked))
    label = c.say("Continuer") if ticked else c.say("Aucun de ceux-là")
    go_on = action("go_on", label, Answered(question.id, chosen), icon="arrow-right", lang=c.language)
    return controls, (go_on,)


def _typing(
    c: Context, question: Question
) -> tuple[tuple[Part, ...], tuple[Control, ...], tuple[Control, ...]]:
    """A field, keys, and an action that is there once what is typed can be an answer."""
    _ = c.say
    draft = c.here.frame.draft if c.here.frame is not None else ""
    shown = "•" * len(draft) if question.privacy == "secret" else draft
    # EN 301 549 5.1.3.8: of what is masked, only how much there is
    count = _("Caractères écrits : {n}").format(n=len(draft))
    words = _("Vous avez écrit : {words}").format(words=draft) if draft else ""
    heard = count if shown != draft else words
    field = Sentence(shown, heard, c.language, private=question.privacy != "open")
    parts = [Part("field", "field", (field,))]
    answer: Answer | None = parse(question, draft) if draft else None
    wrong = _error(c, question) if draft and answer is None else ""
    if wrong:
        parts.append(Part("error", "paragraph", (c.one(wrong),)))
    tall = c.layout.form == "portrait" and not c.layout.low
    rows = (PAD if tall else DIGITS) if question.kind == "number" else letters(c)
    if _is_below(c, question):
        return tuple(parts), _at_foot(c, question, wrong), (_go_on(c, question, answer, wrong),)
    keys = [_key(c, char, f"keys{row}", question, wrong) for row, chars in enumerate(rows) for char in chars]
    keys.append(backspace(c, f"keys{len(rows) - 1}", _with(_("Effacer"), wrong)))
    if question.kind == "text":
        keys += special_keys(c, "keys_last")
    return tuple(parts), tuple(keys), (_go_on(c, question, answer, wrong),)


def _go_on(c: Context, question: Question, answer: Answer | None, wrong: str) -> Control:
    label = c.say("Continuer")
    return action(
        "go_on",
        label,
        Answered(question.id, answer) if answer is not None else None,
        icon="arrow-right",
        foot="foot0",
        lang=c.language,
        state="" if answer is not None else "disabled",
        spoken=_with(label, wrong),
    )


def _is_below(c: Context, question: Question) -> bool:
    """Whether the keys stand at the foot: digits are few, and have room in the page on any large panel."""
    return is_below(c.layout) and (question.kind == "text" or c.layout.form == "tablet")


def _at_foot(c: Context, question: Question, wrong: str) -> tuple[Control, ...]:
    """The keys over the whole width of a small panel: digits in two rows, or the keyboard to search with."""
    if question.kind == "number":
        keys = [_key(c, n, f"foot_keys{row}", question, wrong) for row, ns in enumerate(DIGITS) for n in ns]
        return (*keys, backspace(c, "foot_keys1", _with(c.say("Effacer"), wrong)))
    hidden = question.privacy == "secret"
    return tuple(
        replace(k, spoken=_with(c.say("un caractère") if hidden and len(k.label) == 1 else k.said, wrong))
        for k in keyboard(c)
    )


def _with(said: str, wrong: str) -> str:
    """What is heard of a control, with what is wrong with the answer so far (EN 301 549 5.1.3.15)."""
    return f"{said}. {wrong.removesuffix('.')}" if wrong else said


def _key(c: Context, char: str, group: str, question: Question, wrong: str) -> Control:
    """A key; of a secret, the voice says only that a character was typed (EN 301 549 5.1.3.8)."""
    said = c.say("un caractère") if question.privacy == "secret" else named(c, char)
    return key(c, char, group, _with(said, wrong))


def _error(c: Context, question: Question) -> str:
    """What is wrong with what is typed: the item and what it must be (EN 301 549 5.1.3.15)."""
    if question.kind == "number" and question.least is not None and question.most is not None:
        return c.say("Ce nombre doit être entre {a} et {b}.").format(a=question.least, b=question.most)
    return c.say("Cette réponse n’est pas complète.")
