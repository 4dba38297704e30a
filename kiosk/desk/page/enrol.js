// A supervisor or technician makes a terminal's one-time code.

import { h } from "./dom.js";
import { t } from "./texts.js";

const field = (id, words, more = {}) => [h("label", { for: id }, words), h("input", { id, name: id.slice(6), maxlength: 64, ...more })];

// What a terminal's screen asks for, by its square code: #terminal=borne-2&place=Hall
const asked = () => new URLSearchParams(location.hash.slice(1));

// `ask` gets { terminal, place } and gives the code; what went wrong is told by `tell`.
export function enrolCard(ask, tell, withLeave) {
  const made = h("p", { class: "count", role: "status", id: "enrol-made" });
  const submit = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    made.textContent = "";
    try {
      made.textContent = t.enrol_made(given.terminal, (await ask(given)).code);
    } catch (refused) {
      tell(refused);
    }
  };
  return h("form", { class: "gate card", onsubmit: submit, autocomplete: "off", "aria-labelledby": "enrol-title" },
    h(withLeave ? "h1" : "h2", { id: "enrol-title" }, t.enrol_title), h("p", {}, t.enrol_why),
    field("enrol-terminal", t.enrol_terminal, { required: true, value: asked().get("terminal") ?? "" }),
    field("enrol-place", t.enrol_place, { maxlength: 200, value: asked().get("place") ?? "" }),
    h("button", { class: "second" }, t.enrol), made,
    withLeave && h("button", { type: "button", class: "second", "data-action": "leave" }, t.leave));
}
