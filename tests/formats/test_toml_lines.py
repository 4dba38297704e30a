"""TOML with the place of every key, and its syntax errors several at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.formats.toml_lines import key_places, parse_toml

TEXT = '''# a comment
top = 1
[hall]
name = "Mairie # 12"   # not a key = either
  address = "ici"
notes = """
fake = 1
[not.a.section]
"""
"quoted key" = 2
[home]
procedures = [
  "a",  # b = 3
  "c",
]
after.dotted = 'x = y'
inline = {a = 1, b = [2]}
last = true
'''


def test_every_key_is_placed() -> None:
    toml, problems = parse_toml(TEXT.encode(), "t.toml")
    assert problems == ()
    assert toml.places == {
        ("top",): (2, 1),
        ("hall",): (3, 1),
        ("hall", "name"): (4, 1),
        ("hall", "address"): (5, 3),
        ("hall", "notes"): (6, 1),
        ("hall", "quoted key"): (10, 1),
        ("home",): (11, 1),
        ("home", "procedures"): (12, 1),
        ("home", "after", "dotted"): (16, 1),
        ("home", "inline"): (17, 1),
        ("home", "last"): (18, 1),
    }


def test_several_errors_are_told_and_the_rest_is_read() -> None:
    text = '[hall]\nname = Mairie\nphone = "3975\nnote = "x"\n[voice\nrate_wpm = 160\nvolume 3\n[hall]\n'
    toml, problems = parse_toml(text.encode(), "t.toml")
    assert [p.line for p in problems] == [2, 3, 5, 7, 8]
    assert all(p.hint and p.column >= 1 for p in problems)
    assert toml.values["hall"]["note"] == "x"


def test_a_setting_written_twice_is_told_on_the_second_line() -> None:
    _, (problem,) = parse_toml(b"a = 1\nb = 2\na = 3\n", "t.toml")
    assert problem.line == 3
    assert "deux fois" in problem.message


def test_not_utf_8() -> None:
    _, (problem,) = parse_toml('a = 1\nb = "é"'.encode("latin-1"), "t.toml")
    assert problem.line == 2


@given(st.text(alphabet="ab=.[]{}'\"#, \n12\\é\t", max_size=80))
def test_any_text_is_read_or_told(text: str) -> None:
    toml, problems = parse_toml(text.encode(), "t.toml")
    assert all(1 <= p.line <= text.count("\n") + 1 and p.hint for p in problems)
    assert all(key[0] in toml.values for key in toml.places if key)


@given(st.dictionaries(st.sampled_from("abc"), st.integers(), min_size=1))
def test_keys_stand_where_they_are_said_to(values: dict[str, int]) -> None:
    text = "[s]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
    for number, key in enumerate(values, 2):
        assert key_places(text)["s", key] == (number, 1)
