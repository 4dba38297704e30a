// Builds elements from plain values; text is always text, never markup. Used by every part of the page.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  bell: 0xf09e, walk: 0xf583, check: 0xf12c, people: 0xf00e, person: 0xf004, alert: 0xf028, free: 0xf5e0,
  sound: 0xf57e, mute: 0xf581, translate: 0xf5ca, low: 0xf046, big: 0xf616, text: 0xf27f, contrast: 0xf197,
  write: 0xf3eb, greeting: 0xf64a, wheelchair: 0xf5a4, pause: 0xf3e4, bank: 0xf070, headphones: 0xf2cb,
  right: 0xf054, offline: 0xf319, clock: 0xf150,
};

export function icon(name) {
  return h("span", { class: "icon", "aria-hidden": "true" }, String.fromCodePoint(ICONS[name] ?? ICONS.free));
}

// « 12e » and « 1er » with a raised ending, as French writes them.
export function raised(text) {
  return text.split(/(?<=\d)(er|re|e)(?![\p{L}\d])/u).map((part, i) => (i % 2 ? h("sup", {}, part) : part));
}
