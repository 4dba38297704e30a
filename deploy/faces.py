"""Measures the faces, and takes the Chinese one out of Debian's collection; used by deploy/fonts.py."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Basic Latin, Latin-1, Latin Extended-A, general punctuation, the euro sign, arrows.
LATIN = ((0x20, 0x7F), (0xA0, 0x180), (0x2000, 0x2070), (0x20AC, 0x20AD), (0x2190, 0x2200))
# What a face is measured for besides: its own script, Arabic in the forms that its letters take.
SCRIPTS = {
    "text": (),
    "noto": ((0x370, 0x530), (0x1D43, 0x1D50)),
    "arabic": ((0x600, 0x700), (0xFB50, 0xFC00), (0xFE70, 0xFEFF)),
    "cjk": ((0x2E80, 0xA000), (0xFF00, 0xFFF0)),
}
COLLECTION_NUMBER = 2  # simplified Chinese, of the languages in Debian's NotoSansCJK-*.ttc
UNUSED = ["GSUB", "GPOS", "BASE", "VORG", "vhea", "vmtx", "DSIG"]


def measure(path: Path, script: str = "text") -> dict[str, object]:
    """Heights and advances as fractions of the em; those that are as the default are left out."""
    with TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
        blocks = (*LATIN, *SCRIPTS[script])
        codes = (code for first, end in blocks for code in range(first, end) if code in glyphs)
        advances = {chr(code): round(widths[glyphs[code]][0] / em, 4) for code in codes}
        # For a character that is not listed: wide rather than narrow, so that a page is never overfull.
        default = 1.0 if script == "cjk" else max(advances.get(c, 0.0) for c in "abcdefghijklmnopqrstuvwxyz0")
        listed = {c: wide for c, wide in advances.items() if script != "cjk" or wide != default}
        return {
            "units_per_em": em,
            "cap_height": round(font["OS/2"].sCapHeight / em, 4),
            "ascent": round(font["hhea"].ascent / em, 4),
            "descent": round(-font["hhea"].descent / em, 4),
            "default": default,
            "advances": listed,
        }


def take_chinese(collection: Path, target: Path) -> None:
    """Simplified Chinese as a face of its own: what GB 2312 has, a tenth of the memory of the whole.

    Kivy opens the first face of a collection only, which draws some characters as Japanese does.
    """
    with TTFont(collection, fontNumber=COLLECTION_NUMBER, lazy=True) as font:
        options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
        options.drop_tables += UNUSED
        taken = subset.Subsetter(options)
        taken.populate(unicodes=[code for code in range(0x20, 0x10000) if _wanted(chr(code))])
        taken.subset(font)
        font.save(target)


def _wanted(char: str) -> bool:
    if any(first <= ord(char) < end for first, end in LATIN):
        return True
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False
