"""The HTTP interface against its own description: every operation, right and wrong data, open and closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import Route

from kiosk.desk import agent_routes, bundles, openapi, terminal_routes
from kiosk.desk.entry import routes as entry_routes
from kiosk.desk.figures import routes as figures_routes
from kiosk.desk.fleet import routes as fleet_routes
from kiosk.desk.metrics import routes as metrics_routes
from tests.desk.nursery import Nursery
from tests.desk.people import PASSWORD, account
from tests.desk.running import TOKEN, Agent, RunningDesk

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
EXAMPLES = 8
DESCRIBED = schemathesis.openapi.from_dict(openapi.document())
OPERATIONS = [
    (path, method) for path, item in openapi.PATHS.items() for method in item if method != "parameters"
]


@pytest.fixture(scope="module")
def desk(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path_factory.mktemp("interface"), nursery=nursery).start()
    yield running
    log = running.log.read_text()
    running.kill()
    assert "Traceback" not in log
    assert "unforeseen" not in log


@pytest.fixture(scope="module")
def entered(desk: RunningDesk) -> dict[str, dict[str, str]]:
    """By address, the headers of who may do everything; leaving ends what it is asked with."""
    account(desk, "chef", "supervisor")
    found = {}
    for path in ("", "/api/agent/leave"):
        cookies = Agent(desk.url, "Guichet 3", "chef", PASSWORD).http.cookies
        cookie = "; ".join(f"{one.name}={one.value}" for one in cookies)
        found[path] = {"Authorization": f"Bearer {TOKEN}", "Cookie": cookie}
    return found


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("inside", [True, False], ids=["entered", "stranger"])
@pytest.mark.parametrize("path, method", OPERATIONS)
def test_every_answer_is_one_that_the_description_knows(
    desk: RunningDesk,
    entered: dict[str, dict[str, str]],
    path: str,
    method: str,
    inside: bool,
    mode: GenerationMode,
) -> None:
    if inside and path.endswith("/stream"):
        return  # it goes on for ever, and has tests of its own
    operation = DESCRIBED[path][method]
    if mode is GenerationMode.NEGATIVE and not (operation.body or list(operation.iter_parameters())):
        return  # nothing can be wrong where nothing is asked
    session = requests.Session()
    session.trust_env = False

    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def tried(case: Any) -> None:
        headers = entered.get(path, entered[""]) if inside else {}
        answer = case.call(base_url=desk.url, headers=headers, session=session, timeout=10)
        case.validate_response(answer, checks=CHECKS)

    tried()


def test_every_route_of_the_interface_is_described() -> None:
    every = (
        *agent_routes.routes,
        *bundles.routes,
        *entry_routes.routes,
        *figures_routes.routes,
        *fleet_routes.routes,
        *metrics_routes.routes,
        *terminal_routes.routes,
    )
    routes = [one for one in every if isinstance(one, Route)]
    assert {route.path for route in routes} <= set(openapi.PATHS)
    for route in routes:
        described = {method.upper() for method in openapi.PATHS[route.path]} - {"PARAMETERS"}
        assert described == (route.methods or set()) - {"HEAD"}
