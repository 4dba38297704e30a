"""What was tried to get out, for the README; made from the attempts."""

from __future__ import annotations

from tests.escape import deaths, glass, keys, programs
from tests.escape.table import ATTEMPTS as FILLED

HEADINGS = (keys.KEYBOARD, glass.GLASS, glass.MOUSE, programs.PROGRAM, deaths.DEATH)
ATTEMPTS = sorted(FILLED, key=lambda one: HEADINGS.index(one.heading))
BEGIN, END = "| what was tried | what is seen |", "\n</details>\n\n**On a machine of its own.**"
ELSEWHERE = (  # by a test of its own: it is the end of the terminal
    (deaths.DEATH, "Kill the terminal’s own process: systemd starts it again", "black"),
)


def listed() -> str:
    """Lines of markdown, a heading in bold where one begins."""
    rows = [(one.heading, one.words, str(one.seen)) for one in ATTEMPTS] + list(ELSEWHERE)
    lines = [BEGIN, "| --- | --- |"]
    for heading in dict.fromkeys(one[0] for one in rows):
        lines.append(f"| **{heading}** | |")
        lines += [f"| {words} | {seen} |" for of, words, seen in rows if of == heading]
    return "\n".join(lines) + "\n"
