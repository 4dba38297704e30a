"""What a page's function gets and gives: the Context it reads, the Draft it returns to `compose`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk import languages
from kiosk.procedures.library import Library
from kiosk.procedures.model import Procedure, Text
from kiosk.session.events import Event, Paused
from kiosk.session.state import Session
from kiosk.session.where import Where
from kiosk.views.hall import Hall, Moment
from kiosk.views.layout import Layout
from kiosk.views.sentences import sentence, sentences
from kiosk.views.texts import Texts
from kiosk.views.view import Control, Part, Sentence, Tone

KEPT = "foot_0kept"  # the group of the other ways at the foot of the summary


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page may look at."""

    session: Session
    here: Where
    library: Library
    texts: Texts
    layout: Layout
    hall: Hall
    now: Moment

    @property
    def language(self) -> str:
        return self.session.language

    @property
    def say(self) -> Callable[[str], str]:
        """The interface's text in the citizen's language."""
        return self.texts.of(self.session.language)

    def one(self, text: str, private: bool = False) -> Sentence:
        """A text of the interface (already translated) as one sentence."""
        return sentence(text, self.language, private)

    def all(self, text: str | Text, private: bool = False) -> tuple[Sentence, ...]:
        """A text as sentences; the interface's own are in the citizen's language."""
        return sentences(text, self.language, private)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is cut to the panel.

    `parts` and `controls` are the body, in order; `foot` the actions below it, or a keyboard; the parts and
    controls of `optional` leave, first to last, where the page would not fit otherwise. `more` is the word
    on the control that leads on where the body goes over several pages: an action in place of the foot when
    reading, else a control below the others. `offered` stand at the foot of the parts whose sentences offer
    them. `bold_lead`: the lead's first sentence is set apart from the others. `unmarked` are parts as they
    stood before they were marked: they stand again where the mark would move what is on the page. `beside`:
    controls that are left may stand beside each other where they do not fit otherwise. `instead` is what
    stands there once something of `optional` has left. A `bare` page has neither place nor time. The
    parts of a `whole` one take the panel, bar included.
    """

    title: Sentence
    parts: tuple[Part, ...] = ()
    controls: tuple[Control, ...] = ()
    foot: tuple[Control, ...] = ()
    context: Sentence | None = None
    progress: Sentence | None = None
    lead: tuple[Sentence, ...] = ()
    bold_lead: bool = False
    help: tuple[Sentence, ...] = ()
    badge: str = ""
    tone: Tone = "calm"
    optional: tuple[str, ...] = ()
    more: str = ""
    title_kind: str = "title"
    start: Sentence | None = None
    query: Sentence | None = None
    query_icon: str = "magnify"
    notice: Sentence | None = None
    typing: str = ""
    intro: tuple[Sentence, ...] = ()
    offered: tuple[Control, ...] = ()
    unmarked: tuple[Part, ...] = ()
    beside: bool = False
    instead: tuple[Control, ...] = ()
    bare: bool = False
    whole: bool = False


def action(
    control_id: str,
    label: str,
    event: Event | None,
    *,
    icon: str = "",
    look: str = "action",
    foot: str = "foot",
    hint: str = "",
    lang: str = "fr",
    state: str = "",
    spoken: str = "",
) -> Control:
    """An action at the foot of a page; actions of one `foot` group stand beside each other."""
    return Control(
        control_id,
        label,
        event,
        look=look,
        icon=icon,
        group=foot,
        hint=hint,
        lang=lang,
        state=state,
        spoken=spoken,
    )


def authority_words(c: Context, procedure: Procedure) -> str:
    """Whether a procedure is the City's or the State's, in words."""
    _ = c.say
    return {
        "ville": _("Démarche de la Ville"),
        "etat": _("Démarche de l’État"),
        "partage": _("Démarche de l’État, faite à la mairie"),
    }[procedure.authority]


def case_words(case: Text) -> str:
    """The title of a case that may apply, before what holds in it: « Décès à domicile : »."""
    title, own = case.text.rstrip(" .:\u00a0。："), languages.of(case.lang)
    if title.endswith(("?", "!", "？", "！", "؟")):
        return title
    if own.voice == "fr" and title.startswith("Vous "):
        title = f"Si v{title[1:]}"
    return f"{title}{own.colon.rstrip(' ')}"


def other_than(lang: str, page: str) -> str:
    """The page's language, for what stands beside a text of another one; "" where they are the same."""
    return "" if lang == page else page


def context_of(c: Context) -> Sentence | None:
    """The line above the title: which procedure this is."""
    procedure = c.here.procedure
    return sentence(procedure.title) if procedure is not None else None


def pause(c: Context) -> tuple[Control, ...]:
    """To pause the voice and to go on, where it is on."""
    paused = c.session.paused
    label, icon = (c.say("Reprendre"), "play") if paused else (c.say("Pause"), "pause")
    control = action("pause", label, Paused(), look="voice", icon=icon, foot="foot0", lang=c.language)
    return (control,) if c.session.preferences.voice else ()
