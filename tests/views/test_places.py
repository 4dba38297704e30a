"""Where to go and whom to call, as pages show them: numbers and cards, each once, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kiosk.app.core import Core
from kiosk.procedures.engine import Alternative, Position
from kiosk.procedures.model import Block, Contact, OnlineService, Paragraph, Place, Procedure, Section, Text
from kiosk.procedures.outline import needs
from kiosk.views.pages.addresses import gathered
from kiosk.views.pages.dated import with_notice
from kiosk.views.pages.draft import Context
from kiosk.views.pages.places import place_parts
from kiosk.views.pages.services import service_part
from kiosk.views.pages.takeaway import other_way
from kiosk.views.view import Part
from tests.views.conftest import Player

MAIRIE = Place("p1", "mairie", Text("Mairie"))
COURT = Place("p2", "other", Text("Tribunal"))
HELP = Place(
    "p3",
    "other",
    Text("Aide aux victimes"),
    reach="contact",
    contacts=(
        Contact("other", (Text("Écoute et conseille."),)),
        Contact("mail", (Text("Par courriel : aide@example.test"),)),
        Contact("phone", (Text("Par téléphone : 116 006 (gratuit)"), Text("Du lundi au samedi de 9h à 19h"))),
    ),
)
LETTERS = Place(
    "p4", "other", Text("Archives"), reach="contact", contacts=(Contact("post", (Text("1 rue du Port"),)),)
)


def lines(parts: tuple[Part, ...]) -> list[str]:
    return [said.text.replace("\u00a0", " ") for part in parts for said in part.sentences]


def context(core: Core, *blocks: Block) -> Context:
    """A page of a sheet of the State of which these blocks apply."""
    c = core.context()
    state = Procedure("F1", Text("Fiche"), "etat", blocks)
    position = Position((), None, False, blocks, {}, (), 0)  # type: ignore[arg-type]
    return replace(c, here=replace(c.here, procedure=state, position=position))


@pytest.fixture
def core(at: Player) -> Core:
    return at("summary")


def ways(c: Context) -> Iterator[str]:
    parts = other_way(c).parts
    return iter(lines(tuple(part for part in parts if part.id != "agent")))


def test_a_sheet_that_names_no_place_sends_nobody_to_the_town_hall(core: Core) -> None:
    assert list(ways(context(core, Paragraph("b1", Text("Lisez."))))) == ["Par téléphone", core.hall.phone]


def test_the_numbers_of_a_sheet_stand_before_the_town_halls_and_are_no_places(core: Core) -> None:
    told = list(ways(context(core, HELP, replace(HELP, id="p9"), LETTERS)))
    assert told[: told.index(core.hall.phone) + 1] == [
        "Par téléphone",
        "Aide aux victimes",
        "Par téléphone : 116 006 (gratuit)",
        "Du lundi au samedi de 9h à 19h",
        core.hall.name,
        core.hall.phone,
    ]
    assert told[-3:] == ["Par courrier", "Archives", "1 rue du Port"]
    assert "Sur place" not in told


POLICE = Place(
    "p5", "other", Text("Police secours - 17"), reach="contact",
    contacts=(
        Contact("phone", (Text("Composez le 17 en cas d’urgence."), Text("Ou composez le 112."))),
    ),
)  # fmt: skip
PASSPORT = Place(
    "p6", "other", Text("34 00 - Passeport"), reach="contact",
    contacts=(
        Contact("phone", (Text("Depuis la métropole : 34 00 : choix 4 puis 3"), Text("Appelez le 34 00"))),
    ),
)  # fmt: skip


def test_a_number_in_a_name_takes_no_line_away_that_says_more_of_it(core: Core) -> None:
    told = list(ways(context(core, PASSPORT)))
    assert told[1:3] == ["34 00 - Passeport", "Depuis la métropole : 34 00 : choix 4 puis 3"]
    assert "Appelez le 34 00" not in told


def test_numbers_for_emergencies_come_last_and_say_when_they_are_called(core: Core) -> None:
    told = list(ways(context(core, POLICE, HELP)))
    at = told.index("Police secours - 17")
    assert told.index("Aide aux victimes") < at
    assert told[at + 1 : at + 3] == ["Composez le 17 en cas d’urgence.", "Ou composez le 112."]


def test_a_form_may_have_changed_and_what_the_hall_says_of_itself_has_not(core: Core) -> None:
    c = context(core)
    assert c.here.procedure is not None
    old = replace(c.here.procedure, source_date=date(2012, 1, 1))
    c = replace(c, here=replace(c.here, procedure=old))
    form = service_part(c, OnlineService("f", Text("Déclaration des revenus"), "", kind="form"), "f", "")
    hall = place_parts(c, MAIRIE, "p1", "", c.one("Où"))
    parts = with_notice(c, (*hall, form))
    assert [part.id for part in parts] == [*(part.id for part in hall), "stale", "f"]


def test_each_place_is_told_once_and_none_is_left_out(core: Core) -> None:
    others = tuple(Place(f"o{n}", "other", Text(f"Service {n}")) for n in range(5))
    told = list(ways(context(core, MAIRIE, replace(MAIRIE, id="p8"), COURT, *others, COURT)))
    assert told.count(core.hall.name) == 1
    at = told.index("À qui s’adresser")
    assert told[at + 1 : at + 7] == ["Tribunal", *(f"Service {n}" for n in range(5))]


def test_a_contact_is_one_card_with_its_number_beside_its_name(core: Core) -> None:
    (part,) = place_parts(core.context(), HELP, "p3", "", core.context().one("Où"))
    assert part.icon == "phone"
    assert lines((part,)) == [
        "Aide aux victimes",
        "Par téléphone : 116 006 (gratuit)",
        "Du lundi au samedi de 9h à 19h",
        "Par courriel : aide@example.test",
        "Écoute et conseille.",
    ]


def test_a_place_of_which_only_the_name_is_known_is_a_line(core: Core) -> None:
    place = replace(COURT, note=Text("Ministère de la justice"))
    (part,) = place_parts(core.context(), place, "p2", "", core.context().one("Où"))
    assert (part.kind, lines((part,))) == ("paragraph", ["Où : Tribunal (Ministère de la justice)"])


def test_a_town_hall_that_may_be_another_one_keeps_its_name(core: Core) -> None:
    there = replace(MAIRIE, of=Text("Mairie du lieu de décès"))
    told = lines(place_parts(core.context(), there, "p1", "", core.context().one("Où")))
    assert told[:4] == ["Où", "Mairie du lieu de décès", "Si c’est cette mairie :", core.hall.name]
    assert "Si c’est cette mairie :" not in lines(
        place_parts(core.context(), MAIRIE, "p1", "", core.context().one("Où"))
    )


def test_where_to_go_is_what_the_text_names_and_then_other_addresses() -> None:
    text = Section("s1", Text("Démarche"), (Paragraph("b1", Text("Venez.")), MAIRIE, COURT))
    case = Alternative("a1", Text("À l’étranger"), (replace(HELP, id="p7"), replace(COURT, id="p6")))
    section = Section("s2", Text("Pour finir"), (Paragraph("b2", Text("Fini.")), case))  # type: ignore[arg-type]
    left = Section("h1", Text("Autres adresses"), (LETTERS,), "where")
    position = Position((), None, False, (text, section, left), {}, (), 0)
    (where,) = (need for need in gathered(needs(position), position) if need.role == "where")
    named = [getattr(block, "name", None) or block.title for block in where.blocks]  # type: ignore[union-attr]
    assert [words.text for words in named] == ["Mairie", "Tribunal", "À l’étranger", "Autres adresses"]
    assert where.blocks[2].blocks == (replace(HELP, id="p7"),)  # type: ignore[union-attr]
    assert where.blocks[3].blocks == (LETTERS,)  # type: ignore[union-attr]
