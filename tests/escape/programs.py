"""Attempts by another program on the same screen, which in service would need the screen's cookie first."""

from __future__ import annotations

from Xlib import X

from tests.escape.intruder import Intruder
from tests.escape.table import Seen, attempt

PROGRAM = "Another program on the same screen"
FILES = b"file:///etc/passwd\r\nfile:///bin/sh\r\nhttps://example.org/\r\n"


@attempt(PROGRAM, "Open a window over everything and take the keyboard", Seen.BACK)
def window(it: Intruder) -> None:
    with it.outside.open():
        it.in_front()


@attempt(PROGRAM, "The same with a window that no window manager touches, raised again and again", Seen.BACK)
def raised(it: Intruder) -> None:
    with it.outside.open(bare=True) as other:
        for _ in range(30):
            other.raise_window()
            other.set_input_focus(X.RevertToParent, X.CurrentTime)
            it.outside.display.sync()
        it.in_front()


@attempt(PROGRAM, "Make our window small, move it aside, lower it, hide it", Seen.BACK)
def moved(it: Intruder) -> None:
    ours = it.window
    for change in ({"width": 300, "height": 200}, {"x": 700, "y": 500}, {"x": -900}, {"stack_mode": X.Below}):
        ours.configure(**change)
        it.in_front()
    ours.unmap()
    it.in_front()


@attempt(PROGRAM, "Ask our window to close, as the cross of a title does", Seen.NOTHING)
def close(it: Intruder) -> None:
    for kind in ("WM_DELETE_WINDOW", "WM_TAKE_FOCUS", "WM_SAVE_YOURSELF", "_NET_WM_PING"):
        it.outside.tell(it.window, "WM_PROTOCOLS", kind)


@attempt(PROGRAM, "Ask for it to be made small, put away or closed, or for another in front", Seen.NOTHING)
def asked(it: Intruder) -> None:
    ours, root = it.window, it.outside.root
    mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
    it.outside.tell(ours, "WM_CHANGE_STATE", 3, to=root, mask=mask)
    it.outside.tell(ours, "_NET_WM_STATE", 0, "_NET_WM_STATE_FULLSCREEN", to=root, mask=mask)
    it.outside.tell(ours, "_NET_WM_STATE", 1, "_NET_WM_STATE_HIDDEN", to=root, mask=mask)
    it.outside.tell(ours, "_NET_CLOSE_WINDOW", to=root, mask=mask)
    it.outside.tell(root, "_NET_ACTIVE_WINDOW", 2, to=root, mask=mask)


@attempt(PROGRAM, "Drop files, an address and text on the page (XDND)", Seen.NOTHING)
def dropped(it: Intruder) -> None:
    with it.outside.open(events=X.PropertyChangeMask) as source:
        it.in_front()
        ours = it.window
        for kind in ("text/uri-list", "text/plain", "UTF8_STRING", "application/x-desktop"):
            source.set_selection_owner(it.outside.display.intern_atom("XdndSelection"), X.CurrentTime)
            it.outside.tell(ours, "XdndEnter", source.id, 5 << 24, kind)
            it.outside.tell(ours, "XdndPosition", source.id, 0, 300 << 16 | 300, 0, "XdndActionCopy")
            it.outside.tell(ours, "XdndDrop", source.id, 0, 0)
            it.page()
            answer(it, FILES)


@attempt(
    PROGRAM,
    "Paste from the clipboard or the selection: middle click, Ctrl+V, Shift+Insert",
    Seen.NOTHING,
)
def pasted(it: Intruder) -> None:
    with it.outside.open() as source:
        it.in_front()
        for selection in ("PRIMARY", "CLIPBOARD", "SECONDARY"):
            source.set_selection_owner(it.outside.display.intern_atom(selection), X.CurrentTime)
        it.outside.click(600, 300, 2)
        for keys in (("Control_L", "v"), ("Shift_L", "Insert"), ("Control_L", "Shift_L", "v")):
            it.outside.strike(*keys)
        it.page()
        assert answer(it, b"; xterm\n") == 0, "the session asked for what was to be pasted"


def answer(it: Intruder, data: bytes) -> int:
    """Gives whoever asks for a selection these bytes; how many have asked."""
    asked, wire = 0, it.outside.display
    wire.sync()
    while wire.pending_events():
        told = wire.next_event()
        if told.type != X.SelectionRequest:
            continue
        asked += 1
        told.requestor.change_property(told.property, told.target, 8, data)
        told.requestor.send_event(_given(told))
        wire.sync()
    return asked


def _given(told: object) -> object:
    from Xlib.protocol import event

    return event.SelectionNotify(
        time=told.time, requestor=told.requestor, selection=told.selection,  # type: ignore[attr-defined]
        target=told.target, property=told.property,  # type: ignore[attr-defined]
    )  # fmt: skip


@attempt(PROGRAM, "Destroy our window", Seen.FRESH)
def destroyed(it: Intruder) -> None:
    it.window.destroy()
    it.outside.display.sync()


@attempt(PROGRAM, "Throw our session off the screen (XKillClient)", Seen.FRESH)
def thrown(it: Intruder) -> None:
    it.window.kill_client()
    it.outside.display.sync()
