"""The supervisor's judgement of a bundle on trial, with sessions that are well, broken, or never come."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.config.bundle_moves import BY_HAND, NOT_HEALTHY, go_back
from kiosk.config.bundled import INSTEAD, Service, bundle_folder, read_service, version_folder, write_service
from kiosk.handoff.trials import FILE as TRIALS
from kiosk.terminal import bundles
from kiosk.terminal.bundles import BundleOptions, Bundles
from kiosk.terminal.following import Following, FollowOptions, Held
from kiosk.terminal.giving_way import GivingWay
from kiosk.terminal.printer import PrinterOptions
from kiosk.terminal.technician import Entry
from tests.terminal.stage import eventually

WELL_S = 0.2


@dataclass(eq=False)
class Shown:
    """A session as the part looks at one."""

    busy: bool = False
    broken: bool = False
    drawn: bool = True
    ready: bool = True
    lost: bool = False
    started: float = field(default_factory=time.monotonic)


class Terminal:
    """The part with a bundle that is ready, and what it asked of the supervisor."""

    def __init__(self, state: Path) -> None:
        self.state, self.told, self.served = state, 0, (None, 0.0)
        for version in (7, 8):
            version_folder(state, version).mkdir(parents=True)
        write_service(state, Service(current=7, newest=7, staged=8))
        command = (sys.executable, "-c", "")
        self.part = Bundles(BundleOptions(state, command, WELL_S, lambda: self.served), self._tell)

    def _tell(self) -> None:
        self.told += 1

    def read(self) -> None:
        """Sessions that start from now on have what is in service."""
        self.served = bundle_folder(self.state), time.monotonic()

    def turns(self, session: Any, until: Callable[[Service], bool]) -> Service:
        """The part's turns with this session on screen, until what is in service is as wanted."""

        def turned() -> Service | None:
            self.part.turn(session() if callable(session) else session)
            if self.served[0] != bundle_folder(self.state):
                self.read()
            found = read_service(self.state)
            return found if until(found) else None

        found: Service = eventually(turned, "what is in service changes", 10)
        return found


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(bundles, "LOOK_S", 0.0)
    return Terminal(tmp_path)


def serving(terminal: Terminal) -> None:
    terminal.turns(Shown(), lambda service: service.current == 8)


def test_never_under_a_citizen_s_hands(terminal: Terminal) -> None:
    for session in (None, Shown(busy=True), Shown(drawn=False)):
        for _ in range(5):
            terminal.part.turn(session)  # type: ignore[arg-type]
        assert read_service(terminal.state).current == 7
    serving(terminal)
    assert terminal.told == 1


def test_it_is_kept_once_fresh_sessions_were_well_for_long_enough(terminal: Terminal) -> None:
    serving(terminal)
    old, began = Shown(started=time.monotonic() - 100), time.monotonic()
    while time.monotonic() - began < 2 * WELL_S:
        terminal.part.turn(old)  # type: ignore[arg-type]
    assert read_service(terminal.state).trial == 1
    kept = terminal.turns(Shown(), lambda service: service.trial == 0)
    assert (kept.current, kept.before, kept.refused) == (8, 7, ())


def test_the_time_it_has_to_be_well_is_that_of_the_settings_now(terminal: Terminal) -> None:
    terminal.part.changed(3600)
    serving(terminal)
    session, began = Shown(), time.monotonic()
    while time.monotonic() - began < 2 * WELL_S:
        terminal.part.turn(session)  # type: ignore[arg-type]
    assert read_service(terminal.state).trial == 1
    terminal.part.changed(WELL_S)
    assert terminal.turns(session, lambda service: service.trial == 0).current == 8


def test_sessions_that_have_the_one_before_tell_nothing_while_it_is_read(terminal: Terminal) -> None:
    serving(terminal)
    terminal.served = version_folder(terminal.state, 7), 0.0  # not read yet
    began = time.monotonic()
    while time.monotonic() - began < 2 * WELL_S:  # started since the change, and not with what it brought
        terminal.part.turn(Shown())  # type: ignore[arg-type]
        terminal.part.turn(Shown(broken=True))  # type: ignore[arg-type]
    assert (read_service(terminal.state).current, read_service(terminal.state).trial) == (8, 1)
    terminal.read()
    assert terminal.turns(Shown(), lambda service: service.trial == 0).current == 8


def test_a_fresh_session_that_is_broken_goes_back_at_once_and_it_is_not_tried_again(
    terminal: Terminal,
) -> None:
    serving(terminal)
    back = terminal.turns(Shown(broken=True), lambda service: service.current == 7)
    assert back.has_refused(8) is not None
    assert terminal.told == 2
    assert back.trial == 0


def test_sessions_that_never_have_a_window_go_back(terminal: Terminal) -> None:
    serving(terminal)
    for _ in range(bundles.MOST_DEAD):
        terminal.part.left(Shown(ready=False, drawn=False, lost=True))  # type: ignore[arg-type]
    assert terminal.turns(None, lambda service: service.current == 7).refused[0].why == NOT_HEALTHY


def test_sessions_that_are_replaced_on_purpose_tell_nothing_against_it(terminal: Terminal) -> None:
    serving(terminal)
    for _ in range(bundles.MOST_DEAD):
        terminal.part.left(Shown(ready=False, drawn=False))  # type: ignore[arg-type]
    assert terminal.turns(Shown(), lambda service: service.trial == 0).current == 8


def test_one_whose_files_are_gone_is_not_tried_and_not_asked_for_again(terminal: Terminal) -> None:
    version_folder(terminal.state, 8).rmdir()
    for _ in range(5):
        terminal.part.turn(Shown())  # type: ignore[arg-type]
    assert (read_service(terminal.state).staged, read_service(terminal.state).current) == (0, 7)
    assert terminal.told == 0


def test_on_a_full_disk_the_one_before_serves_at_once_and_is_written_later(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(INSTEAD, raising=False)
    serving(terminal)
    with monkeypatch.context() as full:
        full.setattr(bundles, "go_back", _no_room)
        for _ in range(5):
            terminal.part.turn(Shown(broken=True))  # type: ignore[arg-type]
        assert bundle_folder(terminal.state) == version_folder(terminal.state, 7)
        assert read_service(terminal.state).current == 8
        assert terminal.told == 2
    back = terminal.turns(Shown(), lambda service: service.current == 7)
    assert back.has_refused(8) is not None
    assert bundle_folder(terminal.state) == version_folder(terminal.state, 7)


def _no_room(*_: object, **__: object) -> Service:
    raise OSError(28, "No space left on device")


def trial(terminal: Terminal, at: float, ms: int | None) -> None:
    known = {"http://desk": {"at": at, "ms": ms}}
    (terminal.state / TRIALS).write_text(json.dumps(known), encoding="utf-8")


def test_a_trial_call_has_to_come_back_where_one_did_before(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial(terminal, 1, 20)
    serving(terminal)
    session, began = Shown(), time.monotonic()
    trial(terminal, 2, None)
    while time.monotonic() - began < 2 * WELL_S:
        terminal.part.turn(session)  # type: ignore[arg-type]
    assert read_service(terminal.state).trial == 1
    trial(terminal, 3, 20)
    assert terminal.turns(session, lambda service: service.trial == 0).current == 8


def test_one_that_cuts_the_terminal_off_is_gone_back_from(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "SLACK_S", 0.1)
    trial(terminal, 1, 20)
    serving(terminal)
    assert terminal.turns(Shown(), lambda service: service.current == 7).again == 8
    trial(terminal, 2, 20)  # with the one before a desk answers, so it had not been the network's fault
    assert terminal.turns(Shown(), lambda service: service.current == 8).trial
    assert terminal.turns(Shown(), lambda service: service.current == 7).has_refused(8)


def test_one_that_came_while_no_desk_answered_is_tried_once_more(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "SLACK_S", 0.1)
    trial(terminal, 1, 20)
    serving(terminal)
    trial(terminal, 2, None)
    back = terminal.turns(Shown(), lambda service: service.current == 7)
    assert (back.has_refused(8), back.again) == (None, 8)
    for _ in range(5):
        terminal.part.turn(Shown())  # type: ignore[arg-type]
    assert read_service(terminal.state).current == 7  # nothing answers yet
    trial(terminal, 3, 20)
    terminal.turns(Shown(), lambda service: service.current == 8)
    trial(terminal, 4, 20)
    assert terminal.turns(Shown(), lambda service: service.trial == 0).again == 0


def test_what_a_technician_changes_is_seen_at_once(terminal: Terminal) -> None:
    serving(terminal)
    go_back(terminal.state, BY_HAND)
    terminal.part.turn(Shown())  # type: ignore[arg-type]
    assert terminal.told == 2


def test_sessions_of_before_give_way_when_a_fresh_one_is_ready_and_nobody_is_there() -> None:
    giving, before, behind = GivingWay(standby=True), Shown(), Shown()
    assert giving.due(before, behind) is None  # type: ignore[arg-type]
    giving.renew()
    before.busy = True  # the start of a fresh one would be felt by this citizen
    assert giving.due(before, behind) is None  # type: ignore[arg-type]
    before.busy = False
    assert giving.due(before, behind) is behind  # type: ignore[arg-type,comparison-overlap]
    assert giving.due(before, None) is None  # type: ignore[arg-type]
    assert giving.due(before, Shown(ready=False)) is None  # type: ignore[arg-type]
    before.busy = True
    assert giving.due(before, Shown()) is None  # type: ignore[arg-type]
    before.busy = False
    assert giving.due(before, Shown()) is before  # type: ignore[arg-type,comparison-overlap]
    before.broken = True  # nothing waits behind a broken one
    assert giving.due(before, None) is before  # type: ignore[arg-type,comparison-overlap]


def test_what_lasting_processes_hold_follows_good_settings_only_and_once() -> None:
    entry = Entry(116, "407193")
    changed, held = [False], [Held(PrinterOptions("file:/a"), entry, 600, "one")]
    said: list[object] = []
    options = FollowOptions(lambda: changed[0], lambda: held[0])
    followers = dict.fromkeys(("printer", "entry", "healthy_s", "link"), said.append)
    part = Following(options, lambda: said.append("renew"), followers)
    old = Shown()
    part.turn(old)  # type: ignore[arg-type]
    assert said == []
    changed[0], part._look_at, held[0] = True, 0.0, Held(PrinterOptions("file:/b"), entry, 600, "one")
    part.turn(Shown(drawn=False))  # type: ignore[arg-type]
    part.turn(old)  # type: ignore[arg-type]
    part.turn(Shown(started=old.started))  # type: ignore[arg-type]
    assert said == ["renew"]  # none with the new settings has drawn a page
    fresh = Shown()
    for _ in range(3):
        part.turn(fresh)  # type: ignore[arg-type]
    assert said == ["renew", PrinterOptions("file:/b")]
    held[0] = Held(PrinterOptions("file:/b"), Entry(116, "777193"), 60, "two")
    part.turn(Shown())  # type: ignore[arg-type]
    assert said[2:] == [Entry(116, "777193"), 60, "two"]
    assert "777193" not in repr(said)


def test_each_file_that_comes_is_examined_once_and_none_that_still_grows(tmp_path: Path) -> None:
    log, incoming = tmp_path / "log", tmp_path / "bundles" / "incoming"
    incoming.mkdir(parents=True)
    write_service(tmp_path, Service())
    writes = "import sys; open(sys.argv[1], 'a').write(sys.argv[2][-8:] + ' ')"
    options = BundleOptions(tmp_path, (sys.executable, "-c", writes, str(log)), WELL_S, lambda: (None, 0.0))
    part = Bundles(options, lambda: None)
    growing = incoming / "3.bundle"
    for number in (1, 2):
        (incoming / f"{number}.bundle").write_bytes(b"whole")

    def both() -> bool:
        part._look_at = 0.0
        with growing.open("ab") as file:
            file.write(b"more")
        part.turn(Shown())  # type: ignore[arg-type]
        return log.exists() and len(log.read_text().split()) == 2

    eventually(both, "two are examined", 10)
    for _ in range(20):
        both()
    assert sorted(log.read_text().split()) == ["1.bundle", "2.bundle"]
    part.close()
