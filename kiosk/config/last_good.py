"""The last settings with which a session was well, for a terminal whose settings are broken now.

They stand in the terminal's own folder, without a secret: those are read where they are, as far as they can
be. Used by the terminal's processes, never by a check.
"""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.config.declare import WrongValue, checked, rules
from kiosk.config.durable import replace_file
from kiosk.config.layers import RULES, Layer, from_text
from kiosk.config.settings import layers, load_settings, resolved, state_named
from kiosk.config.settings_table import SECTIONS, Settings
from kiosk.config.writing import settings_text
from kiosk.formats.problems import Problem

FILE = "last-good.toml"
WEBHOOK, SIGNED_BY = ("channels", "webhook"), ("channels", "webhook_secret")
SERVED = "les réglages sont à corriger. En attendant, la borne sert avec les derniers bons."
HEAD = """\
# Les derniers réglages avec lesquels cette borne allait bien, réunis par elle. Rien n’est à changer ici :
# elle s’en sert seulement quand ses fichiers de réglages ont une erreur. Il n’y a pas de secret.
"""


def settings_in_service(
    config: Path, environ: Mapping[str, str] | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings, or the last good ones where those of now are broken; every problem of those of now."""
    settings, problems = load_settings(config, environ)
    return settings or last_good(config, environ), problems


def last_good(config: Path, environ: Mapping[str, str] | None = None) -> Settings | None:
    """The last good settings, with the secrets as they are now; None where none were kept."""
    now = list(layers(config, environ, [], {}))
    for folder in _folders(config, now, environ):
        try:
            data = (folder / FILE).read_bytes()
        except OSError:
            continue
        kept, secrets = from_text(data, folder / FILE, []), _secrets(now)
        if SIGNED_BY not in secrets:
            kept.pop(WEBHOOK, None)
        found = resolved(config, kept | secrets, [])
        if found.settings is not None:
            return found.settings
    return None


def kept_at(config: Path, environ: Mapping[str, str] | None = None) -> datetime | None:
    """When the last good settings were kept."""
    for folder in _folders(config, list(layers(config, environ, [], {})), environ):
        try:
            return datetime.fromtimestamp((folder / FILE).stat().st_mtime)
        except OSError:
            continue
    return None


def keep_good(settings: Settings) -> None:
    """Keeps these, unless they are those that were kept last; a full disk keeps the ones before."""
    values = {
        section: {
            name: getattr(getattr(settings, section), name)
            for name, rule, default in rules(kind)
            if not rule.secret and getattr(getattr(settings, section), name) != default
        }
        for section, kind in SECTIONS.items()
    }
    text, path = settings_text(HEAD, values).encode(), settings.state_dir / FILE
    try:
        if not path.exists() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(path, text)
    except OSError:
        return


def _folders(config: Path, now: Sequence[Layer], environ: Mapping[str, str] | None) -> Iterator[Path]:
    """Where they may be: the settings that name the folder may themselves be what cannot be read."""
    yield state_named(config, now)
    given = (os.environ if environ is None else environ).get("STATE_DIRECTORY", "")  # of systemd's unit
    if given:
        yield Path(given.split(":")[0])


def _secrets(now: Sequence[Layer]) -> Layer:
    """The secrets of now that are well-formed; what needs another is off, or says so by itself."""
    found: Layer = {}
    for key, one in ChainMap(*reversed(now)).items():
        if RULES[key].secret:
            try:
                checked(RULES[key], one.value)
            except WrongValue:
                continue
            found[key] = one
    return found
