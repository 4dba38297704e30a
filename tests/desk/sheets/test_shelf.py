"""The sheets of a real desk: the City's and the State's files, who may read them, and bad ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from kiosk.desk.entry import accounts
from kiosk.desk.sheets.described import SHEET
from kiosk.desk.sheets.shelf import Shelf
from tests.content.documents import chapter, document, para, text
from tests.desk.nursery import Nursery
from tests.desk.people import OTHER_SITE, PASSWORD, account, change
from tests.desk.running import CONFIG, Agent, RunningDesk, Terminal, http_session

PARKING = "stationnement-residentiel"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fiches")
    body = text(para("Le vélo se range.") + chapter("Où le ranger", para("Dans la cour.")))
    (folder / "F1.xml").write_bytes(document(body))
    (folder / "F2.xml").write_bytes(b"<Publication")
    return folder


@pytest.fixture(scope="module")
def desk(
    nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, documents: Path
) -> Iterator[RunningDesk]:
    folder = tmp_path_factory.mktemp("desk")
    running = RunningDesk(folder, documents=str(documents), nursery=nursery).start()
    yield running
    running.kill()


def read(agent: Agent, procedure: str, language: str = "fr") -> dict[str, Any]:
    answer = agent.http.get(f"{agent.url}/api/agent/sheets/{procedure}?lang={language}", timeout=10)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    jsonschema_rs.validator_for(SHEET).validate(body)
    return body


def test_the_citys_sheet_comes_in_french_and_english_as_described(desk: RunningDesk) -> None:
    agent = Agent(desk.url, "Guichet 3")
    french, english = read(agent, PARKING), read(agent, PARKING, "en")
    assert (french["authority"], french["language"], english["language"]) == ("city", "fr", "en")
    assert french["title"] != english["title"]
    labels = [step["label"] for step in french["steps"]]
    assert "Type de véhicule" in labels
    assert [step["label"] for step in english["steps"]] == labels  # as a call names them
    assert french["papers"]


def test_the_states_sheet_comes_from_its_documents(desk: RunningDesk) -> None:
    made = read(Agent(desk.url, "Guichet 3"), "F1", "en")
    assert (made["authority"], made["language"], made["title"]) == ("state", "fr", "Le vélo")
    assert "Dans la cour." in str(made["chapters"])


def test_only_agents_read_it_and_what_is_not_there_is_a_clear_no(desk: RunningDesk) -> None:
    agent = Agent(desk.url, "Guichet 3")
    address = f"{desk.url}/api/agent/sheets/"
    assert http_session().get(address + PARKING, timeout=10).status_code == 401
    assert Terminal(desk.url).http.get(address + PARKING, timeout=10).status_code == 401
    for unknown in ("rien", "F2", "F3", "..%2f..%2fkiosk", "%00", "x" * 200):
        answer = agent.http.get(address + unknown, timeout=10)
        assert answer.status_code == 404, unknown
        assert "remedy" in answer.json()
    assert agent.http.get(f"{address}{PARKING}?lang=xx", timeout=10).status_code == 422


def test_another_town_hall_of_the_desk_gets_the_states_sheets_and_never_this_ones(desk: RunningDesk) -> None:
    change(desk, accounts.add_site, OTHER_SITE, "Mairie du 13e")
    account(desk, "there", "agent", OTHER_SITE)
    there = Agent(desk.url, "Guichet 1", "there", PASSWORD)
    assert read(there, "F1")["title"] == "Le vélo"
    assert there.http.get(f"{desk.url}/api/agent/sheets/{PARKING}", timeout=10).status_code == 404
    assert read(Agent(desk.url, "Guichet 3"), PARKING)["authority"] == "city"


def test_what_an_author_writes_is_read_without_a_restart(tmp_path: Path) -> None:
    shutil.copytree(CONFIG / "procedures", tmp_path / "procedures")
    shelf, file = Shelf(str(tmp_path)), tmp_path / "procedures" / f"{PARKING}.yaml"
    before = shelf.get(PARKING, "fr")
    assert before is not None
    assert shelf.get(PARKING, "fr") is before  # made once
    written = file.read_text("utf-8").replace("titre: Se garer dans sa rue", "titre: Se garer ici", 1)
    file.write_text(written, "utf-8")
    os.utime(file, ns=(1, 1))  # a clock of files may be coarse
    after = shelf.get(PARKING, "fr")
    assert after is not None
    assert "Se garer ici" in after.decode()


def test_without_files_or_with_broken_ones_there_is_no_sheet_and_no_failure(tmp_path: Path) -> None:
    assert Shelf().get(PARKING, "fr") is None
    (tmp_path / "broken.zip").write_bytes(b"PK not a zip")
    shelf = Shelf(str(CONFIG), str(tmp_path / "broken.zip"))
    assert shelf.get("F1", "fr") is None
    assert shelf.get(PARKING, "fr") is not None
