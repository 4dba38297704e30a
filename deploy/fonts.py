"""Puts the type and icons the terminal draws with into assets/fonts, measured; run by deploy/setup."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from deploy.faces import measure, take_chinese

TARGET = Path(__file__).resolve().parent.parent / "assets" / "fonts"
SHARE = Path("/usr/share/fonts")
WEIGHTS = (400, 600, 700)

# The preferred face: three weights of Atkinson Hyperlegible Next (OFL), pinned by version and content.
PACKAGE = "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1"
INTEGRITY = "sha512-tA5NUQCrb4GnQ8kvghyF6Kqw72zr4zSNmMwhCTcHlsu/jE5JoF8Fje5/WwL44y17Lue99pG9cyq3PW5X/7ZDng=="
IN_PACKAGE = {
    400: "AtkinsonHyperlegibleNext_400Regular.ttf",
    600: "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    700: "AtkinsonHyperlegibleNext_700Bold.ttf",
}

# Faces of Debian packages, the first that is whole is taken. Bold stands in for a semi-bold that is missing.
DEBIAN_FACES = {
    "Atkinson Hyperlegible": {
        400: "AtkinsonHyperlegible-Regular.ttf",
        600: "AtkinsonHyperlegible-Bold.ttf",
        700: "AtkinsonHyperlegible-Bold.ttf",
    },
    "Open Sans": {400: "OpenSans-Regular.ttf", 600: "OpenSans-SemiBold.ttf", 700: "OpenSans-Bold.ttf"},
    "Noto Sans": {400: "NotoSans-Regular.ttf", 600: "NotoSans-Bold.ttf", 700: "NotoSans-Bold.ttf"},
}
# Beside the text: what other scripts and the icons need.
OTHERS = {
    "icons.ttf": "materialdesignicons-webfont.ttf",
    "arabic-400.ttf": "NotoSansArabic-Regular.ttf",
    "arabic-700.ttf": "NotoSansArabic-Bold.ttf",
    "noto-400.ttf": "NotoSans-Regular.ttf",
    "noto-700.ttf": "NotoSans-Bold.ttf",
}
# Chinese is cut out of Debian's collections, of fonts-noto-cjk.
CHINESE = {"400": "NotoSansCJK-Regular.ttc", "700": "NotoSansCJK-Bold.ttc"}


def debian_font(name: str) -> Path | None:
    """The installed file of that name, wherever and with whatever capitals this suite has it."""
    there = SHARE.rglob(f"*{Path(name).suffix}")
    return min((path for path in there if path.name.lower() == name.lower()), default=None)


def from_npm(into: Path) -> dict[int, Path] | None:
    """The preferred face fetched with npm, nothing of it run; None where npm or the network is missing."""
    if not shutil.which("npm"):
        return None
    command = ["npm", "pack", PACKAGE, "--ignore-scripts", "--silent"]
    command += ["--fetch-retries=1", "--fetch-timeout=20000"]
    try:
        subprocess.run(command, cwd=into, check=True, timeout=90, stdout=subprocess.DEVNULL)
    except (subprocess.SubprocessError, OSError) as error:
        print(error, file=sys.stderr)
        return None
    archive = next(into.glob("*.tgz"))
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        print(f"{PACKAGE} is not the file that was pinned ({found}): left out", file=sys.stderr)
        return None
    files: dict[int, Path] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            for weight, name in IN_PACKAGE.items():
                if member.isfile() and Path(member.name).name == name:
                    files[weight] = into / f"{weight}.ttf"
                    files[weight].write_bytes(tar.extractfile(member).read())  # type: ignore[union-attr]
    return files if set(files) == set(WEIGHTS) else None


def from_debian() -> tuple[str, dict[int, Path]] | None:
    for face, names in DEBIAN_FACES.items():
        files = {weight: debian_font(name) for weight, name in names.items()}
        if all(files.values()):
            return face, {weight: path for weight, path in files.items() if path}
    return None


def kept() -> dict[int, Path] | None:
    """The preferred face as an earlier run left it, so that a later run needs no network."""
    try:
        measured = json.loads((TARGET / "metrics.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    files = {weight: TARGET / f"text-{weight}.ttf" for weight in WEIGHTS}
    return files if measured.get("source") == PACKAGE and all(p.is_file() for p in files.values()) else None


def place(source: Path, name: str) -> None:
    """Copies under a name of ours, in one step: a terminal may be drawing with the file at this moment."""
    target = TARGET / name
    if source == target:
        return
    part = target.with_suffix(".part")
    shutil.copyfile(source, part)
    part.replace(target)


def chinese() -> dict[str, str]:
    """The Chinese faces cut out where they are not yet, and what they were cut out of."""
    try:
        before = json.loads((TARGET / "metrics.json").read_text("utf-8")).get("chinese", {})
    except (OSError, ValueError):
        before = {}
    made = {}
    for weight, name in CHINESE.items():
        collection, target = debian_font(name), TARGET / f"cjk-{weight}.ttf"
        if collection is None:
            target.unlink(missing_ok=True)
            continue
        made[weight] = f"{name} {collection.stat().st_size}"
        if before.get(weight) == made[weight] and target.is_file():
            continue
        part = target.with_suffix(".part")
        take_chinese(collection, part)
        part.replace(target)
    return made


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source, face, files = PACKAGE, "Atkinson Hyperlegible Next", kept() or from_npm(Path(scratch))
        if files is None:
            found = from_debian()
            if found is None:
                print("no text face found: install fonts-open-sans")
                return 1
            source, (face, files) = "debian", found
        for weight, path in files.items():
            place(path, f"text-{weight}.ttf")
    for name, original in OTHERS.items():
        path = debian_font(original)
        if path:
            place(path, name)
        elif name == "icons.ttf":
            print("no icons found: install fonts-materialdesignicons-webfont")
            return 1
    metrics: dict[str, object] = {"face": face, "source": source}
    metrics |= {str(weight): measure(TARGET / f"text-{weight}.ttf") for weight in WEIGHTS}
    metrics["chinese"] = chinese()
    for script in ("noto", "arabic", "cjk"):
        files = {weight: TARGET / f"{script}-{weight}.ttf" for weight in ("400", "700")}
        metrics[script] = {weight: measure(path, script) for weight, path in files.items() if path.is_file()}
    part = TARGET / "metrics.part"
    part.write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    part.replace(TARGET / "metrics.json")
    print(f"texts will be drawn in {face}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
