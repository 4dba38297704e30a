"""Documents that are broken or meant to harm: a problem in the report, never an exception, never a hang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.reader import read_document
from tests.content.documents import document, para, text

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<Publication ID="F1"><Texte><Paragraphe>&b;</Paragraphe></Texte></Publication>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    '<Publication ID="F1"><Texte>&a;</Texte></Publication>'
)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "line 1, column 1: not well-formed"),
        (b"<Publication ID='F1'>\n<Texte>", "line 2, column 8: not well-formed"),
        (document(text(para("Un")))[:-5], "not well-formed"),
        (BOMB.encode(), "refused"),
        (OUTSIDE.encode(), "refused"),
        (b'<?xml version="1.0" encoding="nonsense"?><Publication ID="F1"/>', ""),
        (b"\x00\x01\x02", "not well-formed"),
        (b"<html ID='F1'/>", "root <html>"),
        (b"<Publication ID='F2'/>", "ID"),
        (document(text("<Chapitre>" * 5000 + "</Chapitre>" * 5000)), "inside one another"),
    ],
)
def test_a_bad_document_is_a_problem_told(written: bytes, says: str) -> None:
    procedure, report = read_document(written, "F1")
    assert procedure is None
    assert len(report.problems) == 1
    assert says in report.problems[0]


@pytest.mark.parametrize(
    "body",
    [
        "<BlocCas/>",
        "<BlocCas><Cas/></BlocCas>",
        "<Tableau/>",
        "<Tableau><Rangée/></Tableau>",
        "<Liste/>",
        "<Tableau><Rangée><Cellule fusionHorizontale='999999999' fusionVerticale='-1'/></Rangée></Tableau>",
        "<OuSAdresser/>",
        "<ServiceEnLigne/>",
        "<Chapitre/>",
        "<Attention/>",
        "<FragmentConditionne/>",
        "<Chapitre><Condition/></Chapitre>",
        "<Chapitre><Condition><ou/></Condition></Chapitre>",
        "<Questionnaire><Question/></Questionnaire>",
        "<Questionnaire/>",
        "<Problematiques/>",
        "<Problematiques><Problematique/></Problematiques>",
        "<LienInterne/>",
        "<BlocCas>mot perdu</BlocCas>",
    ],
)
def test_empty_parts_are_read(body: str) -> None:
    procedure, report = read_document(document(text(body)), "F1")
    assert procedure is not None, report.problems


@given(st.binary(max_size=300))
def test_any_bytes_give_a_report(written: bytes) -> None:
    procedure, report = read_document(written, "F1")
    assert procedure is None
    assert report.problems


def test_a_wrong_date_is_no_date() -> None:
    procedure, _ = read_document(document(text("")).replace(b"2020-09-22", b"2020-13-45"), "F1")
    assert procedure is not None
    assert procedure.source_date is None
