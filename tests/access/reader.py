"""A screen reader's view of the terminal: AT-SPI over D-Bus and nothing else; used by the tests."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

PATIENCE_S = 20.0
ROOT, REGISTRY = "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
# The numbers of AT-SPI for what the terminal has, and the bits of a set of states.
ROLES = {7: "check box", 23: "frame", 27: "image", 29: "label", 39: "panel", 43: "button", 44: "radio button",
         54: "status bar", 62: "toggle button", 63: "tool bar", 79: "entry", 83: "heading"}  # fmt: skip
STATES = {"checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "pressed": 20, "selected": 23,
          "sensitive": 24, "showing": 25, "checkable": 41, "read-only": 43}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """One thing as assistive technology sees it."""

    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    rect: tuple[int, int, int, int]
    text: str


class Reader:
    """Listens to the one application on a session bus, as a screen reader does."""

    def __init__(self, session_bus: str) -> None:
        self._session = open_dbus_connection(session_bus)
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        self._ask(self._session, Properties(status).set("IsEnabled", "b", True))
        where = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        (address,) = self._ask(self._session, where)
        self._bus = open_dbus_connection(address)
        self._heard: deque[Any] = deque(maxlen=10_000)
        self._listen()

    def close(self) -> None:
        self._bus.close()
        self._session.close()

    def stop_listening(self) -> None:
        """As when a screen reader ends: nobody needs the tree any more."""
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        self._ask(self._session, Properties(status).set("IsEnabled", "b", False))

    # --- what is there

    def applications(self) -> list[tuple[str, str]]:
        """Each application that publishes anything: its name on the bus and its path."""
        return [(bus, path) for bus, path in self._call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]]

    def page(self) -> list[Seen]:
        """All things of the window, in reading order; nothing while there is none."""
        return list(self._walk())

    def named(self, name: str, role: str = "") -> Seen | None:
        """What bears this name, and has this role."""
        return next((s for s in self.page() if plain(s.name) == plain(name) and role in ("", s.role)), None)

    def until(self, look: Callable[[], Any], what: str) -> Any:
        """Looks until there is something."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                found = look()
            except (DBusErrorResponse, LookupError):  # the page has changed meanwhile
                found = None
            if found:
                return found
            assert time.monotonic() < deadline, f"{what}; there is {[(s.role, s.name) for s in self.page()]}"
            self._wait(0.02)

    def sees(self, name: str, role: str = "") -> Seen:
        """Waits until something bears this name."""
        found: Seen = self.until(lambda: self.named(name, role), f"nothing named « {name} »")
        return found

    def focused(self) -> Seen | None:
        return next((seen for seen in self.page() if "focused" in seen.states), None)

    # --- what can be done

    def clicks(self, name: str) -> None:
        """Does what is done with the thing of this name, as its only action."""
        seen = self.sees(name)
        assert self._call(self._app(), seen.path, "org.a11y.atspi.Action", "DoAction", "i", (0,)) == (True,)

    def focuses(self, name: str) -> None:
        seen = self.sees(name)
        assert self._call(self._app(), seen.path, "org.a11y.atspi.Component", "GrabFocus") == (True,)

    def hears(self, member: str, detail: str, words: str) -> None:
        """Waits for an event of this kind about what bears these words, or that says them."""
        self.until(lambda: any(plain(words) in plain(one) for one in self._told(member, detail)), words)

    def _told(self, member: str, detail: str) -> Iterator[str]:
        """What was told so far: the words of announcements, the names of what the others are about."""
        for message in tuple(self._heard):
            fields = message.header.fields
            kind, *_, (_signature, value), _more = message.body
            if (fields[HeaderFields.member], kind) == (member, detail):
                try:
                    named = self._property(self._app(), fields[HeaderFields.path], "Name")
                except DBusErrorResponse:  # it has gone since
                    continue
                yield value if isinstance(value, str) else named

    # --- how

    def _listen(self) -> None:
        proxy = Proxy(message_bus, self._bus)
        for interface in ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Window"):
            rule = MatchRule(type="signal", interface=interface)
            proxy.AddMatch(rule)
            self._bus.filter(rule, queue=self._heard)
        for event in ("object:", "window:", "focus:"):
            self._call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "s", (event,))

    def _wait(self, seconds: float) -> None:
        """Takes what the bus has to tell meanwhile."""
        try:
            self._bus.recv_until_filtered(deque(maxlen=1), timeout=seconds)
        except TimeoutError:
            return

    def _app(self) -> str:
        (one,) = self.applications()
        return one[0]

    def _walk(self) -> Iterator[Seen]:
        for bus, path in self.applications():
            yield from self._below(bus, path, top=True)

    def _below(self, bus: str, path: str, top: bool = False) -> Iterator[Seen]:
        if not top:
            yield self._seen(bus, path)
        for _, child in self._call(bus, path, ACCESSIBLE, "GetChildren")[0]:
            yield from self._below(bus, child)

    def _seen(self, bus: str, path: str) -> Seen:
        low, high = self._call(bus, path, ACCESSIBLE, "GetState")[0]
        interfaces = self._call(bus, path, ACCESSIBLE, "GetInterfaces")[0]
        rect, text = (0, 0, 0, 0), ""
        if "org.a11y.atspi.Component" in interfaces:
            (rect,) = self._call(bus, path, "org.a11y.atspi.Component", "GetExtents", "u", (0,))
        if "org.a11y.atspi.Text" in interfaces:
            (text,) = self._call(bus, path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))
        return Seen(
            path,
            ROLES.get(role := self._call(bus, path, ACCESSIBLE, "GetRole")[0], str(role)),
            self._property(bus, path, "Name"),
            self._property(bus, path, "Description"),
            frozenset(name for name, bit in STATES.items() if (low | high << 32) >> bit & 1),
            rect,
            text,
        )

    def _property(self, bus: str, path: str, name: str) -> str:
        (value,) = self._ask(self._bus, Properties(DBusAddress(path, bus, ACCESSIBLE)).get(name))
        return str(value[1])

    def _call(self, bus: str, path: str, interface: str, method: str, *more: Any) -> tuple[Any, ...]:
        return self._ask(self._bus, new_method_call(DBusAddress(path, bus, interface), method, *more))

    @staticmethod
    def _ask(connection: DBusConnection, message: Any) -> tuple[Any, ...]:
        answer = connection.send_and_get_reply(message, timeout=PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise DBusErrorResponse(answer)
        return tuple(answer.body)


def plain(words: str) -> str:
    """Words as compared: kinds of spaces and capitals make no difference."""
    return " ".join(words.replace("\u00a0", " ").replace("\u202f", " ").casefold().split())
