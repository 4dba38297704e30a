"""`kiosk-desk check`: what it tells is what the desk itself would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.commands.check import into_service

CONFIG = Path(__file__).resolve().parents[2] / "config"


def test_the_check_of_a_desk_tells_what_would_keep_it_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "kiosk.toml").write_bytes((CONFIG / "kiosk.toml").read_bytes())
    monkeypatch.setattr("kiosk.commands.check.INSTALLED", True)
    monkeypatch.setattr("kiosk.commands.check.SERVICE", "kiosk-desk")
    told = [one for one in into_service(config) if one.level == "error"]
    assert [one.message.split()[2] for one in told] == ["KIOSK_DESK__TOKEN", "KIOSK_DESK__AGENT_CODE"]
    assert all(one.file == str(config / ".env") for one in told)
    secrets = "KIOSK_DESK__TOKEN=one-token-for-all-of-them", "KIOSK_DESK__AGENT_CODE=271828"
    (config / ".env").write_text("\n".join(secrets))
    (config / ".env").chmod(0o600)
    assert [one for one in into_service(config) if one.level == "error"] == []
