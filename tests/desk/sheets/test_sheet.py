"""What of a procedure stands on an agents' sheet: all that is public, where it stands, the steps' labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.desk.sheets.sheet import sheet
from kiosk.procedures.model import (
    CallOut,
    Cost,
    Document,
    Item,
    Listing,
    OnlineService,
    Reference,
    Table,
    Text,
)
from tests.procedures.build import case, cases, fact, papers, procedure, question, says, section

HOUSED = fact("heberge")


def test_every_question_is_a_step_with_its_choices_and_its_label_in_french() -> None:
    asked = replace(question("age", "mineur", "majeur"), help=Text("À ce jour."), label=Text("Âge"))
    french = procedure(asked, cases("c", case("Paris", says("x")), case("ailleurs", says("y")), ask="où"))
    blocks = (replace(asked, label=Text("Age")), *french.blocks[1:])
    english = replace(french, title=Text("In English", lang="en"), blocks=blocks)
    made = sheet(english, french)
    assert (made["language"], made["title"]) == ("en", "In English")
    first, second = made["steps"]
    assert (first["label"], first["text"], first["help"]) == ("Âge", "age ?", "À ce jour.")
    assert [choice["text"] for choice in first["choices"]] == ["mineur", "majeur"]
    assert [choice["text"] for choice in second["choices"]] == [
        "Si Paris",
        "Si ailleurs",
    ]  # as they are offered


def test_papers_say_in_which_case_they_are_asked_for_and_whether_that_depends() -> None:
    inside = papers("p", "Carte grise", ("Attestation", HOUSED))
    made = sheet(*[procedure(cases("c", case("Paris", section("Dossier", inside))))] * 2)
    assert [(one["text"], one["depends"], one["under"]) for one in made["papers"]] == [
        ("Carte grise", False, ["Si Paris", "Dossier"]),
        ("Attestation", True, ["Si Paris", "Dossier"]),
    ]
    alone = procedure(replace(inside, documents=(Document("d", Text("Photo")),), when=HOUSED))
    assert sheet(alone, alone)["papers"][0]["depends"] is True


def test_the_text_is_cut_at_its_chapters_and_keeps_lists_boxes_and_tables() -> None:
    rows = Table("t", (Text("Âge"), Text("Prix")), ((Text("Moins de 18 ans"), Text("17 €")),))
    listed = Listing("l", (Item("i", (says("un"),)), Item("j", (says("deux"),))))
    where = section("Où", CallOut("b", "warn", (says("Attention"),)), listed)
    whole = procedure(says("D’abord"), cases("c", case("Paris", where)), section("Combien", rows))
    first, there, price = sheet(whole, whole)["chapters"]
    assert first == {"title": "", "under": [], "lines": [{"kind": "text", "text": "D’abord"}]}
    assert (there["title"], there["under"]) == ("Où", ["Si Paris"])
    assert [(line["kind"], line["text"]) for line in there["lines"]] == [
        ("box", "Attention"), ("item", "un"), ("item", "deux")
    ]  # fmt: skip
    assert price["lines"] == [{"kind": "item", "text": "Âge : Moins de 18 ans ; Prix : 17 €"}]


def test_source_review_prices_and_links_are_there_and_only_addresses_of_the_web_are_links() -> None:
    law = Reference(Text("Code civil"), "https://example.test/loi")
    whole = replace(
        procedure(Cost("c", Text("Gratuit")), OnlineService("s", Text("Demander"), "https://example.test/service"),
                  OnlineService("t", Text("Piège"), "javascript:alert(1)")),
        source="https://example.test/source", source_date=date(2024, 10, 7), reviewed_on=date(2026, 11, 21),
        review_on=date(2027, 2, 21), references=(law,), without_computer=Text("Au guichet."),
    )  # fmt: skip
    made = sheet(whole, whole)
    assert (made["address"], made["source_date"]) == ("https://example.test/source", "2024-10-07")
    assert (made["reviewed_on"], made["review_on"]) == ("2026-11-21", "2027-02-21")
    assert made["without_computer"] == "Au guichet."
    assert made["practical"] == [{"kind": "cost", "text": "Gratuit", "under": []}]
    assert [one["title"] for one in made["links"]] == ["Demander", "Code civil"]
    assert sheet(replace(whole, source="javascript:alert(1)"), whole)["address"] == ""
