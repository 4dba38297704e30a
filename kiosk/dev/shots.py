"""A picture of every scene on the real window, and a page to look at them; called by `kiosk shots`.

A process opens one window once, so each size is a process of its own: this module run as a program.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.app.parts import Parts, layout_of
from kiosk.config.settings_device import Panel
from kiosk.config.settings_table import Settings
from kiosk.dev.gallery.scenes import Scene, play, scenes_of
from kiosk.dev.gallery.steps import parts_of

SIZES = ((1080, 1920), (1920, 1080), (1280, 800))
THEMES = ("standard", "white_on_black", "yellow_on_black", "soft")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures one window takes; `config` is the folder they are of, `source` the State's fiches."""

    config: str
    source: str
    out: str
    size: tuple[int, int]
    themes: tuple[str, ...]
    text_sizes: tuple[int, ...]
    languages: tuple[str, ...]
    scenes: tuple[str, ...]
    low: bool = False
    big: bool = False


def take(
    parts: Parts,
    out: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    themes: Sequence[str] = ("standard",),
    text_sizes: Sequence[int] = (1,),
    languages: Sequence[str] = ("fr",),
    scenes: Sequence[str] = (),
    low: bool = False,
    big: bool = False,
) -> list[Path]:
    """Writes the pictures and `index.html` in a folder, and gives their paths; a display must be there.

    Without names of scenes, all of them; RuntimeError where a window could not be opened or drawn.
    """
    settings = parts.settings
    taken: list[Path] = []
    for size in sizes:
        wanted = Wanted(
            str(settings.root / "config"), settings.content.source, str(out), tuple(size), tuple(themes),
            tuple(text_sizes), tuple(languages), tuple(scenes), low, big,
        )  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-m", "kiosk.dev.shots", json.dumps(asdict(wanted))],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        )
        if run.returncode:
            raise RuntimeError(f"no pictures at {size[0]} × {size[1]}: {run.stderr.strip()[-600:]}")
        taken += [Path(line) for line in run.stdout.splitlines() if line.endswith(".png")]
    _index(out, taken)
    return taken


def panel_of(settings: Settings, size: tuple[int, int]) -> Settings:
    """The settings for a panel of this form: the shipped one upright, the same lying, or a 10-inch tablet."""
    width, height = size
    if height > width:
        panel = replace(settings.panel, width_px=width, height_px=height)
        return replace(settings, panel=panel)
    if width >= 1600:
        lying = replace(settings.panel, width_mm=598.0, height_mm=336.0, width_px=width, height_px=height)
        return replace(settings, panel=lying)
    tablet = Panel(217.0, 135.6, width, height, bottom_mm=920.0, tilt_deg=15.0, viewing_mm=450.0)
    return replace(settings, panel=tablet, terminal=replace(settings.terminal, mode="tablet"))


def cores(parts: Parts, size: tuple[int, int]) -> Iterator[Core]:
    """Fresh sessions on a panel of this size, without end."""
    from kiosk.ui.fonts import load_metrics

    settings, metrics = panel_of(parts.settings, size), load_metrics()
    while True:
        yield Core(
            parts.library,
            parts.texts,
            parts.hall,
            lambda preferences: layout_of(settings, metrics, preferences, size),
            parts.rules,
            time.monotonic,
        )


def _pictures(wanted: Wanted) -> Iterator[Path]:
    """The work of one process: one window, every scene in every way asked for."""
    from kiosk.ui import boot

    boot.open_window(boot.WindowOptions(size=tuple(wanted.size)))
    from kiosk.ui.loop import Loop
    from kiosk.ui.screen import Screen
    from kiosk.ui.shots import picture

    environ = {"KIOSK_CONTENT__SOURCE": wanted.source} if wanted.source else {}
    parts, problems = assemble(Path(wanted.config), environ)
    if parts is None:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    loop, screen, fresh = Loop(), Screen(), cores(parts, tuple(wanted.size))
    folder = Path(wanted.out) / f"{wanted.size[0]}x{wanted.size[1]}"
    scenes = scenes_of(parts.library, whole=True)
    for scene in (s for s in scenes if not wanted.scenes or s.name in wanted.scenes):
        for way, language, preferences in _ways(wanted):
            core = next(fresh)
            play(scene, core, language, preferences)
            for number in _parts(scene, core):
                screen.show(core.placement)
                loop.step()
                loop.step()
                yield picture(folder / f"{scene.name}{number}{way}.png")


def _parts(scene: Scene, core: Core) -> Iterator[str]:
    """Each part of a page that goes over several, but where the scene is about one moment of it."""
    if scene.name.endswith("_spoken"):
        yield ""
        return
    for number in parts_of(core):
        yield "" if number == "1" else f"-{number}"


def _ways(wanted: Wanted) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Every language, theme and text size asked for: the name's end, the language, the preferences."""
    for language in wanted.languages:
        for theme in wanted.themes:
            for text_size in wanted.text_sizes:
                preferences = [("theme", theme), ("text_size", str(text_size))]
                preferences += [(name, "on") for name in ("low", "big") if getattr(wanted, name)]
                end = "" if language == "fr" else f".{language}"
                end += "" if theme == "standard" else f".{theme}"
                end += "" if text_size == 1 else f".text{text_size}"
                end += "".join(f".{name}" for name, _ in preferences[2:])
                yield end, language, preferences


_PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Pages de la borne</title>
<style>body{{font:16px sans-serif;background:#777;margin:16px}}figure{{display:inline-block;margin:6px;
background:#fff;padding:6px}}img{{height:420px;display:block}}figcaption{{padding:4px}}</style>
{figures}</html>
"""


def _index(out: Path, taken: Sequence[Path]) -> None:
    figures = []
    for path in taken:
        name = html.escape(path.relative_to(out).as_posix())
        figures.append(
            f'<figure><a href="{name}"><img src="{name}" loading="lazy" alt="{name}"></a>'
            f"<figcaption>{name}</figcaption></figure>"
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / "index.html").write_text(_PAGE.format(figures="\n".join(figures)), "utf-8")


if __name__ == "__main__":
    for path in _pictures(Wanted(**json.loads(sys.argv[1]))):
        print(path, flush=True)
