"""Publishes the page over AT-SPI while assistive technology listens, and takes its actions; used by `app`.

AccessKit speaks D-Bus in a thread of its own. Nothing is done there: its calls are posted to the loop, which
alone reads and changes the page. As long as nobody listens no tree is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.access.node import Node, Tree
from kiosk.access.tree import tree_of
from kiosk.views.placement import Placement, Rect
from kiosk.views.view import View

if TYPE_CHECKING:
    import accesskit

Act = Callable[[str], None]
TOOLKIT = "Kivy"


@dataclass
class Publisher:
    """The page of one window. `post` runs a call in the loop, from any thread; `on_choose` and `on_focus` are
    called there with a control of the page last shown."""

    post: Callable[[Callable[[], None]], None]
    on_choose: Act
    on_focus: Act
    _page: tuple[View | None, Placement] | None = field(default=None, repr=False)
    _sent: dict[int, Node] = field(default_factory=dict, repr=False)
    _heard: bool = False
    _adapter: Any = field(default=None, repr=False)

    def open(self, where: Rect) -> None:
        """The window is on screen, at these pixels: from now on it can be read."""
        import accesskit

        if self._adapter is None:
            self._adapter = accesskit.unix.Adapter(self._asked, self._acted, self._left)
            edge = accesskit.Rect(where.x, where.y, where.right, where.bottom)
            self._adapter.set_root_window_bounds(edge, edge)
            self._adapter.update_window_focus_state(True)

    def close(self) -> None:
        """Nothing can be read any more."""
        self._adapter, self._heard, self._sent = None, False, {}

    def show(self, view: View | None, placement: Placement) -> None:
        """This page is on screen now."""
        self._page = view, placement
        if self._heard:
            self._publish()

    # -- called by AccessKit, in its thread --------------------------------------------------------------

    def _asked(self) -> None:
        """Somebody begins to listen: the tree follows as soon as the loop has made it."""
        self.post(self._begin)

    def _left(self) -> None:
        self.post(self._end)

    def _acted(self, request: accesskit.ActionRequest) -> None:
        wanted, node = int(request.action), int(request.target)
        self.post(lambda: self._act(wanted, node))

    # -- in the loop -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._heard, self._sent = self._adapter is not None, {}
        if self._heard:
            self._publish()

    def _end(self) -> None:
        self._heard, self._sent = False, {}

    def _act(self, wanted: int, number: int) -> None:
        """What is not on the page any more, or cannot be used, is not acted upon."""
        import accesskit

        node = self._sent.get(number)
        if node is None or not node.control:
            return
        if wanted == int(accesskit.Action.CLICK) and not node.disabled:
            self.on_choose(node.control)
        elif wanted == int(accesskit.Action.FOCUS):
            self.on_focus(node.control)

    def _publish(self) -> None:
        """Sends what has changed of the page."""
        if self._page is None:
            return
        tree = tree_of(*self._page)
        now = {node.id: node for node in tree.nodes}
        changed = [node for node in tree.nodes if self._sent.get(node.id) != node]
        self._sent = now
        self._adapter.update_if_active(lambda: _update(tree, changed))


def _update(tree: Tree, changed: list[Node]) -> accesskit.TreeUpdate:
    """The changed nodes in AccessKit's terms."""
    import accesskit

    from kiosk.access.kit import kit_node

    update = accesskit.TreeUpdate(tree.focus)
    update.nodes = [(node.id, kit_node(node)) for node in changed]
    whole = accesskit.Tree(tree.root)
    whole.toolkit_name = TOOLKIT
    update.tree = whole
    return update
