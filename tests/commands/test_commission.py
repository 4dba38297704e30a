"""`kiosk commission` says first what is most to be known of the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.terminal.readiness import FILE

ROOT = Path(__file__).resolve().parents[2]


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["commission", "--config", str(ROOT / "config")]) == 1
    return capsys.readouterr().out.splitlines()


def test_of_a_terminal_never_commissioned_that_is_said_first_and_nothing_is_ticked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_TERMINAL__STATE_DIR", str(tmp_path))
    first, *rest = told(capsys)
    assert first.startswith("Cette borne n’a pas encore été mise en service.")
    assert len(rest) > 14
    assert not [line for line in rest if line.startswith("✓")]
    done = {"identity": {"outcome": "good", "text": "Vérifié sur place.", "values": {}, "at": ""}}
    (tmp_path / FILE).write_text(json.dumps({"steps": done}), "utf-8")
    first, *rest = told(capsys)
    assert first == "La borne n’est pas encore prête. Il reste 13 étapes."
    assert [line for line in rest if line.startswith("✓")] == [
        "✓ Nom et place de la borne\u00a0: Vérifié sur place"
    ]
