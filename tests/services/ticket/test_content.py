"""What a ticket and its code hold, and how it is laid out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import segno
from fontTools.ttLib import TTFont

from kiosk.services.ticket import faces, sheet
from kiosk.services.ticket.content import LONGEST, Line, Section, Ticket
from kiosk.services.ticket.payload import MOST_BYTES, QUIET, modules
from kiosk.services.ticket.picture import _COMMANDS, draw, paint
from kiosk.services.ticket.sheet import MARGIN, WIDTH, Box, Code, Words, lay_out
from tests.services.ticket.tickets import NB, SECRET, rows_of, ticket


def words(laid: sheet.Sheet) -> list[str]:
    return [item.text for item in laid.items if isinstance(item, Words)]


def code_of(laid: sheet.Sheet) -> Code:
    (code,) = [item for item in laid.items if isinstance(item, Code)]
    return code


@pytest.mark.parametrize("large", [False, True])
def test_every_word_is_on_the_ticket_once_in_order_and_inside_its_margins(large: bool) -> None:
    laid = lay_out(ticket(large))
    said = " ".join(words(laid)).split()
    whole = ticket(large)
    expected = [whole.hall, whole.when, whole.title]
    for section in whole.sections:
        expected += [section.heading, *(text for line in section.lines for text in (line.text, line.tag))]
    expected += [whole.qr_words, whole.ending[0].heading, whole.ending[0].lines[0].text]
    assert said == " ".join(expected).split()
    for item in laid.items:
        if isinstance(item, Words):
            assert item.x >= MARGIN
            assert item.x + faces.width(item.text, item.size, item.weight) <= WIDTH - MARGIN
    assert [box.mark for box in laid.items if isinstance(box, Box)] == ["have", "missing", "open"]


def test_large_print_is_larger_everywhere() -> None:
    small, large = (
        {item.size for item in lay_out(ticket(big)).items if isinstance(item, Words)} for big in (False, True)
    )
    assert min(large) >= 1.4 * min(small)
    assert draw(ticket(True)).height > draw(ticket()).height


def test_price_and_delay_stand_beside_each_other() -> None:
    heads = {item.text: item.y for item in lay_out(ticket()).items if isinstance(item, Words)}
    assert heads["Prix"] == heads["Délai"]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_lines_never_break_at_a_space_that_is_none(language: str) -> None:
    text = " ".join([f"10{NB}h{NB}46"] * 30)
    lines = faces.wrap(text, 300, 28, 400)
    assert " ".join(lines) == text
    assert all(line.count("h") * 2 == line.count(NB) for line in lines)


def test_a_long_address_is_broken_after_a_slash() -> None:
    address = "service-public.fr/particuliers/vosdroits/F1427"
    assert faces.wrap(address, 528, 28, 400) == ("service-public.fr/particuliers/vosdroits/", "F1427")


def test_a_word_wider_than_the_paper_is_broken_and_nothing_is_lost() -> None:
    address = "https://exemple.fr/" + "a" * 300
    lines = faces.wrap(address, 500, 28, 400)
    assert "".join(lines) == address
    assert all(faces.width(line, 28, 400) <= 500 for line in lines)


@pytest.mark.parametrize("weight", [400, 700])
def test_the_face_has_every_letter_of_french_and_the_signs_that_printers_lack(weight: int) -> None:
    letters = "€œŒæ’“”«»…–—ÀÂÇÉÈÊËÎÏÔÙÛÜŸàâçéèêëîïôùûüÿ°²³"
    known = TTFont(faces.FOLDER / f"text-{weight}.ttf").getBestCmap()
    assert [letter for letter in letters if ord(letter) not in known] == []


def test_raised_letters_and_other_scripts_take_a_face_that_has_them() -> None:
    raised = faces.runs("12ᵉ", 30, 400)
    assert [(run.text, run.up > 0) for run in raised] == [("12", False), ("e", True)]
    for text, family in (("Привет", "noto"), ("مرحبا", "arabic")):
        (run,) = faces.runs(text, 30, 400)
        known = TTFont(faces.FOLDER / f"{family}-400.ttf").getBestCmap()
        assert all(ord(letter) in known for letter in run.text)


def test_arabic_begins_at_the_right() -> None:
    laid = lay_out(
        Ticket("مرحبا", "بلدية", sections=(Section("أوراق", (Line("هوية", "have"),)),), language="ar")
    )
    box = next(item for item in laid.items if isinstance(item, Box))
    assert box.x + box.size == WIDTH - MARGIN
    for item in laid.items:
        if isinstance(item, Words):
            assert item.x > WIDTH / 2


@pytest.mark.parametrize("text", ["https://exemple.fr/", "é" * (MOST_BYTES // 2), "a" * MOST_BYTES])
@pytest.mark.parametrize("large", [False, True])
def test_the_printed_code_is_the_one_that_was_asked_for(text: str, large: bool) -> None:
    laid = lay_out(ticket(large, qr_text=text))
    code = code_of(laid)
    expected = segno.make(text, error="m", micro=False, encoding=None if text.isascii() else "utf-8")
    assert code.rows == tuple(tuple(bool(module) for module in row) for row in expected.matrix)
    assert rows_of(code, paint(laid)) == code.rows
    assert code.module >= 7
    quiet, side = QUIET * code.module, len(code.rows) * code.module
    assert quiet <= code.x <= WIDTH - side - quiet
    around = (
        paint(laid)
        .convert("L")
        .crop((code.x - quiet, code.y - quiet, code.x + side + quiet, code.y + side + quiet))
    )
    around.paste(255, (quiet, quiet, quiet + side, quiet + side))
    assert around.getextrema() == (255, 255)


def test_too_long_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match=str(MOST_BYTES)):
        modules("é" * MOST_BYTES)


def test_a_ticket_goes_through_json_and_back() -> None:
    for one in (ticket(), ticket(True, "ar", "")):
        assert Ticket.from_json(json.loads(json.dumps(one.to_json()))) == one


@pytest.mark.parametrize(
    "change",
    [
        {"title": 3},
        {"title": "x" * (LONGEST + 1)},
        {"sections": "x"},
        {"sections": [{"heading": SECRET, "lines": [{"text": SECRET, "mark": SECRET}]}]},
        {"sections": [{"heading": "x", "lines": [{"text": None}]}]},
        {"sections": [{"heading": "x", "lines": [{"text": "x"}] * 500}]},
    ],
)
def test_a_malformed_ticket_is_refused_without_its_texts(change: dict[str, object]) -> None:
    with pytest.raises(ValueError) as refused:
        Ticket.from_json(ticket().to_json() | change)
    assert SECRET not in str(refused.value)
    assert SECRET not in repr(ticket())


def test_no_dots_are_taken_for_commands() -> None:
    code = code_of(lay_out(ticket()))
    rows = tuple((False, False, False, True, *[False] * 6) * 20 for _ in range(90))
    for shift in range(8):  # black dots far apart, at every place in a byte
        drawn = paint(sheet.Sheet(900, (replace(code, x=shift, y=100, module=1, rows=rows),)))
        inverted = bytes(255 - byte for byte in drawn.tobytes())
        assert not any(command in inverted for command in _COMMANDS)
