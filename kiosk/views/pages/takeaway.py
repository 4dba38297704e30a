"""What the citizen takes along: the address or the list as a QR code, and the ways that need no computer."""

from __future__ import annotations

from kiosk.procedures.engine import Resolved
from kiosk.procedures.model import OnlineService, Place, Text
from kiosk.session.events import PageOpened, WentBack
from kiosk.session.where import documents
from kiosk.views.hall import PlaceCard
from kiosk.views.pages import facts
from kiosk.views.pages.contacts import phone_part, post_part
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.pages.places import cards_of, contacts, place_parts, visit_parts
from kiosk.views.pages.services import SQUARE, short_address
from kiosk.views.sentences import sentence, sentences
from kiosk.views.square import has_room, modules_across, plain_lines
from kiosk.views.view import Control, Part, Sentence

PAPERS = "papers"  # the part of the page whose code holds the list


def phone(c: Context) -> Draft:
    """A QR code of the official address or, as the citizen chooses, of the list of what to bring.

    Never a name, never an answer, and not which of the papers they have.
    """
    _, papers = c.say, c.here.detail == PAPERS
    listed = documents(_blocks(c)) != ()
    text = _list_that_fits(c) if papers else ""
    lead = _("Visez ce carré avec l’appareil photo de votre téléphone. Il ouvre la page officielle.")
    if (service := _service(c)) is not None:
        lead = _("Visez ce carré avec l’appareil photo de votre téléphone. Il ouvre ce service.")
        listed = False
    if text:
        lead = _("Visez ce carré avec l’appareil photo de votre téléphone. La liste s’y écrit.")
    elif papers:
        lead = _("La liste est trop longue pour un carré. Celui-ci ouvre la page officielle.")
    return Draft(
        title=c.one(_("Sur votre téléphone")),
        context=sentence(service.title) if service is not None else context_of(c),
        foot=_foot(c, listed),
        lead=(*c.all(lead), _not_held(c, bool(text))),
        parts=(*_square(c, text or official_address(c)), *(() if text else _address(c))),
        optional=("address",),
    )


def official_address(c: Context) -> str:
    """Where the procedure is done on line, else the official page that it was written from.

    The State's sheets name many services: theirs is the page itself, unless one service was asked for.
    """
    position, procedure = c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    if (service := _service(c)) is not None:
        return service.address
    if c.here.outlined:
        return procedure.source
    services = [f.block for f in facts.of_kind(position, OnlineService) if f.sure]
    return next((s.address for s in services if isinstance(s, OnlineService)), procedure.source)


def _service(c: Context) -> OnlineService | None:
    """The one service that the citizen asked to open on their telephone."""
    assert c.here.position is not None
    found = (f.block for f in facts.of_kind(c.here.position, OnlineService))
    wanted = (b for b in found if isinstance(b, OnlineService) and b.address)
    return next((b for b in wanted if c.here.detail == SQUARE + b.id), None)


def papers_text(c: Context, hours: bool = True) -> str:
    """The papers, where to go and when, as plain text."""
    procedure, position = c.here.procedure, c.here.position
    assert procedure is not None
    assert position is not None
    papers = [f"- {paper.text.text}" for paper in documents(_blocks(c))]
    found = [f.block for f in facts.of_kind(position, Place) if isinstance(f.block, Place) and f.sure]
    places = [place for place in found if place.reach == "visit"]
    card = cards_of(c, places[0])[0] if places else PlaceCard()
    where = [line.text for line in card.lines[:2]] + ([card.hours.text] if hours else [])
    return plain_lines((procedure.title.text, *papers, *where, short_address(official_address(c))))


def _list_that_fits(c: Context) -> str:
    """The list, without the hours where the square would be too small for a telephone; "" where even so."""
    rows = 1 if _in_one_row(c) else 2
    return next((t for t in (papers_text(c), papers_text(c, False)) if has_room(c.layout, t, rows)), "")


def _blocks(c: Context) -> tuple[Resolved, ...]:
    """What the list is of: what the citizen wanted to know of a long sheet, or all of a procedure."""
    assert c.here.position is not None
    return c.here.need.blocks if c.here.need is not None else c.here.position.blocks


def _square(c: Context, text: str) -> tuple[Part, ...]:
    if modules_across(text) is None:  # an address that no code holds is still shown in words
        return ()
    return (Part("qr", "qr", (c.one(c.say("Code carré pour téléphone")),), value=text),)


def _not_held(c: Context, listed: bool) -> Sentence:
    _ = c.say
    if listed:
        return c.one(_("Ce code ne dit ni votre nom, ni vos réponses, ni les papiers que vous avez."))
    return c.one(_("Ce code ne contient aucune de vos réponses."))


def _address(c: Context) -> tuple[Part, ...]:
    words = c.say("L’adresse est : {address}").format(address=short_address(official_address(c)))
    return (Part("address", "paragraph", (sentence(Text(words, lang=c.language)),)),)


def _foot(c: Context, listed: bool) -> tuple[Control, ...]:
    """Both squares to choose from; a small panel in large letters has Back for « done »."""
    choices = _choices(c) if listed else ()
    narrow = _in_one_row(c) and (c.layout.text_size > 1 or c.layout.big)
    return choices if choices and narrow else (*choices, _done(c))


def _in_one_row(c: Context) -> bool:
    """A small panel keeps its height for the square."""
    return c.layout.form == "tablet"


def _choices(c: Context) -> tuple[Control, ...]:
    _ = c.say
    return tuple(
        Control(
            f"phone:{detail or 'page'}",
            label,
            PageOpened("phone", detail),
            role="option",
            look="second" if _in_one_row(c) else "option",
            state="selected" if c.here.detail == detail else "",
            group="foot0",
            lang=c.language,
        )
        for detail, label in (("", _("La page officielle")), (PAPERS, _("La liste à apporter")))
    )


def _done(c: Context) -> Control:
    foot = "foot0" if _in_one_row(c) else "foot9"
    return action("go_on", c.say("C’est fait"), WentBack(), icon="check", foot=foot, lang=c.language)


def other_way(c: Context) -> Draft:
    """Without a computer: the author's words, the place, the telephone, and the agent."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    parts: list[Part] = []
    if procedure.without_computer:
        parts.append(Part("without", "paragraph", sentences(procedure.without_computer)))
    places = visit_parts(c, c.one(_("Sur place")), "", "ways")
    if not places and procedure.authority != "etat":  # nothing says that the State's sheets are done here
        places = place_parts(c, Place("hall"), "place0", "ways", c.one(_("Sur place")))
    phones, posts = _phones(c), _posts(c)
    door = any(part.icon == "map-marker" for part in places)
    parts += (*places, *phones, *posts) if door else (*phones, *posts, *places)
    ask = (
        c.one(_("Avec un agent")),
        *c.all(_("Touchez « Appeler un agent » : un agent vient le faire avec vous.")),
    )
    parts.append(Part("agent", "fact", ask, group="ways", icon="human-greeting"))
    done = action("go_on", _("C’est bon"), WentBack(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("Sans ordinateur")),
        context=context_of(c),
        parts=tuple(parts),
        foot=(done,),
    )


def _phones(c: Context) -> tuple[Part, ...]:
    """The numbers that the procedure gives, each under whose it is; then this town hall's."""
    own = (phone_part(place, f"phone{n}", "phones") for n, place in enumerate(contacts(c)))
    told = tuple(part for part in own if part is not None)
    by_phone = c.one(c.say("Par téléphone"))
    head = (Part("phones", "heading", (by_phone,)),) if told else ()
    if not c.hall.phone:
        return (*head, *told)
    whose = sentence(Text(c.hall.name)) if told else by_phone
    lines = (whose, sentence(Text(c.hall.phone)))
    return (*head, *told, Part("phone", "fact", lines, group="phones" if told else "ways", icon="phone"))


def _posts(c: Context) -> tuple[Part, ...]:
    """Who can be written to and not called."""
    unheard = (place for place in contacts(c) if phone_part(place, "", "") is None)
    found = (post_part(place, f"post{n}", "posts") for n, place in enumerate(unheard))
    told = tuple(part for part in found if part is not None)
    return (Part("posts", "heading", (c.one(c.say("Par courrier")),)), *told) if told else ()
