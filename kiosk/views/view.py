"""One page as one frozen value: what is shown, what is said and what can be done; made by `compose`.

Nothing is on screen that the voice cannot say: blocks hold sentences with their spoken form, and every
control has a spoken text. Geometry is not here: `arrange` places a View on a Layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk import languages
from kiosk.session.events import Event
from kiosk.views.spoken import spoken

ENDS = ("?", "!", ".", "…", "。", "？", "！", "؟")  # what a sentence may end with
Zone = Literal["read", "touch", "bar"]
Tone = Literal["calm", "calling", "answered", "warning"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence shown and spoken alone; `spoken` is "" where it is said as it is written.

    A `silent` one is shown and not said. `offers` are the controls, by identity, that come with it to the
    foot of its part of the page: a word that is explained, a table, a box that is folded. One that `goes_on`
    is a piece of a long sentence, that of the one before it: on one page they are one again. In an
    announcement, `control` is the one that it names, which is shown while it is said. `spoken_lang` is the
    language of `spoken` where the words shown are in another.
    """

    text: str
    spoken: str = ""
    lang: str = "fr"
    private: bool = False
    silent: bool = False
    offers: tuple[str, ...] = ()
    goes_on: bool = False
    control: str = ""
    spoken_lang: str = ""

    @property
    def said(self) -> str:
        """The words for the voice."""
        return self.spoken or self.text

    @property
    def voice(self) -> str:
        """The language that they are said in."""
        return self.spoken_lang or self.lang


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a page: `kind` says how it looks (title, lead, paragraph, item, callout, card …).

    `group` gathers the parts of one card; `icon` is a name of the icon face, never without words;
    `value` is what a special part draws (a countdown's seconds, a QR code's text, a tag's words). A part
    cut between pages begins with its sentence number `first`. `changes`: whether what it says may have
    changed since its page was written; None: as its words tell.
    """

    id: str
    kind: str
    sentences: tuple[Sentence, ...] = ()
    group: str = ""
    icon: str = ""
    state: str = ""
    value: str = ""
    first: int = 0
    changes: bool | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """Something to touch: its words, what it says, what it is and what happens when it is chosen.

    `role` is what the voice and assistive technology call it (button, answer, option, switch, key);
    `look` is how it is drawn; `state` is "", "selected", "on", "off" or "disabled". `hint_lang` is the
    hint's language where it is not that of the label: then each is said in its own voice. `own`: its hint is
    the citizen's own answer. `untold`: its state is shown and not said. `spoken_lang` is
    that of `spoken` where it is not the label's; `kept` is said after it, in the page's language. `others`
    are the labels that come in its place on other pages: it takes the room that any of them needs.
    """

    id: str
    label: str
    event: Event | None
    role: str = "button"
    look: str = "answer"
    hint: str = ""
    spoken: str = ""
    value: str = ""
    state: str = ""
    zone: Zone = "touch"
    icon: str = ""
    lang: str = "fr"
    hint_lang: str = ""
    group: str = ""
    private: bool = False
    own: bool = False
    untold: bool = False
    spoken_lang: str = ""
    kept: str = ""
    others: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The words for the voice, its hint included, as people say them."""
        words = self.spoken or self.label
        if not self.spoken and self.hint and not self.hint_lang:
            own = languages.of(self.lang)
            words = f"{words}{'' if words.endswith(ENDS) else own.stop}{own.gap}{self.hint}"
        return spoken(words, self.spoken_lang or self.lang) or words


@dataclass(frozen=True, slots=True)
class View:
    """One page. `key` changes when another page is shown: then the announcement is spoken.

    `announcement` is what the voice says on opening, in order; `speaking` is the index in it of the
    sentence being spoken, or -1. `notice` is what is said when something on the page has come by itself;
    `typing` what a real keyboard writes into it ("digits", "text"), or "". `words` is the number of words to
    read, for the time-out. `ring` are the controls to be framed: that of the focus, or those that a switch's
    scanning is at. `still`: nothing on it moves. `told` is what the page says of itself on being asked,
    shown over its head.
    """

    page: str
    key: str
    title: str
    parts: tuple[Part, ...]
    controls: tuple[Control, ...]
    announcement: tuple[Sentence, ...]
    focus: str = ""
    tone: Tone = "calm"
    dir: Literal["ltr", "rtl"] = "ltr"
    theme: str = "standard"
    language: str = "fr"
    speaking: int = -1
    words: int = 0
    notice: Sentence | None = None
    typing: str = ""
    ring: tuple[str, ...] = ()
    told: tuple[Sentence, ...] = ()
    still: bool = False

    def control(self, control_id: str) -> Control | None:
        """The control of that identity, or None where the page has none."""
        return next((control for control in self.controls if control.id == control_id), None)
