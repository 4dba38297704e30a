// Who is on shift, what fails beside the desk, and all of it in short for a tablet; used by views.js.

import { withWhom } from "./calls.js";
import { h, icon } from "./dom.js";
import { counted, stoppedOnes } from "./hall.js";
import { callsOf, known } from "./state.js";
import { language, t, terminalName } from "./texts.js";

export function team(withEnd) {
  const rows = [...known.agents.values()].sort((a, b) => Number(b.name === known.me) - Number(a.name === known.me)
    || a.name.localeCompare(b.name, "fr", { numeric: true }));
  return h("section", { class: "card team", "aria-labelledby": "team" }, h("h2", { id: "team" }, t.team),
    rows.length ? h("ul", {}, rows.map(agentRow)) : h("p", {}, t.nobody),
    withEnd && h("button", { type: "button", class: "second", "data-action": "shift", "data-shift": "end" }, t.end));
}

function agentRow(agent) {
  const [held] = callsOf(agent.name);
  const busy = held ? `${t.agent[held.state]} ${inSentence(terminalName(held.terminal))}` : null;
  const words = agent.status === "on" ? busy ?? t.agent.free : t.agent[agent.status];
  const colour = agent.status === "on" ? (held ? "busy" : "free") : "gone";
  const name = agent.name === known.me ? `${agent.name} ${t.you}` : agent.name;
  return h("li", {}, h("span", { class: `light ${colour}`, "aria-hidden": "true" }), h("strong", {}, name), h("span", {}, words));
}

const inSentence = (name) => name.replace(/^(Borne|Terminal)\u00a0/, (word) => word.toLowerCase());

// A lamp or a webhook that would not warn: known before somebody needs it.
export function channels() {
  const failing = [...known.channels.values()].filter((one) => one.problem);
  return failing.length > 0 && h("section", { class: "card channels", role: "status" }, failing.map((one) =>
    h("p", {}, icon("alert"), h("strong", {}, t.channel_fails(t.channels[one.name] ?? one.name, t.channel_problems[one.problem] ?? one.problem)))));
}

// « guichets 1, 2 et 3 », when all are named so.
function together(names) {
  const list = new Intl.ListFormat(language);
  const sortedNames = names.sort((a, b) => a.localeCompare(b, language, { numeric: true }));
  const numbers = sortedNames.map((name) => /^Guichet (\d+)$/.exec(name)?.[1]);
  const short = language === "fr" && names.length > 1 && numbers.every(Boolean);
  return short ? `guichets ${list.format(numbers)}` : list.format(sortedNames);
}

// On a tablet with calls: two lines say the same.
export function summary(followed) {
  const on = [...known.agents.values()].filter((agent) => agent.status === "on").map((agent) => agent.name);
  return h("section", { class: "card summary" },
    h("p", {}, icon("people"), h("span", {}, `${t.in_service}${t.colon}`, h("strong", {}, together(on) || "–"))),
    followed.map((call) => h("p", {}, icon("walk"), h("span", {}, `${terminalName(call.terminal)}${t.colon}`, withWhom(call)))),
    counted(), stoppedOnes().map((words) => h("p", { class: "stopped" }, icon("alert"), h("strong", {}, words))));
}
