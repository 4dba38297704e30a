"""The directory: records of the official shape, Paris's own codes, and files that are wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.directory import MOST_BYTES, read_directory
from kiosk.services.week import Span

EXAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "annuaire-exemple.json"
HALL_HOURS = {
    "nom_jour_debut": "Lundi", "nom_jour_fin": "Vendredi", "valeur_heure_debut_1": "08:30:00",
    "valeur_heure_fin_1": "17:00:00", "valeur_heure_debut_2": "", "valeur_heure_fin_2": "", "commentaire": "",
}  # fmt: skip


def record(name: str, kind: str, insee: str | list[str], **more: Any) -> dict[str, Any]:
    """A record as the interface gives it: what is nested is JSON in a string."""
    codes = [insee] if isinstance(insee, str) else insee
    nested = {
        "pivot": [{"type_service_local": kind, "code_insee_commune": codes}],
        "adresse": [
            {"type_adresse": "Adresse postale", "numero_voie": "BP 1", "code_postal": "00000"},
            {"type_adresse": "Adresse", "numero_voie": "1 rue du Lavoir", "code_postal": "75012",
             "nom_commune": "Paris", "accessibilite": "DEM", "note_accessibilite": "sonnette à droite"},
        ],
        "telephone": [{"valeur": "01 00 00 00 00", "description": ""}],
        "site_internet": [{"libelle": "", "valeur": "https://exemple.fr/"}],
        "plage_ouverture": [HALL_HOURS],
    }  # fmt: skip
    plain = {"id": f"id-{name}", "nom": name, "code_insee_commune": codes[0], "sigle": None}
    plain["date_modification"] = "31/01/2024 14:25:10"
    return plain | {field: json.dumps(value) for field, value in nested.items()} | more


@pytest.fixture
def paris(tmp_path: Path) -> Path:
    records = [
        record("Mairie du 11e", "paris_mairie_arrondissement", ["75111", "75056"]),
        record("Mairie du 12e", "paris_mairie_arrondissement", "75112"),
        record("Hôtel de ville", "mairie", "75056"),
        record("Centre de police", "paris_ppp_certificat", "75056"),
        record("Mairie d’ailleurs", "mairie", "77001"),
        record("Préfecture d’ailleurs", "prefecture", ["77001", "77002"]),
    ]
    (tmp_path / "annuaire.json").write_text(
        json.dumps({"total_count": 6, "results": records}, indent=1), "utf-8"
    )
    return tmp_path


def names(path: Path, kind: str, insee: str) -> list[str]:
    directory, problems = read_directory(path, insee)
    assert problems == ()
    return [place.name for place in directory.places(kind)]


def test_in_paris_the_hall_is_the_districts_and_the_prefecture_the_police(paris: Path) -> None:
    assert names(paris, "mairie", "75112") == ["Mairie du 12e"]
    assert names(paris, "prefecture", "75112") == ["Centre de police"]
    assert names(paris, "mairie", "77001") == ["Mairie d’ailleurs"]
    assert names(paris, "prefecture", "77002") == ["Préfecture d’ailleurs"]
    assert names(paris, "tribunal", "75112") == []


def test_a_record_gives_what_a_card_shows(paris: Path) -> None:
    (hall,) = read_directory(paris, "75112")[0].places("mairie")
    assert hall.address == ("1 rue du Lavoir", "75012 Paris")
    assert (hall.phone, hall.url) == ("01 00 00 00 00", "https://exemple.fr/")
    assert (hall.wheelchair, hall.wheelchair_note) == ("on_request", "sonnette à droite")
    assert hall.hours.days == ((Span(510, 1020),),) * 5 + ((),) * 2
    assert hall.modified is not None
    assert hall.modified.isoformat() == "2024-01-31"


def test_days_may_run_over_the_weekend_and_comments_stay(tmp_path: Path) -> None:
    period = HALL_HOURS | {
        "nom_jour_debut": "Samedi",
        "nom_jour_fin": "Lundi",
        "commentaire": "sur rendez-vous",
    }
    odd = record(
        "A", "mairie", "77001", plage_ouverture=[period], commentaire_plage_ouverture="Fermé en août"
    )
    (tmp_path / "a.json").write_text(json.dumps({"results": [odd]}), "utf-8")
    (place,) = read_directory(tmp_path / "a.json")[0].places("mairie", "77001")
    assert [bool(spans) for spans in place.hours.days] == [True, False, False, False, False, True, True]
    assert place.hours.days[0][0].note == "sur rendez-vous"
    assert place.hours.note == "Fermé en août"


def test_nothing_found_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "rien.json").write_text('{"total_count": 0, "results": []}', "utf-8")
    directory, problems = read_directory(tmp_path)
    assert problems == ()
    assert directory.places("mairie", "75112") == ()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pivot", "[{", "pivot"),
        ("pivot", '[{"type_service_local": "mairie", "code_insee_commune": 75112}]', "code_insee_commune"),
        ("telephone", '{"valeur": 1}', "telephone"),
        ("nom", None, "nom"),
        ("plage_ouverture", json.dumps([HALL_HOURS | {"valeur_heure_fin_1": "25:99"}]), "25:99"),
        ("plage_ouverture", json.dumps([HALL_HOURS | {"nom_jour_fin": "Lundredi"}]), "Lundredi"),
        ("site_internet", json.dumps([{"valeur": 3}]), "valeur"),
    ],
)
def test_a_malformed_record_is_told_by_its_line_and_left_out(
    tmp_path: Path, field: str, value: object, said: str
) -> None:
    wrong = record("Faux", "mairie", "77001") | {field: value}
    body = {"results": [record("Juste", "mairie", "77001"), wrong]}
    text = json.dumps(body, indent=1)
    file = tmp_path / "annuaire.json"
    file.write_text(text, "utf-8")
    directory, (problem,) = read_directory(file)
    assert [place.name for place in directory.places("mairie", "77001")] == ["Juste"]
    assert said in problem.message
    assert problem.hint
    assert '"id": "id-Faux"' in text.splitlines()[problem.line - 1]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"results": {}}', "[" * 100_000, "1" * 5000, '{"results": [[], 3, null]}']
)
def test_a_broken_file_is_told_and_the_others_are_read(paris: Path, text: str) -> None:
    (paris / "autre.json").write_text(text, "utf-8")
    (paris / "latin.json").write_bytes(b'{"nom": "\xe9"}')
    directory, problems = read_directory(paris, "75112")
    assert {Path(problem.file).name for problem in problems} == {"autre.json", "latin.json"}
    assert directory.places("mairie")


def test_what_is_too_large_or_absent_is_told(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.touch()
    os.truncate(large, MOST_BYTES + 1)
    assert "Mo" in read_directory(large)[1][0].message
    assert "lecture impossible" in read_directory(tmp_path / "absent.json")[1][0].message


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the directory's example is not in ../shared/data")
def test_the_official_example_is_read() -> None:
    directory, problems = read_directory(EXAMPLE)
    assert problems == ()
    (place,) = directory.places("epci", "83007")
    assert place.wheelchair == "yes"
    assert place.hours.days[4] == (Span(480, 720),)
