"""When a tree is made, what of it is sent, and what is done with what comes back."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import accesskit
import pytest

from kiosk.access import publisher as module
from kiosk.access.publisher import Publisher
from kiosk.app.core import Core
from kiosk.views.placement import Rect
from tests.views.conftest import Player


class Listener:
    """Stands in for AccessKit's adapter: keeps what it is sent once somebody listens."""

    made: list[Listener] = []

    def __init__(self, asked: Callable, acted: Callable, left: Callable) -> None:
        self.asked, self.acted, self.left = asked, acted, left
        self.updates: list[accesskit.TreeUpdate] = []
        self.bounds = self.focused = None
        Listener.made.append(self)

    def set_root_window_bounds(self, outer: accesskit.Rect, inner: accesskit.Rect) -> None:
        self.bounds = (outer.x0, outer.y0, inner.x1, inner.y1)

    def update_window_focus_state(self, focused: bool) -> None:
        self.focused = focused

    def update_if_active(self, make: Callable[[], accesskit.TreeUpdate]) -> None:
        self.updates.append(make())

    def numbers(self) -> list[int]:
        """The nodes of the last update."""
        return [number for number, _ in self.updates[-1].nodes]


class Page:
    """A page published in one thread; the loop is a list that the test empties."""

    def __init__(self, core: Core) -> None:
        self.core, self.done, self.posted = core, [], []
        self.publisher = Publisher(
            self.posted.append,
            lambda control: self.done.append(("choose", control)),
            lambda control: self.done.append(("focus", control)),
        )
        self.publisher.open(Rect(10, 20, 1080, 1920))
        self.listener = Listener.made[-1]
        self.show()

    def show(self) -> None:
        self.publisher.show(self.core.view, self.core.placement)

    def turn(self) -> None:
        while self.posted:
            self.posted.pop(0)()

    def listen(self) -> None:
        assert self.listener.asked() is None
        self.turn()

    def act(self, action: accesskit.Action, number: int) -> None:
        self.listener.acted(SimpleNamespace(action=action, target=number))
        self.turn()

    def number(self, control: str) -> int:
        return next(node.id for node in self.publisher._sent.values() if node.control == control)


@pytest.fixture
def page(at: Player, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(accesskit.unix, "Adapter", Listener)
    return Page(at("question"))


def test_no_tree_is_made_while_nobody_listens(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(module, "tree_of", lambda *_: made.append(1))
    page.show()
    assert (made, page.listener.updates) == ([], [])


def test_whoever_begins_to_listen_is_sent_the_page_and_then_what_changes(page: Page) -> None:
    page.listener.asked()
    assert page.listener.updates == [], "nothing is read in a foreign thread"
    page.turn()
    assert len(page.listener.numbers()) > len(page.core.view.controls)
    page.show()
    assert page.listener.numbers() == []
    page.core.choose("dont_know")
    page.show()
    assert page.number("call") not in page.listener.numbers()
    assert page.number("dont_know") in page.listener.numbers()


def test_nobody_is_sent_anything_after_they_have_left(page: Page) -> None:
    page.listen()
    page.listener.left()
    page.turn()
    page.show()
    assert len(page.listener.updates) == 1


def test_what_is_done_from_outside_is_done_to_the_control(page: Page) -> None:
    page.listen()
    number = page.number("dont_know")
    page.act(accesskit.Action.FOCUS, number)
    page.act(accesskit.Action.CLICK, number)
    page.act(accesskit.Action.SCROLL_DOWN, number)
    assert page.done == [("focus", "dont_know"), ("choose", "dont_know")]


def test_what_has_gone_or_cannot_be_used_is_not_acted_upon(page: Page, at: Player) -> None:
    page.listen()
    old = page.number("dont_know")
    page.core = at("question_number_wrong")
    page.show()
    page.act(accesskit.Action.CLICK, old)
    page.act(accesskit.Action.CLICK, page.number("go_on"))
    page.act(accesskit.Action.CLICK, 7)
    read = next(node.id for node in page.publisher._sent.values() if node.role == "text")
    page.act(accesskit.Action.FOCUS, read)
    assert page.done == []
    page.act(accesskit.Action.FOCUS, page.number("go_on"))
    assert page.done == [("focus", "go_on")]


def test_the_window_is_where_it_is_on_the_screen(page: Page) -> None:
    assert page.listener.bounds == (10, 20, 1090, 1940)
    assert page.listener.focused is True


def test_after_the_end_nothing_is_published(page: Page) -> None:
    page.listen()
    page.publisher.close()
    page.listener.asked()
    page.turn()
    page.show()
    assert len(page.listener.updates) == 1


def test_without_any_bus_a_page_is_shown_as_before(at: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real adapter: it finds no bus in its own thread, and nothing comes of it."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    core, posted = at("home"), []
    publisher = Publisher(posted.append, posted.append, posted.append)
    publisher.open(Rect(0, 0, 1080, 1920))
    publisher.show(core.view, core.placement)
    publisher.close()
    assert posted == []
