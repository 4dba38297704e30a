"""The facts of the summary as parts of its card: bring, cases, where, online, price, delay, paying."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kiosk import languages
from kiosk.procedures.engine import Position
from kiosk.procedures.model import CallOut, Cost, Delay, OnlineService, Outcome, Paragraph, Payment, Text
from kiosk.procedures.outline import LOOSE, Need
from kiosk.session.where import documents
from kiosk.views.dates import long_date
from kiosk.views.pages import facts, menu
from kiosk.views.pages.draft import Context, authority_words, case_words
from kiosk.views.pages.places import told_once, where_parts
from kiosk.views.pages.services import service_head, service_icon, service_lines, short_address
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Part, Sentence

FEW = 300  # characters: what is said of a price in more is left to its own page
MOST = 3  # services of one kind: where there are more, the page of the sheet has them
_BRIEF = {"cost": "currency-eur", "delay": "clock"}
DILA = "Service-Public.gouv.fr / DILA"  # the attribution that the State's licence asks for


def fact_parts(c: Context) -> tuple[Part, ...]:
    """Everything the card shows, in order; of a sheet of the State, what it comes to before its addresses."""
    if c.here.outlined:
        return (*_bring(c), *_cases(c), *_short_needs(c), *where_parts(c), *_online(c), *_rest(c))
    return (*_bring(c), *_cases(c), *where_parts(c), *_online(c), *_price(c), *_rest(c))


def _fact(fact_id: str, icon: str, head: Sentence, rest: Iterable[Sentence], state: str = "") -> Part:
    return Part(f"fact:{fact_id}", "fact", (head, *rest), group="facts", icon=icon, state=state)


def _bring(c: Context) -> tuple[Part, ...]:
    """The papers, each with its mark; those still to find say so in words."""
    _, frame, position = c.say, c.here.frame, c.here.position
    assert frame is not None
    assert position is not None
    papers = documents(position.blocks)
    if not papers:
        return ()
    marks, colon = dict(frame.documents), languages.of(c.language).colon
    parts = [_fact("bring", "file-document", c.one(_("À apporter")), (), "open")]
    for paper in papers:
        have, tag = marks.get(paper.id), ""
        if have is False:
            tag = _("à trouver")
        elif paper.when is not None:
            tag = _("peut-être")
        name = sentence(paper.text)
        heard = tag or (_("vous l’avez") if have else "")
        said = Sentence(name.text, f"{name.said}{colon}{heard}" if heard else name.spoken, name.lang, True)
        icon = {True: "check", False: "close", None: "circle-medium"}[have]
        end = "last" if paper is papers[-1] else ""
        parts.append(Part(f"paper:{paper.id}", "entry", (said,), "facts", icon, end, tag))
    return tuple(parts)


def _cases(c: Context) -> tuple[Part, ...]:
    """Where nobody knows which case applies: under each case's title, its outcome, price and delay."""
    position = c.here.position
    assert position is not None
    doubtful = [
        f for f in facts.found(position.blocks) if f.cases and isinstance(f.block, Outcome | Cost | Delay)
    ]
    by_case: dict[Text, list[facts.Found]] = {}
    for found in doubtful:
        by_case.setdefault(found.cases[-1], []).append(found)
    parts = []
    for number, (title, inside) in enumerate(by_case.items()):
        parts.append(_fact(f"case{number}", "help", _if(c, title), _case_lines(c, inside)))
    return tuple(parts)


def _case_lines(c: Context, inside: list[facts.Found]) -> list[Sentence]:
    _, said = c.say, []
    for found in inside:
        match found.block:
            case Outcome(title=title, todo=todo):
                said += [sentence(title), *sentences(todo)]
            case Cost(text=text):
                said += _headed(_("Prix"), text)
            case Delay(text=text):
                said += _headed(_("Délai"), text)
    return [one for one, _again in groupby(said)]


def _headed(head: str, text: Text) -> list[Sentence]:
    first, *rest = sentences(text) or (sentence(text),)
    colon = languages.of(text.lang).colon
    return [sentence(Text(f"{head}{colon}{first.text}", lang=text.lang)), *rest]


def _once(
    c: Context, all_found: Iterable[tuple[facts.Found, tuple[Sentence, ...]]]
) -> list[tuple[Sentence, ...]]:
    """The same words once; with the case they depend on, where it is only one."""
    return [(*condition, *said) for condition, said in told_once(c, all_found)]


def _if(c: Context, case: Text) -> Sentence:
    return sentence(Text(case_words(case), lang=case.lang))


def _online(c: Context) -> tuple[Part, ...]:
    """Services and forms under the heading of their kind."""
    position = c.here.position
    assert position is not None
    blocks = [f for f in facts.of_kind(position, OnlineService) if isinstance(f.block, OnlineService)]
    parts: list[Part] = []
    for kind in dict.fromkeys(f.block.kind for f in blocks):
        of_kind = [(f, f.block) for f in blocks if f.block.kind == kind]
        head, icon = service_head(c, of_kind[0][1]), service_icon(kind)
        told = _once(c, ((f, service_lines(block)) for f, block in of_kind))
        parts += [_fact(f"{kind}{n}", icon, head, said) for n, said in enumerate(told[:MOST])]
        if len(told) > MOST:
            more = c.all(c.say("Il y en a {n} autres. Demandez à un agent.").format(n=len(told) - MOST))
            parts.append(_fact(f"{kind}{MOST}", icon, head, more))
    return tuple(parts)


def _price(c: Context) -> tuple[Part, ...]:
    """Price and delay, beside each other where there is one of each and room for both."""
    _, position = c.say, c.here.position
    assert position is not None
    costs = _texts(position, Cost)
    delays = _texts(position, Delay)
    state = "half" if len(costs) == len(delays) == 1 else ""
    return (
        *(
            _fact(f"cost{n}", "currency-eur", c.one(_("Prix")), sentences(text), state)
            for n, text in enumerate(costs)
        ),
        *(
            _fact(f"delay{n}", "clock", c.one(_("Délai")), sentences(text), state)
            for n, text in enumerate(delays)
        ),
    )


def _short_needs(c: Context) -> tuple[Part, ...]:
    """What a long sheet comes to, its price and its delay: how each begins, in a few words."""
    parts = []
    for section in sorted(menu.sections(c), key=lambda section: section.id != LOOSE):
        icon = "information" if section.id == LOOSE else _BRIEF.get(section.role, "")
        said = _beginning(c, section) if icon else ()
        if said:
            head = sentence(menu.title_of(c, section))
            parts.append(_fact(f"{section.role}:{section.id}", icon, head, said))
    return tuple(parts)


def _beginning(c: Context, section: Need) -> tuple[Sentence, ...]:
    """Whole sentences in `FEW` characters at most, each after the case that it depends on."""
    texts = [f for f in facts.found(section.blocks) if isinstance(f.block, Paragraph)]
    told = told_once(c, ((f, sentences(f.block.text)) for f in texts if isinstance(f.block, Paragraph)))
    begun: list[Sentence] = []
    for condition, said in told:
        for number, one in enumerate(said):
            more = (*condition, one) if number == 0 else (one,)
            if sum(len(each.text) for each in (*begun, *more)) > FEW:
                return tuple(begun)
            begun += more
    return tuple(begun)


def _texts(position: Position, kind: type[Cost] | type[Delay]) -> list[Text]:
    """The words of the blocks of a kind that no case holds, each once."""
    blocks = [found.block for found in facts.of_kind(position, kind) if not found.cases]
    return list(dict.fromkeys(block.text for block in blocks if isinstance(block, Cost | Delay)))


def _rest(c: Context) -> tuple[Part, ...]:
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    paying = (
        (f, sentences(f.block.text)) for f in facts.of_kind(position, Payment) if isinstance(f.block, Payment)
    )
    head = c.one(_("Payer sans être vu"))
    parts = [_fact(f"payment{n}", "credit-card", head, said) for n, said in enumerate(_once(c, paying))]
    checking = (
        (f, tuple(s for text in facts.text_of(f.block) for s in sentences(text)))
        for f in facts.checks(position)
        if isinstance(f.block, CallOut)
    )
    head = c.one(_("À vérifier à l’accueil"))
    parts += [_fact(f"check{n}", "alert-circle", head, said) for n, said in enumerate(_once(c, checking))]
    if procedure.without_computer:
        head = c.one(_("Sans ordinateur"))
        parts.append(_fact("without", "account-multiple", head, sentences(procedure.without_computer)))
    return tuple(parts)


def source_part(c: Context) -> Part:
    """Whose procedure it is, where its facts come from and of which date."""
    _, procedure = c.say, c.here.procedure
    assert procedure is not None
    said = [f"{authority_words(c, procedure)}{languages.of(c.language).stop}"]
    shown = short_address(procedure.source)
    if procedure.reviewed_by.startswith(DILA):
        said.append(f"{DILA}.")
    if shown:
        said.append(_("Source : {address}.").format(address=shown))
    if procedure.source_date is not None:
        said.append(_("Page du {date}.").format(date=long_date(procedure.source_date, c.language)))
    return Part("source", "note", tuple(c.one(text) for text in said))
