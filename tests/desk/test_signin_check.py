"""What `kiosk doctor` says of a city's own sign-in; asked of a real provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.desk.signin.check import check_signin
from kiosk.desk.signin.settings import SignIn
from tests.desk import provider as providers
from tests.desk.provider import Provider


@pytest.fixture(scope="module")
def city() -> Iterator[Provider]:
    with providers.running() as running:
        yield running


@pytest.mark.parametrize(
    ("lie", "level", "words"),
    [
        ({}, "good", ""),
        ({"described": {"issuer": "https://elsewhere.example"}}, "bad", "[signin] issuer"),
        ({"described": {"token_endpoint": "http://elsewhere.example"}}, "bad", "qui la gère"),
        ({"no_keys": True}, "bad", "personne ne peut entrer"),
    ],
    ids=str,
)
def test_the_doctor_tells_what_is_wrong_with_it(
    city: Provider, lie: dict[str, Any], level: str, words: str
) -> None:
    city.says(**lie)
    (found,) = check_signin(SignIn(**providers.signin(city, "http://127.0.0.1:1")))
    assert found.level == level
    assert words in found.remedy


def test_the_doctor_tells_that_it_does_not_answer_and_nothing_where_there_is_none() -> None:
    (found,) = check_signin(SignIn("http://127.0.0.1:9", "desk", "http://127.0.0.1:1"))
    assert (found.level, found.measured) == ("bad", "pas de réponse")
    assert check_signin(None) == []
