"""A city with its keys, and bundles made by it or by somebody else; used by the tests."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles import keys
from kiosk.bundles.writing import MAGIC, files_of, write
from tests.config.good import configuration

SITE = "mairie"


class City:
    """Signs bundles with its key; `config` is a terminal's configuration that knows the public one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key_file = folder, folder / "city.key"
        self.public = keys.make(self.key_file)
        self.key = keys.private(self.key_file)
        self.config, self.state = folder / "config", folder / "state"
        self.config.mkdir()
        configuration(self.config)
        own = f'[terminal]\nstate_dir = "state"\n[bundles]\nkey = "{self.public}"\n'
        (self.config / "terminal.toml").write_text(own, encoding="utf-8")

    def words(self, phone: str = "0140", **files: str) -> Path:
        """A folder of what goes into a bundle: settings that say this telephone, and the procedures."""
        folder = self.folder / f"words-{phone}"
        if not folder.exists():
            shutil.copytree(self.config / "procedures", folder / "procedures")
        (folder / "site.toml").write_text(f'[hall]\nphone = "{phone}"\n', encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    def bundle(self, version: int, phone: str = "0140", **more: Any) -> Path:
        out = self.folder / f"{version}.bundle"
        given = {"site": SITE, "version": version} | more
        write(out, files_of(self.words(phone)), self.key, **given)
        return out

    def incoming(self, path: Path) -> Path:
        """The bundle where the link leaves it."""
        folder = self.state / "bundles" / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(path, folder / path.name))


def handmade(key: Ed25519PrivateKey, held: list[tuple[str, bytes]], **more: Any) -> bytes:
    """A bundle rightly signed, whatever is in it."""
    entries = [
        {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for path, data in held
    ]
    body = {
        "version": 5,
        "made_at": "",
        "not_before": "",
        "site": SITE,
        "terminals": [],
        "files": entries,
    } | more
    line = json.dumps(body).encode()
    signature = base64.b64encode(key.sign(MAGIC + line))
    return MAGIC + signature + b"\n" + line + b"\n" + b"".join(data for _, data in held)
