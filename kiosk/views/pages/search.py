"""Searching: the words typed, results above the keyboard, and all of them once it is put away."""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.session.searched import SearchResult, WordTaken
from kiosk.session.state import Search
from kiosk.views.arranging.plan import content_width
from kiosk.views.arranging.word_rows import WORDS, holds
from kiosk.views.pages.alphabets import has_own
from kiosk.views.pages.browse import city_alone
from kiosk.views.pages.dated import french_names
from kiosk.views.pages.draft import Context, Draft, other_than
from kiosk.views.pages.keyboard import keyboard
from kiosk.views.view import Control, Part, Sentence

LONGEST_HINT = 24  # characters: with whose it is, one line
IN_FRENCH = "in_french"  # the part that says which language is looked for in
FEW = 4  # results of the whole list that are large
SHOWN = 3  # results above the keyboard, where there is room for as many


def page(c: Context) -> Draft:
    """What is being typed with the first results, or the whole list."""
    search = c.session.search or Search()
    return _whole(c, search) if search.whole else _typing(c, search)


def _typing(c: Context, search: Search) -> Draft:
    _ = c.say
    results = search.results
    first = tuple(_line(c, result) for result in results[:SHOWN])
    nothing = search.settled and not results
    see_all = (_see_all(c, len(results)),) if len(results) > 1 else ()
    hidden = len(results) > SHOWN
    after = (_to_themes(c),) if nothing else see_all if hidden else ()
    told = french_names(c, (result.lang for result in results))
    told = told or c.all(_("Quelques lettres suffisent, l’orthographe ne compte pas."))
    words = _words(c, search)
    return Draft(
        title=c.one(_title(c, nothing)),
        parts=() if search.words else _in_french(c),
        query=_query(c, search),
        lead=c.all(_try_again(c)) if nothing else told,
        controls=(*words, *first, *after),
        foot=keyboard(c),
        optional=(IN_FRENCH, *(control.id for control in reversed(first[1:]))),
        beside=bool(after or see_all),
        instead=() if hidden else see_all,
        notice=_notice(c, search, words),
        typing="text",
    )


def _query(c: Context, search: Search) -> Sentence:
    """What stands in the field, and how it is said: its letters were said as they were typed."""
    said = c.say("Vous avez écrit : {words}").format(words=search.words.strip()) if search.words else ""
    return Sentence(search.words, said, c.language, private=True)


def _words(c: Context, search: Search) -> tuple[Control, ...]:
    """Words that complete or correct what is typed, as many as have their place: one touch writes them."""
    offered = search.offered if search.words.strip() else ()
    count = holds(c.layout, [each.word for each in offered], content_width(c.layout))
    return tuple(
        Control(
            f"word:{each.word}",
            each.word,
            WordTaken(each.words),
            look="word",
            hint=c.say("mot proposé"),
            lang=each.lang,
            hint_lang="" if languages.voice_of(each.lang) == languages.voice_of(c.language) else c.language,
            group=WORDS,
            private=True,
        )
        for each in offered[:count]
    )


def _in_french(c: Context) -> tuple[Part, ...]:
    """In another language: the State's documents are looked for in French, and how to type that."""
    _ = c.say
    if languages.voice_of(c.language) == "fr":
        return ()
    told = c.all(_("Les démarches de l’État se cherchent en français."))
    if languages.of(c.language).script != "cjk":
        told += c.all(_("Celles de la Ville se cherchent aussi dans votre langue."))
    if has_own(c.language):
        told += c.all(_("La touche « A B C » donne les lettres latines."))
    return (Part(IN_FRENCH, "paragraph", told),)


def _whole(c: Context, search: Search) -> Draft:
    """All results, a few of them large, and the field below them, which brings the keyboard back."""
    _ = c.say
    field = Control(
        "field",
        search.words.strip(),
        PageOpened("search", "keys"),
        look="search",
        icon="magnify",
        spoken=_("Changer les mots de la recherche"),
        spoken_lang=c.language,
        group="foot0",
        lang="fr",
        private=True,
    )
    shown = _answer if len(search.results) <= FEW else _line
    return Draft(
        title=c.one(_count(c, len(search.results))),
        lead=(*c.all(_("Choisissez une démarche.")), *french_names(c, (r.lang for r in search.results))),
        controls=tuple(shown(c, result) for result in search.results),
        foot=(field,),
        more=_("Autres réponses"),
        notice=_notice(c, search, ()),
        typing="text",
    )


def _line(c: Context, result: SearchResult) -> Control:
    """A result above the keyboard: its words and whose it is, in one word; the voice says it whole."""
    return Control(
        f"found:{result.id}",
        result.title,
        _opens(result),
        look="result",
        hint=_whose(c, result),
        value=_tag(c, result),
        lang=result.lang,
        hint_lang=other_than(result.lang, c.language),
        private=True,
    )


def _answer(c: Context, result: SearchResult) -> Control:
    about, hint, own = _about(result), _whose(c, result), languages.of(c.language)
    return Control(
        f"found:{result.id}",
        result.title,
        _opens(result),
        look="answer",
        hint=f"{hint}{own.stop}{own.gap}{about}" if about else hint,
        lang=result.lang,
        hint_lang=other_than(result.lang, c.language),
        private=True,
    )


def _about(result: SearchResult) -> str:
    """The line that tells a result from the others, where its title does not say as much."""
    told = set(result.title.lower().split())
    new = [word for word in result.hint.split() if len(word) > 3 and word.lower() not in told]
    return result.hint if new and len(result.hint) <= LONGEST_HINT else ""


def _opens(result: SearchResult) -> ProcedureOpened:
    """The guided search that leads to it, where there is one: it asks what kind of case this is."""
    return ProcedureOpened(result.guided or result.id)


def _whose(c: Context, result: SearchResult) -> str:
    _ = c.say
    words = {
        "ville": _("Démarche de la Ville"),
        "partage": _("Démarche de l’État, faite à la mairie"),
    }.get(result.source, _("Démarche de l’État"))
    if result.lang == c.language:
        return words
    french = _("Cette page existe seulement en français")
    own = languages.of(c.language)
    return f"{words}{own.stop}{own.gap}{french}"


def _tag(c: Context, result: SearchResult) -> str:
    _ = c.say
    return {"ville": _("Ville"), "partage": _("Mairie")}.get(result.source, _("État"))


def _see_all(c: Context, count: int) -> Control:
    label = c.say("Voir les {n} réponses").format(n=count)
    return Control(
        "see_all", label, PageOpened("search", "all"), look="result", state="more", lang=c.language
    )


def _to_themes(c: Context) -> Control:
    label = c.say("Choisir dans la liste des sujets")
    return Control("themes", label, PageOpened("themes"), look="result", state="more", lang=c.language)


def _title(c: Context, nothing: bool) -> str:
    """In one line where the keyboard leaves little room for it."""
    _ = c.say
    if nothing:
        return _("Nous n’avons pas trouvé.")
    brief = c.layout.form != "portrait" and c.layout.text_size > 2
    return _("Chercher") if brief else _("Que cherchez-vous ?")


def _try_again(c: Context) -> str:
    if not any(theme.state for theme in c.library.themes(c.language)):
        return city_alone(c)
    return c.say("Essayez un autre mot, ou appelez un agent.")


def _count(c: Context, count: int) -> str:
    return c.say("Une réponse") if count == 1 else c.say("{n} réponses").format(n=count)


def _notice(c: Context, search: Search, words: tuple[Control, ...]) -> Sentence | None:
    """What is said when typing pauses: what there is, and which words are offered."""
    if not search.settled:
        return None
    told = _count(c, len(search.results)) if search.results else f"{_title(c, True)} {_try_again(c)}"
    own = languages.of(c.language)
    alike = [each.label for each in words if languages.voice_of(each.lang) == own.voice]
    seen = c.one(told, private=True)
    if alike:  # the words themselves stand above the letters
        offered = c.say("Mots proposés : {words}").format(words=own.comma.join(alike))
        heard = c.one(f"{told.rstrip('.。')}{own.stop}{own.gap}{offered}{own.stop}", private=True)
        return replace(seen, spoken=heard.said)
    return seen
