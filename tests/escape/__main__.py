"""`python -m tests.escape` writes the README's list of what was tried anew."""

from __future__ import annotations

from tests.escape.listed import BEGIN, END, listed
from tests.quality.tracked import ROOT

README = ROOT / "README.md"

if __name__ == "__main__":
    text = README.read_text("utf-8")
    README.write_text(text[: text.index(BEGIN)] + listed() + text[text.index(END) :], "utf-8")
