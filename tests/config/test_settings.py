# ruff: noqa: E501  (one mistake a line)
"""Settings: layers, every mistake at once where it was written, and secrets that never show."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.declare import rules
from kiosk.config.reference import settings_reference
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import SECTIONS, Settings
from tests.config.good import SETTINGS


def write(folder: Path, text: str = SETTINGS, env: str | None = None) -> Path:
    (folder / "kiosk.toml").write_text(text, encoding="utf-8")
    if env is not None:
        (folder / ".env").write_text(env, encoding="utf-8")
        (folder / ".env").chmod(0o600)
    return folder


def good(folder: Path, environ: dict[str, str] | None = None) -> Settings:
    settings, problems = load_settings(folder, environ or {})
    assert [str(problem) for problem in problems] == []
    assert settings is not None
    return settings


def test_written_values_win_over_defaults(tmp_path: Path) -> None:
    settings = good(write(tmp_path))
    assert settings.hall.phone == "3975"
    assert settings.panel.tilt_deg == 15
    assert settings.home.procedures == ("jardin",)
    assert settings.state_dir == tmp_path.parent / "out" / "state"


def test_the_environment_wins_over_the_secrets_file_and_that_over_toml(tmp_path: Path) -> None:
    write(tmp_path, env="KIOSK_DESK__PORT=9001\nKIOSK_IDLE__AFTER_S=90\n")
    settings = good(tmp_path, {"KIOSK_DESK__PORT": "9002", "HOME": "/", "KIOSK_DEBUG": "1"})
    assert settings.desk.port == 9002
    assert settings.idle.after_s == 90


def test_words_of_the_environment_become_lists_and_numbers(tmp_path: Path) -> None:
    environ = {
        "KIOSK_DESK__URLS": "http://10.0.0.5:8700, http://10.0.0.6:8700",
        "KIOSK_VOICE__VOLUME": "0,5",
        "KIOSK_HOME__PROCEDURES": "a,b",
    }
    settings = good(write(tmp_path), environ)
    assert settings.desk.urls == ("http://10.0.0.5:8700", "http://10.0.0.6:8700")
    assert settings.voice.volume == 0.5
    assert settings.home.procedures == ("a", "b")


MISTAKES = {
    "an unknown setting": ("port = 8700", "prot = 8700", "prot", "port"),
    "an unknown section": ("[panel]", "[pannel]", "[pannel]", "panel"),
    "a number as a text": ("port = 8700", 'port = "8700"', "port", "Sans guillemets"),
    "a text as a number": ('phone = "3975"', "phone = 3975", "phone", "guillemets"),
    "out of bounds": ("port = 8700", "port = 70000", "port", "65535"),
    "not whole": ("port = 8700", "port = 87.5", "port", "entier"),
    "not a number at all": ("bottom_mm = 900", "bottom_mm = nan", "bottom_mm", "nombre"),
    "true": ("bottom_mm = 900", "bottom_mm = true", "bottom_mm", "nombre"),
    "an unknown mode": ('place = "Hall"', 'place = "Hall"\nmode = "borne"', "mode", "kiosk, tablet, counter"),
    "not an address": ("port = 8700", 'urls = ["10.0.0.5"]', "urls", "http://"),
    "an address alone": ("port = 8700", 'urls = "http://10.0.0.5"', "urls", "liste"),
    "seven on the home page": ('["jardin"]', '["a", "b", "c", "d", "e", "f", "g"]', "procedures", "6"),
    "an empty name": ('name = "Mairie"', 'name = ""', "name", "Écrivez"),
    "a missing name": ('name = "Mairie"\n', "", "[hall]", "hall.name"),
    "a section written as a value": ('[hall]\nname = "Mairie"', 'voice = 3\n[hall]\nname = "Mairie"', "voice", "[voice]"),
    "a secret": ("port = 8700", 'token = "canari-canari-canari"', "token", ".env"),
    "syntax": ("port = 8700", "port 8700", "port", "="),
    "a panel too high": ("bottom_mm = 900", "bottom_mm = 1190", "bottom_mm", "1128\u00a0mm"),
    "a panel too low": ("bottom_mm = 900", "bottom_mm = 200", "bottom_mm", "414\u00a0mm"),
    "a panel too far": ("bottom_mm = 900", "bottom_mm = 900\nsetback_mm = 630", "setback_mm", "510\u00a0mm"),
    "a key with two meanings": ("[panel]", '[inputs]\nkeys = ["f13 = NEXT", "f15 = SELECT", "F13 = BACK"]\n[panel]', "keys", "deux sens"),
    "a meaning that is none": ("[panel]", '[inputs]\nkeys = ["f13 = NEXTT", "f15 = SELECT"]\n[panel]', "keys", "«\u00a0NEXT\u00a0»"),
    "a keypad that cannot choose": ("[panel]", '[inputs]\nkeys = ["f13 = NEXT"]\n[panel]', "keys", "SELECT"),
    "a line that is no key": ("[panel]", '[inputs]\nkeys = ["NEXT"]\n[panel]', "keys", "f13 = NEXT"),
    "a language twice": ("[panel]", '[voice]\nvoices = ["fr = mbrola fr4", "fr = pico fr-FR"]\n[panel]', "voices", "deux voix"),
    "a voice of no language": ("[panel]", '[voice]\nvoices = ["tlh = mbrola fr4"]\n[panel]', "voices", "«\u00a0tlh\u00a0»"),
    "a voice by another engine": ("[panel]", '[voice]\nvoices = ["fr = mbrolla fr4"]\n[panel]', "voices", "mbrola"),
    "a voice of another language": ("[panel]", '[voice]\nvoices = ["fr = mbrola en1"]\n[panel]', "voices", "fr4"),
    "a language that the engine lacks": ("[panel]", '[voice]\nvoices = ["uk = pico uk-UK"]\n[panel]', "voices", "piper"),
    "a model that is none": ("[panel]", '[voice]\nvoices = ["uk = piper voice"]\n[panel]', "voices", ".onnx"),
    "a program by its name": ("[panel]", '[voice]\nvoices = ["uk = piper /v/uk.onnx piper"]\n[panel]', "voices", "chemin entier"),
    "a line that is no voice": ("[panel]", '[voice]\nvoices = ["mbrola"]\n[panel]', "voices", "fr = mbrola fr4"),
    "a panel turned": ("width_mm = 336\nheight_mm = 598", "width_mm = 598\nheight_mm = 336", "width_mm", "échangez"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_is(tmp_path: Path, name: str) -> None:
    was, now, told, says = MISTAKES[name]
    text = SETTINGS.replace(was, now, 1)
    assert text != SETTINGS
    settings, problems = load_settings(write(tmp_path, text), {})
    assert settings is None
    line = text[: text.index(told)].count("\n") + 1
    here = [problem for problem in problems if problem.line == line]
    assert any(says in f"{problem.message} {problem.hint}" for problem in here), [str(p) for p in problems]
    assert all(problem.file == str(tmp_path / "kiosk.toml") and problem.hint for problem in problems)


def test_voices_are_kept_as_they_were_chosen(tmp_path: Path) -> None:
    lines = '["FR=mbrola  fr4", "uk = piper /v/uk.onnx /opt/piper/piper"]'
    text = SETTINGS.replace("[panel]", f"[voice]\nvoices = {lines}\n[panel]")
    kept = good(write(tmp_path, text)).voice.voices
    assert kept == ("fr = mbrola fr4", "uk = piper /v/uk.onnx /opt/piper/piper")


def test_a_map_of_keys_is_kept_as_it_was_learnt(tmp_path: Path) -> None:
    text = SETTINGS.replace("[panel]", '[inputs]\nkeys = ["F13=next", "f15 = SELECT", "= = BACK"]\n[panel]')
    assert good(write(tmp_path, text)).inputs.keys == ("f13 = NEXT", "f15 = SELECT", "= = BACK")
    switch = good(tmp_path, {"KIOSK_INPUTS__KEYS": "space = SWITCH_1"})
    assert switch.inputs.keys == ("space = SWITCH_1",)


def test_every_mistake_at_once(tmp_path: Path) -> None:
    text = SETTINGS.replace("port = 8700", "prot = 1").replace('phone = "3975"', "phone = 3975")
    write(tmp_path, text.replace("bottom_mm = 900", "bottom_mm = 1e9"), env="KIOSK_DESK__HOSTT=x\n")
    _, problems = load_settings(tmp_path, {"KIOSK_IDLE__AFTER_S": "vite"})
    assert len(problems) == 5
    assert {Path(problem.file).name for problem in problems} == {
        "kiosk.toml", ".env", "environnement (KIOSK_IDLE__AFTER_S)",
    }  # fmt: skip


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    settings, problems = load_settings(tmp_path, {})
    assert settings is None
    assert "kiosk.toml" in problems[0].file


def test_a_secret_shows_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "canari-canari-canari"
    settings = good(write(tmp_path, env=f"KIOSK_DESK__TOKEN={secret}\nKIOSK_DESK__AGENT_CODE='4711 0815'\n"))
    assert settings.desk.token == secret
    assert settings.desk.agent_code == "4711 0815"
    assert secret not in repr(settings)
    assert "4711" not in repr(settings)
    assert secret not in caplog.text


@pytest.mark.parametrize(
    "env",
    [
        "KIOSK_DESK__TOKEN=canari\n",  # too short
        "KIOSK_DESK__TOKN=canari-canari-canari\n",
        "KIOSK_DESK__TOKEN=canari-canari-canari\nKIOSK_DESK__PORT=canari\n",
        "KIOSK_DESK__TOKEN='canari-canari-canari\n",
        "KIOSK_DESK__TOKEN canari-canari-canari\n",
    ],
)
def test_a_mistake_in_the_secrets_does_not_tell_them(tmp_path: Path, env: str) -> None:
    settings, problems = load_settings(write(tmp_path, env=env), {})
    assert settings is None
    assert "canari" not in "".join(f"{problem!r}{problem}" for problem in problems)
    assert all(Path(problem.file).name == ".env" and problem.hint for problem in problems)


def test_an_empty_line_of_the_example_is_no_secret(tmp_path: Path) -> None:
    settings = good(write(tmp_path, env="# comment\nKIOSK_DESK__TOKEN=\n"))
    assert settings.desk.token == ""


def test_secrets_that_others_can_read_are_a_warning(tmp_path: Path) -> None:
    write(tmp_path, env="KIOSK_DESK__TOKEN=canari-canari-canari\n")
    (tmp_path / ".env").chmod(0o644)
    settings, (problem,) = load_settings(tmp_path, {})
    assert settings is not None
    assert problem.level == "warning"
    assert "chmod 600" in problem.hint


def test_on_an_installed_machine_the_remedy_leaves_the_secrets_to_its_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.config.layers.INSTALLED", True)
    monkeypatch.setattr("kiosk.config.layers.SERVICE", "kiosk-desk")
    env = write(tmp_path, env="KIOSK_DESK__TOKEN=canari-canari-canari\n") / ".env"
    env.chmod(0o644)
    _, (open_to_all,) = load_settings(tmp_path, {})
    env.unlink()
    env.mkdir()
    settings, (unreadable,) = load_settings(tmp_path, {})
    assert settings is None
    for problem in (open_to_all, unreadable):
        assert f"chown root:kiosk-desk {env} && chmod 640 {env}" in problem.hint


@pytest.mark.parametrize(
    ("width_mm", "height_mm", "width_px", "height_px", "bottom_mm", "tilt_deg", "viewing_mm", "mode"),
    [
        (598, 336, 1920, 1080, 900, 15, 600, "kiosk"),
        (217, 136, 1280, 800, 950, 60, 450, "tablet"),
        (336, 598, 1080, 1920, 900, 0, 600, "kiosk"),
    ],
)
def test_panels_that_fit(
    tmp_path: Path,
    width_mm: int,
    height_mm: int,
    width_px: int,
    height_px: int,
    bottom_mm: int,
    tilt_deg: int,
    viewing_mm: int,
    mode: str,
) -> None:
    values = {name: value for name, value in locals().items() if name not in ("tmp_path", "mode")}
    panel = {f"KIOSK_PANEL__{name.upper()}": str(value) for name, value in values.items()}
    good(write(tmp_path), {**panel, "KIOSK_TERMINAL__MODE": mode})


@pytest.mark.clause("5.1.4")
def test_a_panel_read_from_too_far_for_its_width_is_refused_with_figures(tmp_path: Path) -> None:
    panel = {"WIDTH_MM": 217, "HEIGHT_MM": 136, "WIDTH_PX": 1280, "HEIGHT_PX": 800, "BOTTOM_MM": 950,
             "TILT_DEG": 60, "VIEWING_MM": 600}  # fmt: skip
    environ = {f"KIOSK_PANEL__{name}": str(value) for name, value in panel.items()}
    settings, (problem,) = load_settings(write(tmp_path), {**environ, "KIOSK_TERMINAL__MODE": "tablet"})
    assert settings is None
    assert "217" in problem.message
    assert "271" in problem.message  # 37 capitals of 7.3 mm
    assert "470" in problem.hint


def test_the_reference_names_every_setting_and_no_secret_value() -> None:
    reference = settings_reference()
    for section, kind in SECTIONS.items():
        assert f"[{section}]" in reference
        for name, rule, _ in rules(kind):
            assert rule.doc in reference
            assert name in reference or rule.secret


@given(st.text(alphabet="[]hal.npe=\"'1, \n#{}é", max_size=60))
def test_any_file_gives_settings_or_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)
    _, problems = load_settings(write(folder, text), {})
    assert problems
    assert all(problem.hint and problem.line >= 1 for problem in problems)


def test_a_yes_or_no_is_read_from_the_file_and_from_the_environment(tmp_path: Path) -> None:
    write(tmp_path, SETTINGS + "\n[printer]\nanswers = false\n")
    assert good(tmp_path).printer.answers is False
    assert good(tmp_path, {"KIOSK_PRINTER__ANSWERS": "oui"}).printer.answers is True
    settings, problems = load_settings(tmp_path, {"KIOSK_PRINTER__ANSWERS": "peut-être"})
    assert settings is None
    assert "true" in problems[0].hint


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TECHNICIAN__KEY", "KEY_POWR", "n’est pas un bouton"),
        ("TECHNICIAN__CODE", "40719a", "Un code est fait de 6 à 12 chiffres"),
        ("TECHNICIAN__CODE", "12ab", "Un code est fait de 6 à 12 chiffres"),
        ("TECHNICIAN__CODE", "4071", "Un code est fait de 6 à 12 chiffres"),
        ("TECHNICIAN__CODE", "123456", "trop facile à deviner"),
        ("TECHNICIAN__CODE", "404040", "trop facile à deviner"),
        ("CALL__LAMP_S", "30", "call.lamp_s"),
        ("CHANNELS__LAMP", "usb", "ce n’est pas une lampe"),
        ("CHANNELS__WEBHOOK", "http://10.0.0.1/x", "ni en https, ni sur cette machine"),
        ("CHANNELS__WEBHOOK", "https://a.example/x", "il manque la clé"),
    ],
)
def test_what_a_value_has_to_be_beside_its_kind_is_told(tmp_path: Path, name: str, value: str, words: str) -> None:
    settings, problems = load_settings(write(tmp_path), {f"KIOSK_{name}": value})
    assert settings is None
    assert any(words in problem.message and problem.hint for problem in problems)


def test_a_citys_sign_in_is_whole_or_is_not(tmp_path: Path) -> None:
    given = {
        "KIOSK_SIGNIN__ISSUER": "https://connexion.example/agents",
        "KIOSK_SIGNIN__ADDRESS": "https://bureau.example",
        "KIOSK_SIGNIN__CLIENT_ID": "bureau",
        "KIOSK_SIGNIN__AGENTS": "bornes-agent",
    }
    write(tmp_path)
    assert good(tmp_path, given).signin.agents == ("bornes-agent",)
    wrong = (
        ("ISSUER", "http://connexion.example", "signin.issuer"),
        ("ADDRESS", "https://a:b@bureau.example", "signin.address"),
        ("CLIENT_ID", "", "signin.client_id"),
        ("AGENTS", "", "aucune valeur ne donne de rôle"),
    )
    for name, value, words in wrong:
        settings, problems = load_settings(tmp_path, given | {f"KIOSK_SIGNIN__{name}": value})
        assert settings is None, name
        assert any(words in problem.message and problem.hint for problem in problems)


def test_a_quote_that_is_not_closed_is_told_alone_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path, SETTINGS.replace('name = "', 'name = ', 1))
    settings, problems = load_settings(tmp_path, {})
    assert settings is None
    assert {one.line for one in problems} == {SETTINGS[: SETTINGS.index("name = ")].count("\n") + 1}
    assert not any("Il manque «" in one.message for one in problems)


def test_a_number_is_asked_for_with_what_it_counts(tmp_path: Path) -> None:
    text = SETTINGS.replace("width_mm = 336\n", "width_mm = 33.6\n")
    _, (wrong,) = load_settings(write(tmp_path, text), {})
    assert "33.6" in wrong.message
    assert "Écrivez un nombre de millimètres, entre " in wrong.hint


def test_a_text_alone_is_given_back_as_the_list_that_was_meant(tmp_path: Path) -> None:
    _, (wrong,) = load_settings(write(tmp_path, SETTINGS + '\n[bundles]\nurls = "https://a.example"\n'), {})
    assert '["https://a.example"]' in wrong.hint
