"""What a citizen takes along: squares that telephones read, cards of places, paper where there is some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.app.core import Core
from kiosk.app.parts import Parts
from kiosk.procedures.model import Place, Text
from kiosk.services.cards import Cards
from kiosk.services.directory import Directory
from kiosk.services.hours_setting import parse_hours
from kiosk.services.records import PlaceRecord
from kiosk.services.ticket.build import ticket_here
from kiosk.session.events import DocumentMarked, PrinterChanged
from kiosk.session.where import documents
from kiosk.ui.shapes.qr import modules
from kiosk.views.pages.places import place_parts
from kiosk.views.square import LEAST_MODULE_MM, QUIET, modules_across
from tests.views.conftest import Player

FORMS = ("portrait", "landscape", "tablet")
WAYS = ({}, {"text_size": 4}, {"low": "on"}, {"text_size": 2, "big": "on"})
POLICE = PlaceRecord(
    "1",
    "Centre de police",
    frozenset({"paris_ppp"}),
    frozenset({"75056"}),
    ("1 rue du Lavoir", "75012 Paris"),
    "01 00 00 00 00",
    "yes",
    hours=parse_hours(("lundi-vendredi 8:30-17:00",))[0],
)


def square_of(core: Core) -> tuple[str, float]:
    """What the square on screen holds, and the width of its modules in millimetres."""
    while (shape := next((s for s in core.placement.shapes if s.look == "qr"), None)) is None:
        core.choose("more")
    across = len(modules(shape.value)) + 2 * QUIET
    return shape.value, int(min(shape.rect.w, shape.rect.h) // across) * core.layout.pitch_mm


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scene", ["phone", "phone_papers", "phone_papers_nine", "phone_service"])
def test_a_telephone_reads_every_square_at_arms_length(at: Player, scene: str, form: str) -> None:
    for way in WAYS:
        value, width = square_of(at(scene, form, **way))
        assert width >= LEAST_MODULE_MM, (way, value)


@pytest.mark.parametrize("form", FORMS)
def test_both_squares_are_offered_and_the_one_on_screen_is_marked(at: Player, form: str) -> None:
    core = at("phone", form)
    states = {c.id: c.state for c in core.view.controls if c.id.startswith("phone:")}
    assert states == {"phone:page": "selected", "phone:papers": ""}
    assert square_of(core)[0].startswith("https://")
    core.choose("phone:papers")
    states = {c.id: c.state for c in core.view.controls if c.id.startswith("phone:")}
    assert states == {"phone:page": "", "phone:papers": "selected"}
    core.choose("go_on")
    assert core.view.page == "summary"


def test_the_list_holds_papers_and_place_and_not_which_of_them_one_has(at: Player) -> None:
    before = square_of(at("phone_papers"))[0]
    assert "- La carte grise" in before
    assert "Mairie du 12e" in before
    core = at("phone_papers")
    position = core.context().here.position
    assert position is not None
    for document in documents(position.blocks):
        core.send(DocumentMarked(document.id, True))
    assert dict(core.context().here.frame.documents)  # type: ignore[union-attr]
    assert square_of(core)[0] == before


def test_a_list_too_long_for_a_square_says_so_and_offers_the_address(at: Player) -> None:
    core = at("phone_papers_nine", "tablet")
    assert square_of(core)[0].startswith("https://")
    assert any("trop longue" in one.text for one in core.view.announcement)


@pytest.mark.parametrize("form", FORMS)
def test_a_service_in_a_text_opens_on_ones_own_telephone(at: Player, form: str) -> None:
    core = at("needs_online", form)
    shown = [said.text for part in core.view.parts for said in part.sentences]
    assert "Demander la carte" in shown
    assert _on_some_part(core, "square:l1")
    core.choose("square:l1")
    assert square_of(core)[0] == "https://demarche.gouv.fr"
    core.choose("back")
    assert core.view.control("square:l1") is not None


def test_a_code_holds_what_the_standard_says() -> None:
    assert modules_across("a" * 14) == 21 + 2 * QUIET
    assert modules_across("é" * 13) == 25 + 2 * QUIET
    assert modules_across("a" * 561) is None


def test_paper_is_offered_only_where_a_printer_was_found_well(at: Player) -> None:
    assert _on_some_part(at("summary_printer"), "print")
    assert not _on_some_part(at("summary"), "print")


def _on_some_part(core: Core, control: str) -> bool:
    while core.view.control(control) is None and core.view.control("more") is not None:
        core.choose("more")
    return core.view.control(control) is not None


def test_large_letters_come_first_for_who_reads_large(at: Player) -> None:
    assert [c.id for c in at("ticket").view.controls if c.role == "button"][:1] == ["print:normal"]
    assert [c.id for c in at("ticket_large").view.controls if c.role == "button"][:1] == ["print:large"]


@pytest.mark.parametrize("outcome", ["no_paper", "cut_off"])
def test_where_paper_fails_the_square_and_another_try_are_offered(at: Player, outcome: str) -> None:
    core = at(f"ticket_{outcome}")
    assert {"phone", "print_again"} <= {control.id for control in core.view.controls}
    assert "demandez à un agent" in " ".join(one.text for one in core.view.announcement)


def card_of(
    core: Core, parts: Parts, place: Place, records: tuple[PlaceRecord, ...]
) -> list[tuple[str, str]]:
    core.hall = replace(parts.hall, places=Cards(directory=Directory(records, "75112")))
    c = core.context()
    made = place_parts(c, place, "place", "where", c.one("Où"))
    return [(part.icon, one.text.replace("\u00a0", " ")) for part in made for one in part.sentences]


def test_a_place_is_a_card_with_all_one_needs_to_go_there(at: Player, parts: Parts) -> None:
    place = Place("b", "prefecture", Text("Préfecture"), note=Text("Sur rendez-vous."))
    assert card_of(at("summary"), parts, place, (POLICE,)) == [
        ("map-marker", "Où"),
        ("map-marker", "Centre de police"),
        ("map-marker", "1 rue du Lavoir, 75012 Paris"),
        ("map-marker", "Sur rendez-vous."),
        ("clock", "Ouvert maintenant, jusqu’à 17 h"),
        ("calendar", "Du lundi au vendredi, de 8 h 30 à 17 h."),
        ("", "Horaires habituels."),
        ("wheelchair-accessibility", "Accès en fauteuil roulant"),
        ("phone", "Téléphone : 01 00 00 00 00"),
        ("information", "Annuaire de Service-Public.gouv.fr / DILA."),
    ]


def test_more_places_than_one_can_read_are_left_to_an_agent(at: Player, parts: Parts) -> None:
    many = tuple(replace(POLICE, id=str(number)) for number in range(8))
    told = [text for _, text in card_of(at("summary"), parts, Place("b", "prefecture"), many)]
    assert told.count("Centre de police") == 3
    assert "Il y a d’autres lieux." in told


@pytest.mark.clause("5.1.3.16")
@pytest.mark.parametrize("scene", ["summary", "summary_marked", "summary_unsure"])
def test_paper_says_what_the_screen_says_and_the_voice_too(at: Player, scene: str) -> None:
    core = at(scene)
    core.send(PrinterChanged(True))
    shown: set[str] = set()
    said: set[str] = set()
    while True:
        facts = [part for part in core.view.parts if part.group == "facts"]
        shown |= {one.text for part in facts for one in part.sentences if "now" not in part.state.split()}
        said |= {one.text for one in core.view.announcement}
        if core.view.control("more") is None:
            break
        core.choose("more")
    ticket = ticket_here(core.context())
    printed = {section.heading for section in ticket.sections}
    printed |= {line.text for section in ticket.sections for line in section.lines}
    assert shown <= printed
    assert shown <= said
