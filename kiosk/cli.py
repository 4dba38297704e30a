"""The commands; each is imported when it is used, so that `kiosk check` never loads the window's toolkit.

Exit status: 0 good, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from kiosk.commands import bundle_words, people_words
from kiosk.commands.ending import ends_with, still_wanted
from kiosk.wire.findings import PACKAGE

COMMANDS = {
    "demo": "shows the terminal and the agents’ desk on this machine",
    "run": "the terminal: sessions, standby, the link to the desk",
    "desk": "the agents’ server and page",
    "enrol": "gives this terminal its own key at the desk, for a one-time code",
    "link": "the terminal’s outbox and its connection to the desk (started by « run »)",
    "display": "the X server of a terminal, watched (started by its own unit)",
    "check": "every mistake of the configuration, with file, line and remedy",
    "config": "which file and line gave a setting its value",
    "bundle": "signed bundles of settings, procedures and State content: made, verified, rolled back",
    "walk": "every question and case of procedures, without a screen",
    "ask": "what a citizen would be shown after these answers",
    "search": "what a citizen finds with these words",
    "sync": "fetches the State’s procedures and puts them in service",
    "keys": "learns the keys of a keypad, or switches, by pressing them",
    "doctor": "each part of this terminal, what was measured, and what mends it",
    "commission": "the readiness sheet of this terminal, as it was commissioned on its screen",
    "conformity": "each clause of the norms, and the tests that show it",
    "shots": "pictures of every page, in every theme and size",
    "dev": "the terminal in a window, started again when a file changes",
}


# what is a package of several files, or stands above the commands because it uses them
ELSEWHERE = {
    "doctor": "kiosk.commands.doctor.whole",
    "demo": "kiosk.dev.demo",
    "dev": "kiosk.dev.reload",
    "shots": "kiosk.dev.pictures",
}
# what each Debian package can carry out; in the project's folder, all
BOTH = ("check", "config", "bundle", "walk", "ask", "search", "sync")
PACKAGED = {
    "kiosk-terminal": ("run", "enrol", "link", "display", *BOTH, "keys", "doctor", "commission"),
    "kiosk-desk": ("desk", *BOTH),
}
STAYING = ("demo", "run", "desk", "display", "link", "dev")  # they run until they are stopped


def offered(package: str) -> dict[str, str]:
    """The commands that this Debian package can carry out, or all of them where there is none."""
    return {name: about for name, about in COMMANDS.items() if name in PACKAGED.get(package, COMMANDS)}


def _of_another(name: str) -> str:
    """Where a command is that this package has not."""
    packages = [package for package, names in PACKAGED.items() if name in names]
    first = f"install the package {packages[0]}, or, " if packages else ""
    return f"kiosk {name}: it is not in this package: {first}in the project's folder, run ./deploy/setup."


def parser() -> argparse.ArgumentParser:
    """The command line; every command takes --config."""
    whole = argparse.ArgumentParser(prog="kiosk", description="The town-hall terminal.")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, about in offered(PACKAGE).items():
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument(
            "--config",
            type=Path,
            default=default_config(),
            metavar="DIR",
            help="configuration (default: %(default)s)",
        )
        if name in ("check", "config", "walk", "ask", "search", "sync", "doctor", "commission", "conformity"):
            command.add_argument("--json", action="store_true", help="for a program to read")
        _own(name, command)
    return whole


def _own(name: str, command: argparse.ArgumentParser) -> None:
    match name:
        case "check":
            command.add_argument(
                "paths", nargs="*", type=Path, metavar="PATH", help="files or folders; none: all"
            )
            command.add_argument("--settings", action="store_true", help="print what every setting means")
        case "config":
            command.add_argument("act", choices=("explain",))
            command.add_argument("key", nargs="?", default="", metavar="SECTION.KEY", help="none: all")
        case "walk":
            command.add_argument("ids", nargs="*", metavar="ID", help="procedures; none: the town hall’s")
            command.add_argument("--all", action="store_true", help="the State’s documents too")
        case "ask":
            command.add_argument("id", metavar="ID")
            command.add_argument("answers", nargs="*", metavar="ANSWER", help="by its words, in order")
            command.add_argument("--language", default="fr")
        case "desk":
            people_words.arguments(command)
        case "bundle":
            bundle_words.arguments(command)
        case "enrol":
            command.add_argument("code", metavar="CODE", help="from « kiosk desk enrol » at the desk")
            command.add_argument("--desk", default="", metavar="URL", help="default: the first of desk.urls")
        case "link":
            ends_with(command)
        case "display":
            command.add_argument("server", nargs="+", metavar="COMMAND", help="after « -- »")
        case "conformity":
            command.add_argument("--no-run", action="store_true", help="only what earlier runs left")
            command.add_argument("--markdown", action="store_true", help="the table as a page")
        case "commission":
            command.add_argument("--html", action="store_true", help="as a page to keep")
        case "search":
            command.add_argument("words", nargs="+", metavar="WORDS")
            command.add_argument("--language", default="fr")
        case "sync":
            _of_sync(command)
        case "run" | "demo" | "dev":
            command.add_argument("--size", default="", metavar="WxH", help="a window of these pixels")
            if name == "run":
                command.add_argument("--link-apart", action="store_true", help="it is a unit of its own")
            if name == "demo":
                _of_demo(command)
        case "doctor":
            command.add_argument(
                "--only", choices=("here", "line"), default="", help="without the network, or that alone"
            )
            ends_with(command)
        case "keys":
            command.add_argument("--size", default="", metavar="WxH", help="a window of these pixels")
            command.add_argument("--write", action="store_true", help="keep them for this terminal")
        case "shots":
            command.add_argument("out", type=Path, metavar="DIR")
            for option in ("sizes", "themes", "text-sizes", "languages", "scenes"):
                command.add_argument(f"--{option}", default="", metavar="A,B", help="only these")


def _of_sync(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", nargs="?", help="address, zip, folder or npm: package")
    command.add_argument("--into", type=Path, default=None, metavar="DIR", help="where content is kept")
    command.add_argument("--force", action="store_true", help="accept unreadable documents and large losses")
    command.add_argument("--rollback", action="store_true", help="put the previous content back in service")


def _of_demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--headless", action="store_true", help="on a virtual screen, even with one here")
    command.add_argument("--out", type=Path, default=Path("out/demo"), metavar="DIR")
    command.add_argument(
        "--fiches",
        default="",
        metavar="SOURCE",
        help="the State’s procedures; « none »: without, « here »: nothing fetched",
    )


def default_config() -> Path:
    """`KIOSK_CONFIG`, else the project's own folder."""
    given = os.environ.get("KIOSK_CONFIG")
    return Path(given) if given else Path(__file__).resolve().parents[1] / "config"


def main(argv: list[str] | None = None) -> int:
    """Runs one command; a wrong use is told in two lines, a broken pipe ends quietly."""
    named = next(iter(sys.argv[1:] if argv is None else argv), "")
    if named in COMMANDS and named not in offered(PACKAGE):
        print(_of_another(named), file=sys.stderr)
        return 2
    given = parser().parse_args(argv)
    if not given.config.is_dir():
        print(f"kiosk: there is no folder {given.config}. Give one with --config DIR.", file=sys.stderr)
        return 2
    if not os.access(given.config, os.R_OK | os.X_OK):
        remedy = f"Run: chmod 755 {given.config}"
        print(f"kiosk: this account cannot read {given.config}. {remedy}", file=sys.stderr)
        return 2
    if not still_wanted(given):
        return 0
    try:
        module = importlib.import_module(ELSEWHERE.get(given.command, f"kiosk.commands.{given.command}"))
    except ModuleNotFoundError as missing:
        if (missing.name or "kiosk").partition(".")[0] == "kiosk":
            raise
        other = "kiosk-desk" if given.command == "desk" else "kiosk-terminal"
        print(
            f"kiosk {given.command}: « {missing.name} » is not installed here. Install the package {other},"
            " or, in the project's folder, run ./deploy/setup.",
            file=sys.stderr,
        )
        return 2
    try:
        return module.run(given)
    except KeyboardInterrupt:
        return 0 if given.command in STAYING else 130  # what runs until it is stopped was stopped
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
