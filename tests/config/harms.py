# ruff: noqa: E501  (tables of what people write)
"""What can happen to a configuration: bytes, lines, values, sections, layers, secrets; used by `mutated`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from kiosk.config.layers import RULES

Files = dict[str, bytes]
TOMLS = ("config/kiosk.toml", "config/site.toml", "config/terminal.toml", "state/commissioned.toml",
         "state/bundles/v7/site.toml")  # fmt: skip
YAMLS = (
    "config/procedures/jardin.yaml", "config/procedures/jardin-ecole.yaml", "config/procedures/jardin.en.yaml",
    "config/themes.yaml", "config/fiches.yaml", "config/recherche.yaml",
)  # fmt: skip
ENV = "config/.env"

# what a person, an editor, a disk or a wrong paste writes in place of a value
VALUES = (
    "", "0", "-1", "1e309", "nan", "-inf", "0x10", "1_000", "true", "yes", '""', '" "', "''", "[]", "[[]]",
    "[1, 2]", '["a", 1]', "{}", "{a = 1}", "2026-11-30", "07:30:00", '"é’«»"', '"\\u0000"', '"\\ud800"',
    '"""a\nb"""', "'''\n'''", '"' + "x" * 5000 + '"', "[" * 300, '"../../etc/passwd"', '"http://a b"',
    '"postgresql://a:b@c/d"', '"file:/dev/null"', '"tcp:::::"', "99999999999999999999999", "1.5", "3975",
    '"f13 = NEXT"', '["f13 = NEXT", "f13 = BACK"]', '["fr = piper x"]', '"lundi 25:00-26:00"',
)  # fmt: skip
WORDS = ("", "0", "-1", "1e999", "nan", "oui", "a,b,,c", "é", "\u202e", "x" * 5000, "[]", "'", '"', "${HOME}", "\\")
BYTES = (b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\x1b[2J", b"\xed\xa0\x80", b"=", b"[")
MARKS = "{}[],:-'\"&*!|#?%@`~é\t0=\\"


def some_bytes(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """A damaged disk, a cut copy, another encoding."""
    name = chance.choice(sorted(files))
    data = files[name]
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:
            files[name] = data[:at]
        case 1:
            files[name] = data[:at] + chance.choice(BYTES) + data[at:]
        case 2:
            files[name] = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 3:
            files[name] = data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"")))
        case 4:
            files[name] = data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "latin-1", "cp1252")),
                                                                 "replace")  # fmt: skip
        case _:
            del files[name]


def some_lines(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """A line lost, doubled, moved, or pasted into another file; a secret's line stays where secrets are."""
    name = chance.choice([one for one in sorted(files) if one != ENV])
    lines = files[name].decode("utf-8", "replace").split("\n")
    at, line = chance.randrange(len(lines)), chance.choice(lines)
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, line)
        case 2:
            lines[at] = " " * chance.randrange(5) + lines[at].lstrip()
        case 3:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(("", *MARKS)) + lines[at][cut + chance.randrange(2) :]
        case _:
            other = chance.choice([one for one in sorted(files) if one != ENV])
            files[other] += f"\n{line}\n".encode()
    files[name] = "\n".join(lines).encode()


def some_value(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """Another value for a setting that is there."""
    name = chance.choice([one for one in TOMLS if one in files] or [""])
    lines = files.get(name, b"").decode("utf-8", "replace").split("\n")
    settings = [at for at, line in enumerate(lines) if re.match(r"\s*\w+\s*=", line)]
    if settings:
        at = chance.choice(settings)
        lines[at] = f"{lines[at].partition('=')[0]}= {chance.choice(VALUES)}"
        files[name] = "\n".join(lines).encode()


def some_setting(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """Any setting in any layer, with any value."""
    section, name = chance.choice(sorted(RULES))
    line = f"\n[{section}]\n{name} = {chance.choice(VALUES)}\n"
    where = chance.choice(TOMLS)
    before = b"" if chance.randrange(2) else files.get(where, b"")
    files[where] = before + line.encode()


def some_section(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """A heading renamed, doubled, dotted, or made another kind of table."""
    name = chance.choice([one for one in TOMLS if one in files] or [""])
    text = files.get(name, b"").decode("utf-8", "replace")
    headings = re.findall(r"^\[\w+\]", text, re.MULTILINE)
    if headings:
        heading = chance.choice(headings)
        bare = heading[1:-1]
        other = chance.choice(
            (f"[{bare[:-1]}]", f"[[{bare}]]", f"[{bare}.a]", "", f"{heading}\n{heading}", f"{bare} = 1",
             f'["{bare}"]', f"[{bare}", f"[ {bare} ]", f"[{bare.upper()}]")
        )  # fmt: skip
        files[name] = text.replace(heading, other, 1).encode()


def some_secret(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """The file of secrets, in the ways in which people write such files."""
    lines = files.get(ENV, b"").decode("utf-8", "replace").split("\n")
    at = chance.randrange(len(lines))
    name, _, value = lines[at].partition("=")
    lines[at] = chance.choice(
        (f"{name} = {value}", f"export {name}={value}", f"{name}='{value}", f'{name}="{value}"', f"{name} {value}",
         f"{name}:{value}", f"{name.lower()}={value}", f"{name}X={value}", f"{name}{value}", f"{name}={value[:5]}",
         value, f"{name}={value} # {value}", f'{name}="{value}\n{value}"', f"={value}", f"{name}={value}\\",
         f"{name.replace('__', '_')}={value}", f"[desk]\ntoken = {value}", f"KIOSK_TERMINAL__MODE={value}",
         f"KIOSK_DESK__URLS={value}, {value} {value}", f"KIOSK_VOICE__VOICES=fr = {value}",
         f"KIOSK_INPUTS__KEYS={value} = {value}", f"KIOSK_DESK__DATABASE=postgresql://a:{value}@b/c")
    )  # fmt: skip
    files[ENV] = "\n".join(lines).encode()


def some_environment(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """A variable of the service."""
    section, name = chance.choice(sorted(RULES))
    key = f"KIOSK_{section}__{name}".upper()
    key = chance.choice((key, key, key, key.lower(), f"{key}_", key.replace("__", "___"), f"KIOSK_{section}__"))
    environ[key] = chance.choice(WORDS)


def some_procedure(files: Files, environ: dict[str, str], chance: random.Random) -> None:
    """What authors write."""
    name = chance.choice([one for one in YAMLS if one in files] or [""])
    lines = files.get(name, b"").decode("utf-8", "replace").split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines[at] = f"{lines[at].partition(':')[0]}: {chance.choice(VALUES)}"
        case 1:
            lines[at] = re.sub(r"\w+", chance.choice(("texte", "si", "oui", "[a]", "!!python/object:os", "&a", "*a")),
                               lines[at], count=1)  # fmt: skip
        case 2:
            lines[at:at] = [lines[at]] * chance.randrange(1, 4)
        case 3:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = " " * chance.randrange(8) + lines[at].lstrip()
    files[name or YAMLS[0]] = "\n".join(lines).encode()


HARMS: tuple[Callable[[Files, dict[str, str], random.Random], None], ...] = (
    some_bytes, some_lines, some_value, some_setting, some_section, some_secret, some_environment, some_procedure,
)  # fmt: skip
