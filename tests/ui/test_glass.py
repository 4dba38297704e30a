"""The glass that is tried, on the real window: all that is felt is told, and nothing is chosen with it."""

from __future__ import annotations

from tests.ui.pages import question
from tests.window import Finger, middle, open_screen, step


def test_every_finger_is_told_in_shares_of_the_panel_and_chooses_nothing() -> None:
    screen = open_screen((1080, 1920))
    chosen: list[str] = []
    felt: list[tuple[str, float, float]] = []
    screen.on_choose = chosen.append
    screen.on_glass = lambda kind, finger, x, y: felt.append((kind, round(x, 2), round(y, 2)))
    screen.show(question())
    step()
    screen.feel(True)
    x, y = middle(screen, "yes")
    first, second = Finger().down(x, y), Finger().down(0, 0)
    first.move(540, 960).up()
    second.up()
    at = (round(x / 1080, 2), round(y / 1920, 2))
    assert felt == [("down", *at), ("down", 0, 0), ("move", 0.5, 0.5), ("up", 0.5, 0.5), ("up", 0, 0)]
    assert (chosen, screen.pressed) == ([], "")
    screen.feel(False)
    Finger().down(*middle(screen, "yes")).up()
    assert chosen == ["yes"]
    assert len(felt) == 5
