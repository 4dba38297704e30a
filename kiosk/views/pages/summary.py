"""The summary: what to do, bring, where, price, delay, without a computer; and the recap of the answers."""

from __future__ import annotations

from kiosk.procedures.model import CallOut, Cost, Delay, OnlineService, OpenProcedure, Payment, Place, Text
from kiosk.procedures.questions import in_words
from kiosk.session.events import AnswerReopened, Event, Finished, PageOpened, ProcedureOpened
from kiosk.session.where import documents
from kiosk.views.dates import long_date
from kiosk.views.pages import facts
from kiosk.views.pages.draft import KEPT, Context, Draft, action, authority_words, context_of
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part, Sentence

DILA = "Service-Public.gouv.fr / DILA"  # the attribution that the State's licence asks for


def page(c: Context) -> Draft:
    """Everything the citizen came for, from their answers."""
    _ = c.say
    position, procedure = c.here.position, c.here.procedure
    assert position is not None and procedure is not None
    outcome = facts.outcome(position)
    title = sentence(outcome.title if outcome is not None else procedure.title)
    todo = sentences(outcome.todo) if outcome is not None else ()
    lead = (c.one(_("À faire :")), *todo) if todo else ()
    return Draft(
        title=title,
        context=context_of(c) if outcome is not None else c.one(authority_words(c, procedure)),
        progress=c.one(_("D’après vos réponses")) if position.steps else None,
        lead=lead,
        bold_lead=bool(lead),
        parts=(*_bring(c), *_where(c), *_rest(c), *_source(c)),
        foot=_actions(c),
        more=_("Suite"),
    )


def _fact(fact_id: str, icon: str, head: Sentence, rest: tuple[Sentence, ...], state: str = "") -> Part:
    return Part(f"fact:{fact_id}", "fact", (head, *rest), group="facts", icon=icon, state=state)


def _bring(c: Context) -> tuple[Part, ...]:
    """The papers, each with its mark; those still to find say so in words."""
    _, frame, position = c.say, c.here.frame, c.here.position
    assert frame is not None and position is not None
    papers = documents(position.blocks)
    if not papers:
        return ()
    marks = dict(frame.documents)
    parts = [_fact("bring", "file-document", c.one(_("À apporter")), ())]
    for paper in papers:
        have = marks.get(paper.id)
        text = paper.text.text
        icon, state = {True: ("check", ""), False: ("close", "lack"), None: ("circle-medium", "")}[have]
        if have is False:
            text = _("{paper} : à trouver").format(paper=text)
        elif paper.when is not None:
            text = _("{paper} : peut-être").format(paper=text)
        parts.append(
            Part(
                f"paper:{paper.id}",
                "entry",
                (sentence(Text(text, lang=paper.text.lang), private=True),),
                group="facts",
                icon=icon,
                state=state,
            )
        )
    return tuple(parts)


def _where(c: Context) -> tuple[Part, ...]:
    _, position = c.say, c.here.position
    assert position is not None
    parts = []
    for number, found in enumerate(facts.of_kind(position, Place)):
        place = found.block
        assert isinstance(place, Place)
        rest = [*_case(found), *place_lines(c, place)]
        if rest:
            parts.append(_fact(f"place{number}", "map-marker", c.one(_("Où")), tuple(rest)))
    for number, found in enumerate(facts.of_kind(position, OnlineService)):
        service = found.block
        assert isinstance(service, OnlineService)
        shown = service.address.removeprefix("https://").removeprefix("www.").rstrip("/")
        rest = [
            *_case(found),
            sentence(service.title),
            sentence(Text(shown, lang="fr")),
            *sentences(service.note),
        ]
        parts.append(_fact(f"online{number}", "laptop", c.one(_("En ligne, chez vous")), tuple(rest)))
    return tuple(parts)


def place_lines(c: Context, place: Place) -> list[Sentence]:
    """Name, address, hours, telephone: this town hall's from the settings, another place's own."""
    lines: list[Sentence] = []
    if place.kind in ("hall", "mairie", "paris_mairie_arrondissement"):
        reception = c.say("Accueil : {where}").format(where=c.hall.reception) if c.hall.reception else ""
        for text in (c.hall.name, c.hall.address, c.hall.hours, reception):
            lines += [sentence(Text(text))] if text else []
    else:
        for text in (place.name, place.address, place.hours, place.phone):
            lines += [sentence(text)] if text else []
    return lines + list(sentences(place.note))


def _rest(c: Context) -> tuple[Part, ...]:
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None and procedure is not None
    parts = []
    for kind, name, icon, head in (
        (Cost, "cost", "currency-eur", _("Prix")),
        (Delay, "delay", "clock", _("Délai")),
        (Payment, "payment", "credit-card", _("Payer sans être vu")),
    ):
        for number, found in enumerate(facts.of_kind(position, kind)):
            rest = (*_case(found), *sentences(found.block.text))  # type: ignore[union-attr]
            parts.append(_fact(f"{name}{number}", icon, c.one(head), rest))
    for number, found in enumerate(facts.checks(position)):
        box = found.block
        assert isinstance(box, CallOut)
        rest = (*_case(found), *(s for text in facts.text_of(box) for s in sentences(text)))
        parts.append(_fact(f"check{number}", "alert-circle", c.one(_("À vérifier à l’accueil")), rest))
    if procedure.without_computer:
        parts.append(
            _fact(
                "without",
                "account-multiple",
                c.one(_("Sans ordinateur")),
                sentences(procedure.without_computer),
            )
        )
    return tuple(parts)


def _case(found: facts.Found) -> list[Sentence]:
    """The case that a fact depends on, where nobody knows whether it applies."""
    return [sentence(Text(f"{title.text}\u00a0:", lang=title.lang)) for title in found.cases[-1:]]


def _source(c: Context) -> tuple[Part, ...]:
    """Whose procedure it is, where its facts come from and of which date."""
    _, procedure = c.say, c.here.procedure
    assert procedure is not None
    said = [f"{authority_words(c, procedure)}."]
    shown = procedure.source.removeprefix("https://").removeprefix("www.")
    if procedure.reviewed_by.startswith(DILA):
        said.append(f"{DILA}.")
    if shown:
        said.append(_("Source : {address}.").format(address=shown))
    if procedure.source_date is not None:
        said.append(_("Page du {date}.").format(date=long_date(procedure.source_date, c.language)))
    return (Part("source", "note", tuple(c.one(text) for text in said)),)


def _actions(c: Context) -> tuple[Control, ...]:
    """What can be done from here; the other way stands beside the telephone, in plain sight."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None and procedure is not None
    lang = c.language
    opens = [
        f.block for f in facts.of_kind(position, OpenProcedure) if c.library.get(f.block.target) is not None
    ]  # type: ignore[union-attr]
    controls: list[Control] = []
    for index, link in enumerate(opens[:2]):
        assert isinstance(link, OpenProcedure)
        known = link.title or c.library.title(link.target, lang) or Text(link.target)
        controls.append(
            action(
                f"open:{link.target}",
                known.text,
                ProcedureOpened(link.target),
                look="second",
                icon="arrow-right",
                foot=f"foot_open{index}",
                lang=known.lang,
            )
        )
    offered: list[tuple[str, str, Event, str]] = []
    if facts.sections(position):
        offered.append(("menu", _("En savoir plus"), PageOpened("menu"), "information"))
    if position.steps:
        offered.append(("recap", _("Mes réponses"), PageOpened("recap"), "format-list-bulleted"))
    offered[:0] = [
        ("other_way", _("Sans ordinateur"), PageOpened("other_way"), "account-multiple"),
        ("phone", _("Sur mon téléphone"), PageOpened("phone"), "qrcode"),
    ]
    for name, label, event, icon in offered:
        group = KEPT if name in ("other_way", "phone") else "foot1"
        controls.append(action(name, label, event, look="second", icon=icon, foot=group, lang=lang))
    controls.append(
        action("finish", _("J’ai fini : tout effacer"), Finished(), icon="check", foot="foot9", lang=lang)
    )
    return tuple(controls)


def recap(c: Context) -> Draft:
    """Every answer given, each of which can be changed; those that facts gave say so."""
    _, position = c.say, c.here.position
    assert position is not None
    controls = []
    for step in position.steps:
        words = in_words(step.question, step.answer, _("Je ne sais pas"))
        known = _("Déjà dit : {answer}").format(answer=words) if step.silent else words
        controls.append(
            Control(
                f"change:{step.question.id}",
                step.question.text.text,
                AnswerReopened(step.question.id),
                icon="pencil",
                hint=known,
                lang=step.question.text.lang,
                private=True,
            )
        )
    return Draft(
        title=c.one(_("Vos réponses")),
        context=context_of(c),
        controls=tuple(controls),
        lead=c.all(_("Touchez une réponse pour la changer. Les autres restent.")),
        more=_("Autres réponses"),
    )
