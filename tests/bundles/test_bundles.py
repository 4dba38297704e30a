"""Bundles: made only without a mistake, taken only as the city signed them, whatever is sent instead."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles import keys
from kiosk.bundles.manifest import MOST_BYTES, MOST_FILES, MOST_OF_A_TEXT
from kiosk.bundles.reading import examine, opened, unpack
from kiosk.bundles.refusal import Refused
from tests.bundles.city import SITE, City, handmade

OK = b"[hall]\nphone = '1'\n"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def kiosk(city: City, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk.cli", "bundle", *words]
    environment = os.environ | {"KIOSK_CONFIG": str(city.config)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)


def test_a_bundle_is_made_verified_and_unpacked_as_it_was(city: City, tmp_path: Path) -> None:
    words, out = city.words(), tmp_path / "one.bundle"
    made = kiosk(city, "make", str(words), str(out), "--key", str(city.key_file), "--site", SITE)
    assert made.returncode == 0, made.stderr
    told = kiosk(city, "verify", str(out))
    assert told.returncode == 0, told.stderr
    assert "procedures/jardin.yaml" in told.stdout
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with opened(out, city.public) as given:
        unpack(given, folder)
    there = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    assert there == {
        str(one.relative_to(words)): one.read_bytes() for one in words.rglob("*") if one.is_file()
    }


def test_nothing_is_signed_while_there_is_a_mistake_and_each_is_told_at_its_own_file(city: City) -> None:
    words, out = city.words(), city.folder / "one.bundle"
    lines = '[hall]\nfone = "1"\n[terminal]\nid = "all"\n[voice]\nvoices = ["fr = piper /a.onnx /bin/sh"]\n'
    (words / "site.toml").write_text(lines + '[content]\nsource = "/etc"\n', encoding="utf-8")
    procedure = words / "procedures" / "jardin.yaml"
    procedure.write_text(procedure.read_text("utf-8").replace("type: nombre", "type: no"), encoding="utf-8")
    made = kiosk(city, "make", str(words), str(out), "--key", str(city.key_file), "--site", SITE)
    assert made.returncode == 1
    assert not out.exists()
    for place in (f"{words}/site.toml:2:", *(f"{words}/site.toml:{n}:" for n in (4, 6, 8)), f"{procedure}:"):
        assert place in made.stderr


def test_a_key_that_others_can_read_signs_nothing(city: City) -> None:
    assert stat.S_IMODE(city.key_file.stat().st_mode) == 0o600
    city.key_file.chmod(0o640)
    with pytest.raises(Refused, match="autres comptes") as refused:
        keys.private(city.key_file)
    assert "chmod 600" in refused.value.remedy
    with pytest.raises(Refused, match="existe déjà"):
        keys.make(city.key_file)
    made = kiosk(city, "make", str(city.words()), "x", "--key", str(city.key_file), "--site", SITE)
    assert made.returncode == 1
    assert "chmod 600" in made.stderr


def test_the_lines_of_a_new_key_are_told_where_they_go(city: City, tmp_path: Path) -> None:
    made = kiosk(city, "keys", str(tmp_path / "another.key"))
    assert made.stdout.startswith("[bundles]\nkey = ")
    assert "site.toml" in made.stderr


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_bundle_with_any_byte_changed_or_cut_off_is_refused(city: City, tmp_path: Path) -> None:
    whole, path = handmade(city.key, [("site.toml", OK)]), tmp_path / "b"
    for changed in (
        *(flipped(whole, at) for at in range(len(whole))),
        *(whole[:end] for end in range(len(whole))),
        whole + b"x",
    ):
        path.write_bytes(changed)
        with pytest.raises(Refused) as refused, opened(path, city.public) as given:
            examine(given)
        assert refused.value.remedy
    path.write_bytes(whole)
    with opened(path, city.public) as given:
        examine(given)


def test_another_city_s_signature_and_a_key_that_is_none_are_refused(city: City, tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(handmade(Ed25519PrivateKey.generate(), [("site.toml", OK)]))
    with pytest.raises(Refused, match="pas signé par cette ville"), opened(path, city.public):
        pass
    for key in ("", "x", city.public[:-4], "é" * 44):
        with pytest.raises(Refused, match="clé des lots"), opened(path, key):
            pass


HOSTILE = {
    "a path that climbs": [("../site.toml", OK)],
    "a path from the root": [("/etc/passwd", OK)],
    "a path that climbs inside": [("procedures/../../a.yaml", OK)],
    "a file of another kind": [("procedures/a.sh", OK)],
    "the secrets": [(".env", OK)],
    "the first layer": [("kiosk.toml", OK)],
    "a control character": [("procedures/a\x1b[2J.yaml", OK)],
    "a line's end": [("procedures/a\n.yaml", OK)],
    "a null": [("site.toml\0", OK)],
    "a right-to-left mark": [("procedures/\u202ea.yaml", OK)],
    "a folder": [("procedures/", b"")],
    "nothing": [("", OK)],
    "a name too long": [(f"procedures/{'a' * 300}.yaml", OK)],
    "twice the same": [("site.toml", OK), ("site.toml", OK)],
    "too many": [(f"procedures/a{n}.yaml", b"") for n in range(MOST_FILES + 1)],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_has_no_business_in_a_bundle_is_refused_even_when_signed(city: City, name: str) -> None:
    path, folder = city.folder / "b", city.folder / "unpacked"
    path.write_bytes(handmade(city.key, HOSTILE[name]))
    folder.mkdir()
    with pytest.raises(Refused) as refused, opened(path, city.public) as given:
        unpack(given, folder)
    assert str(refused.value).isprintable()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "more",
    [
        {"version": 0}, {"version": True}, {"version": "5"}, {"version": 2**60}, {"site": "../x"},
        {"site": 1}, {"terminals": "all"}, {"terminals": [1]}, {"not_before": "demain"}, {"not_before": 3},
        {"files": {}},
        {"files": [1]}, {"files": [{"path": "site.toml"}]}, {"other": 1},
        {"files": [{"path": "site.toml", "size": MOST_OF_A_TEXT + 1, "sha256": "0" * 64}]},
        {"files": [{"path": "content/vosdroits.zip", "size": MOST_BYTES + 1, "sha256": "0" * 64}]},
        {"files": [{"path": "site.toml", "size": -1, "sha256": "0" * 64}]},
        {"files": [{"path": "site.toml", "size": 1, "sha256": "no"}]},
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_refused_even_when_signed(city: City, more: dict[str, object]) -> None:
    path = city.folder / "b"
    path.write_bytes(handmade(city.key, [], **more))
    with pytest.raises(Refused), opened(path, city.public):
        pass


def test_a_file_that_never_ends_is_not_read_for_ever(city: City) -> None:
    path = city.folder / "b"
    path.write_bytes(b"kiosk-bundle 1\n" + b"A" * 86 + b"==\n" + b"{" * 10_000_000)
    with pytest.raises(Refused, match="coupé"), opened(path, city.public):
        pass


def test_a_wrong_use_is_told_before_anything_is_read(city: City) -> None:
    for more in (("--not-before", "demain"), ("--terminals", "../b"), ("--site", "a b")):
        made = kiosk(city, "make", str(city.words()), "x", "--key", "x", "--site", SITE, *more)
        assert made.returncode == 2
        assert "Traceback" not in made.stderr
