// Draws anew without taking away: what stays keeps its place in the page, its focus, its scrolling; used by views.js.
// So a screen reader is not thrown back, and a finger that comes down finds what it saw.

const SETTLED_MS = 350; // what has just moved or appeared is not what the finger was meant for
const NAMES = ["action", "call", "minutes", "counter", "skill", "outcome", "code", "shift"];
const LEFT = new Set(["open", "aria-busy", "data-since"]); // of details: the agent's; of a button: the press's own
const movedAt = new WeakMap();

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "#text";
  const { dataset } = node;
  if (node.id || dataset.id || dataset.terminal) return `${node.tagName} ${node.id || dataset.id || dataset.terminal}`;
  if (dataset.action) return `${node.tagName} ${NAMES.map((name) => dataset[name] ?? "").join("|")}`;
  return `${node.tagName} ${node.tagName === "SECTION" ? node.className : node.classList[0] ?? ""}`;
}

function keyed(nodes) {
  const seen = new Map();
  return nodes.map((node) => {
    const key = keyOf(node);
    const n = seen.get(key) ?? 0;
    seen.set(key, n + 1);
    return [`${key} ${n}`, node];
  });
}

function children(parent, fresh) {
  const wanted = keyed(fresh);
  const names = new Set(wanted.map(([key]) => key));
  const before = new Map();
  for (const [key, node] of keyed([...parent.childNodes])) {
    if (names.has(key)) before.set(key, node);
    else node.remove();
  }
  let at = parent.firstChild;
  for (const [key, node] of wanted) {
    const known = before.get(key);
    const kept = known ? become(known, node) : node;
    if (kept === at) at = at.nextSibling;
    else parent.insertBefore(kept, at);
  }
}

export function become(known, fresh) {
  if (known === fresh) return known;
  if (known.nodeType !== Node.ELEMENT_NODE) {
    if (known.data !== fresh.data) known.data = fresh.data;
    return known;
  }
  for (const { name } of [...known.attributes]) if (!fresh.hasAttribute(name) && !LEFT.has(name)) known.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (known.getAttribute(name) !== value && name !== "open") known.setAttribute(name, value);
  children(known, [...fresh.childNodes]);
  return known;
}

// The parent with these children; a button that moved, or is new, cannot be pressed by a finger already on its way.
export function morph(parent, fresh) {
  const place = (one) => { const { left, top } = one.getBoundingClientRect(); return `${Math.round(left)},${Math.round(top)}`; };
  const before = new Map([...parent.querySelectorAll("button")].map((one) => [one, `${one.dataset.action} ${place(one)}`]));
  children(parent, fresh.flat(Infinity).filter(Boolean));
  const now = performance.now();
  for (const one of parent.querySelectorAll("button")) {
    if (before.get(one) !== `${one.dataset.action} ${place(one)}`) movedAt.set(one, now);
  }
}

// What stands above the calls has come or gone: all of them have moved.
export function pushed(parent) {
  const now = performance.now();
  for (const one of parent.querySelectorAll("button")) movedAt.set(one, now);
}

export const justMoved = (button) => performance.now() - (movedAt.get(button) ?? -Infinity) < SETTLED_MS;
