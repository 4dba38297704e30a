"""The agents' page as a screen reader and a ruler find it in a real Chromium; used by the page's tests."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.desk.browser import Page

CHOICES = {"combobox", "MenuListOption", "menuListOption", "option"}
CONTROLS = {"button", "link", "checkbox", "textbox", "searchbox", *CHOICES, "DisclosureTriangle",
            "disclosuretriangle"}  # fmt: skip
MAY_TAKE_FOCUS = {"RootWebArea", "main", "heading"}  # where the focus goes when what it was on has gone

# Every text with the colours it stands in: [text, ratio] below what WCAG asks for.
CONTRAST = """
const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const parsed = (css) => css.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = (one) => { for (let at = one; at; at = at.parentElement) {
  const colour = parsed(getComputedStyle(at).backgroundColor);
  if (colour.length < 4 || colour[3] === 1) return colour; }
  return [255, 255, 255]; };
const found = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const text = walk.currentNode.data.trim(), one = walk.currentNode.parentElement;
  if (!text || !one.checkVisibility() || one.closest(".quiet, script, noscript")) continue;
  const style = getComputedStyle(one), colour = parsed(style.color);
  if (colour.length === 4 && colour[3] === 0) continue;
  const [a, b] = [light(colour), light(behind(one))].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) found.push(`${text} ${ratio.toFixed(2)}`);
}
return found;
"""
# What a finger aims at and is smaller than asked for, either way.
SMALL = """
return [...document.querySelectorAll("button, a, summary, input:not([type=checkbox]), label:has(input)")]
  .filter((one) => one.checkVisibility() && !one.closest(".quiet"))
  .filter((one) => { const { width, height } = one.getBoundingClientRect();
    return Math.round(height) < arguments[0] || Math.round(width) < arguments[0]; })
  .map((one) => `${one.tagName} ${one.textContent}`);
"""
# What stands outside the width of the window, or is cut.
CUT = """
const shown = (one) => one.checkVisibility() && !one.closest(".quiet");
const seen = (css) => [...document.querySelectorAll(css)].filter(shown);
const wide = seen("header *, main *").filter((one) => {
  const { left, right } = one.getBoundingClientRect();
  return left < -1 || right > innerWidth + 1;
});
const cut = seen("button, h1, h2, h3, summary")
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline");
return [...wide, ...cut].map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`);
"""


def nodes(page: Page) -> list[dict[str, Any]]:
    """What a screen reader gets, in the order of the page."""
    page.driver.execute_cdp_cmd("Accessibility.enable", {})
    every = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id, found = {node["nodeId"]: node for node in every}, []

    def walk(node: dict[str, Any]) -> None:
        if not node.get("ignored"):
            found.append(node)
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child])

    walk(every[0])
    return found


def role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def value(node: dict[str, Any], wanted: str) -> Any:
    found = (one["value"].get("value") for one in node.get("properties", []) if one["name"] == wanted)
    return next(found, None)


def faults(page: Page) -> list[str]:
    """What a screen reader's user would stumble over: EN 301 549 9.1.3.1, 9.2.4.1, 9.2.4.6, 9.4.1.2."""
    tree, found = nodes(page), []
    for landmark in ("banner", "main"):
        if (number := sum(role(node) == landmark for node in tree)) != 1:
            found.append(f"{number} landmarks are {landmark}")
    found += ["an aside has no name" for node in tree if role(node) == "complementary" and not name(node)]
    levels = [(value(node, "level"), name(node)) for node in tree if role(node) == "heading"]
    if [level for level, _ in levels].count(1) != 1:
        found.append(
            f"the headings of the first level are {[words for level, words in levels if level == 1]}"
        )
    for (before, _), (level, words) in pairwise(levels):
        if level > before + 1:
            found.append(f"the heading {words} jumps from level {before} to {level}")
    named: list[str] = []
    for node in tree:
        if role(node) in CONTROLS:
            if not name(node).strip():
                found.append(f"a {role(node)} has no name")
            named += [name(node)] if role(node) == "button" else []
        elif value(node, "focusable") and role(node) not in MAY_TAKE_FOCUS:
            found.append(f"{role(node)} {name(node)} takes the focus")
    found += [f"two buttons are called {words}" for words in sorted({w for w in named if named.count(w) > 1})]
    twice = "const all = [...document.querySelectorAll('[id]')].map((one) => one.id);" \
            "return all.filter((one, i) => all.indexOf(one) !== i)"  # fmt: skip
    return found + [f"the id {one} stands twice" for one in page.driver.execute_script(twice)]
