"""A strict subset of YAML: what it gives, what it refuses, where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.formats.nodes import Mapping, Scalar, Sequence
from kiosk.formats.strict_yaml import MAX_BYTES, parse_yaml, read_yaml


def test_every_scalar_stays_the_text_it_looks_like() -> None:
    node, problems = parse_yaml(b"a: 01000\nb: no\nc: [9:30, ~, 1e3, 2026-11-21, 0x1F]\n", "f.yaml")
    assert problems == ()
    assert isinstance(node, Mapping)
    assert node.get("a") == Scalar("01000", 1, 4)
    assert node.get("b") == Scalar("no", 2, 4)
    listed = node.get("c")
    assert isinstance(listed, Sequence)
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == [
        "9:30", "~", "1e3", "2026-11-21", "0x1F"]  # fmt: skip


def test_positions_count_from_one_and_in_characters() -> None:
    node, _ = parse_yaml("été: « où »\nliste:\n  - oui\n".encode(), "f.yaml")
    assert isinstance(node, Mapping)
    assert (node.entries[0].key.line, node.entries[0].key.column) == (1, 1)
    assert node.get("été") == Scalar("« où »", 1, 6)
    assert node.get("liste") == Sequence((Scalar("oui", 3, 5),), 3, 3)


REFUSED = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, 1, "ligne 1"),
    "an anchor": ("a: &x 1\n", 1, 4, "&x"),
    "an alias": ("a: 1\nb: *x\n", 2, 4, "*x"),
    "a tag": ("a: !!str y\n", 1, 4, "étiquettes"),
    "several documents": ("a: 1\n---\nb: 2\n", 2, 1, "plusieurs documents"),
    "a directive": ("%YAML 1.1\n---\na: 1\n", 1, 1, "%"),
    "a tab": ("a:\n\t- b\n", 2, 1, "tabulation"),
    "a tab inside a text": ("a: b\tc\n", 1, 5, "tabulation"),
    "an invisible character": ("a: b\u200ec\n", 1, 5, "U+200E"),
    "a line break no editor counts": ("a: b\u2028c\n", 1, 5, "U+2028"),
    "a null": ("a: b\x00\n", 1, 5, "U+0000"),
    "too deep": ("[" * 41 + "]" * 41, 1, 41, "40 niveaux"),
    "an empty file": ("", 1, 1, "vide"),
    "only a comment": ("# rien\n", 1, 1, "vide"),
    "a colon in a text": ("a: oui\nb: attention : chien\n", 2, 14, ":"),
    "a quote left open": ('a: "oui\nb: non\n', 1, 4, "Guillemets".lower()),
    "a bracket left open": ("a: [1, 2\nb: 3\n", 1, 4, "crochet"),
    "a text that starts with @": ("a: @ici\n", 1, 4, "commencer"),
    "a line out of place": ("a: 1\n  b: 2\n", 2, 4, ":"),
    "a list as a key": ("? [a]\n: b\n", 1, 3, "clé"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, line, column, words = REFUSED[name]
    _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [(p.file, p.line, p.column) for p in problems] == [("f.yaml", line, column)]
    assert words in problems[0].message
    assert problems[0].hint
    assert str(problems[0]).startswith(f"f.yaml:{line}:{column}: erreur")


def test_not_utf_8_says_where() -> None:
    _, (problem,) = parse_yaml("a: b\nc: é".encode("latin-1"), "f.yaml")
    assert (problem.line, problem.column) == (2, 4)
    assert "UTF-8" in problem.hint


def test_a_mark_of_utf_8_and_windows_lines_are_welcome() -> None:
    node, problems = parse_yaml(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "f.yaml")
    assert problems == ()
    assert isinstance(node, Mapping)
    assert node.get("a") == Scalar("b", 1, 4)
    assert node.get("c") == Scalar("d", 2, 4)


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    node, (problem,) = read_yaml(path)
    assert node is None
    assert "2 mégaoctets" in problem.message


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    node, (problem,) = read_yaml(tmp_path / "absent.yaml")
    assert node is None
    assert "absent.yaml" in problem.file


def test_several_broken_places_are_told_at_once() -> None:
    text = (
        "titre: Une chose : deux\n"
        "mots: [a, b\n"
        "blocs:\n"
        "  - texte: bon\n"
        '  - texte: "ouvert\n'
        "  - texte: a: b\n"
        "  - texte: bon aussi\n"
    )
    _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [p.line for p in problems] == [1, 2, 5, 6]


def test_a_hostile_file_does_not_fill_the_screen() -> None:
    _, problems = parse_yaml(b"- &a b\n" * 5000, "f.yaml")
    assert len(problems) == 200
    _, problems = parse_yaml(b"a: b: c\n" * 5000, "f.yaml")
    assert 1 < len(problems) <= 20


def test_other_problems_do_not_hide_what_could_be_read() -> None:
    node, problems = parse_yaml(b"a: 1\na: 2\nb: &x 3\n", "f.yaml")
    assert len(problems) == 2
    assert isinstance(node, Mapping)
    assert node.get("a") == Scalar("1", 1, 4)


@given(st.text(alphabet="ab:- \n#'\"[]{}|>&*!%@?,\té\u2028", max_size=80))
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    node, problems = parse_yaml(text.encode(), "f.yaml")
    assert node is not None or problems
    lines = text.count("\n") + 2
    assert all(1 <= p.line <= lines and p.column >= 1 and p.hint for p in problems)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_problems(data: bytes) -> None:
    node, problems = parse_yaml(data, "f.yaml")
    assert node is not None or problems
