"""What the desk refuses to a browser has its words on the English page, by its code."""

from __future__ import annotations

import ast
import re

from tests.quality.tracked import ROOT

DESK = ROOT / "kiosk" / "desk"
# answered to terminals, to the page of figures or of terminals, or to programs, and never shown by this page
ELSEWHERE = {
    "token", "own_key", "other_terminal", "enrolment_code", "key_taken", "id_taken", "other_site",
    "no_bundle", "metrics_token", "not_taken", "unknown_month", "unknown_terminal",
}  # fmt: skip


def test_every_refusal_of_the_agents_page_is_said_in_english() -> None:
    codes = {
        call.args[1].value
        for path in DESK.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Refused"
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }
    english = (DESK / "page" / "texts.js").read_text("utf-8").partition("const EN = {")[2]
    errors = english.partition("\n  errors: {\n")[2].partition("\n  },\n")[0]
    said = set(re.findall(r"^    (\w+): \(", errors, re.MULTILINE))
    assert codes - said - ELSEWHERE == set(), "write these in the page's texts"
    assert said - codes == set(), "the desk never says these"
    assert not said & ELSEWHERE
