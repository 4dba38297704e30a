"""The settings that a package puts into /etc: the project's, with what the machine keeps in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

CONFIG = Path(__file__).resolve().parents[2] / "config"
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".env", "*.local.toml")
USER = {"terminal": "kiosk", "desk": "kiosk-desk"}  # of the units


def put_settings(name: str, folder: Path) -> None:
    """The settings of the terminal or of the desk, as its machine has them."""
    shutil.copytree(CONFIG, folder, ignore=LEFT_OUT)
    _kept_in(folder / "kiosk.toml", f"/var/lib/kiosk-{name}")
    _not_to_be_edited(folder / "kiosk.toml", f"/etc/kiosk-{name}")
    _secrets(folder / ".env.example", f"/etc/kiosk-{name}", USER[name])


def _kept_in(file: Path, folder: str) -> None:
    """The settings, with what the machine keeps for itself in its place."""
    text = file.read_text("utf-8")
    for section, line in (
        ("terminal", f'state_dir = "{folder}"'),
        ("desk", f'database = "{folder}/desk.sqlite3"'),
        ("content", f'dir = "{folder}/content"'),
        ("bundles", f'folder = "{folder}/bundles"'),
    ):
        head = f"[{section}]"
        before, found, after = text.partition(head)
        rest, _, below = after.partition("\n")
        if not found:
            raise SystemExit(f"deploy/package: config/kiosk.toml has no {head}.")
        text = f"{before}{head}{rest}\n{line}\n{below}"
    file.write_text(text, encoding="utf-8")


def _not_to_be_edited(file: Path, folder: str) -> None:
    """Says at its head where a town hall writes its own settings, so that an upgrade has nothing to ask."""
    lines = (
        "Ce fichier est celui du paquet\u00a0: ne le changez pas, la version suivante le remplace.",
        "Ce qui change s’écrit, sous le nom de sa section, dans l’un de ces fichiers. Ils l’emportent\u00a0:",
        f"  {folder}/site.toml      pour toute la mairie",
        f"  {folder}/terminal.toml  pour cette machine seule",
    )
    head = "".join(f"# {line}\n" for line in lines) + "#\n"
    file.write_text(head + file.read_text("utf-8"), encoding="utf-8")


def _secrets(example: Path, folder: str, user: str) -> None:
    """The example of the secrets, with the command that makes a file of it that the units' user may read."""
    first, _, rest = example.read_text("utf-8").partition("\n")
    if "chmod 600" not in first:
        raise SystemExit("deploy/package: config/.env.example does not begin with how it is copied.")
    made = f"install -m 640 -o root -g {user} {folder}/.env.example {folder}/.env"
    first = f"# Les secrets de cette machine. Copiez d’abord ce fichier\u00a0: {made}"
    example.write_text(f"{first}\n{rest}", encoding="utf-8")
