"""A list put into the settings' file: everything else stays as somebody wrote it."""

from __future__ import annotations

import tomllib

from kiosk.config.writing import with_list

WRITTEN = """# À nous
[voice]
rate_wpm = 160   # lentement

[inputs]   # les mains
keys = ["f13 = NEXT", "a]b = SELECT"]   # apprises
double_strike_ms = 500

[home]
keys = ["pas celles-ci"]
"""
LEARNT = ("f15 = SELECT", '" = NEXT', "\\ = BACK")


def test_the_list_of_its_section_is_replaced_and_nothing_else() -> None:
    after = with_list(WRITTEN, "inputs", "keys", LEARNT)
    assert tomllib.loads(after)["inputs"] == {"keys": list(LEARNT), "double_strike_ms": 500}
    old, new = WRITTEN.splitlines(), after.splitlines()
    assert [line for line in old if line not in new] == [old[5]]
    assert new[5].endswith("   # apprises")


def test_a_section_without_the_list_gets_it() -> None:
    bare = WRITTEN.replace(WRITTEN.splitlines()[5] + "\n", "")
    assert tomllib.loads(with_list(bare, "inputs", "keys", LEARNT))["inputs"]["keys"] == list(LEARNT)


def test_a_file_without_the_section_gets_both() -> None:
    after = with_list('[voice]\nrate_wpm = 160', "inputs", "keys", LEARNT)
    assert tomllib.loads(after) == {"voice": {"rate_wpm": 160}, "inputs": {"keys": list(LEARNT)}}


def test_a_list_over_several_lines_is_replaced_whole() -> None:
    after = with_list('[inputs]\nkeys = [\n  "a = NEXT",\n  "b = SELECT",\n]\n', "inputs", "keys", LEARNT)
    assert tomllib.loads(after)["inputs"] == {"keys": list(LEARNT)}
