// How a call looks: a row on a computer, a row and a panel on a tablet; used by views.js.

import { h, icon, raised } from "./dom.js";
import { choices, declineButton, forWhom, moreButton } from "./finding.js";
import { sayings } from "./saying.js";
import { sheetButton, sheetCard, shownSheet } from "./sheet.js";
import { known, serverNow } from "./state.js";
import { duration, t, terminalName } from "./texts.js";

const TAGS = { voice: "sound", large_text: "text", contrast: "contrast", controls_low: "low", large_buttons: "big",
               in_writing: "write", lsf: "greeting", induction_loop: "headphones", my_language: "translate", at_my_height: "wheelchair", headset: "headphones", seated: "wheelchair" };
const NEXT = { ringing: "accept", accepted: "on_my_way", on_the_way: "arrived", helping_from_desk: "close", arrived: "close" };
const ORDER = ["accepted", "on_the_way", "arrived", "closed"];
const STEP_OF = { accepted: "accept", on_the_way: "on_my_way", arrived: "arrived", closed: "close" };

export const where = (call) => [terminalName(call.terminal), call.place].filter(Boolean).join(", ");
export const what = (call) => call.source === "test" ? t.test_call : call.procedure_title || call.procedure || t.no_procedure;

export function tags(call, withLanguage = true) {
  const name = t.languages[call.language] ?? call.language;
  const codes = [...call.wishes, ...call.settings];
  return h("ul", { class: "tags" },
    withLanguage && h("li", {}, icon("translate"), name),
    codes.map((code) => h("li", { class: code === "voice" ? "voice" : "" },
      icon(TAGS[code] ?? "person"), t.codes[code] ?? code.replaceAll("_", " "))),
    call.source === "test" && h("li", {}, icon("person"), t.test_source),
    call.source === "state" && h("li", {}, icon("bank"), t.state_source));
}

export const time = (call) => h("span", { class: "time", "data-since": call.since }, duration(serverNow() - call.since));

function badge(call, first) {
  const words = call.state === "ringing" ? (first ? t.first : t.waits) : t.states[call.state];
  return h("div", { class: "wait" }, time(call), h("span", { class: "under" }, words));
}

function lines(call) {
  const step = t.step_n(call.step_number, call.step_label);
  return h("div", { class: "lines" }, h("h3", { id: `where-${call.id}` }, raised(where(call))),
    h("p", { class: "procedure" }, h("span", { lang: call.procedure && "fr" }, what(call)), step && " ", step && h("span", { class: "step" }, step)));
}

export function button(call, action, words, attributes = {}, minutes) {
  return h("button", { type: "button", "data-action": action, "data-call": call.id, "data-minutes": minutes, ...attributes,
    "aria-label": attributes.label ?? `${words}, ${where(call)}` }, attributes.icon && icon(attributes.icon), words);
}

const of = (call) => ({ "data-id": call.id, "aria-labelledby": `where-${call.id}` });

// Someone waits.
export function waitingRow(call, { first, selected, compact }) {
  return h("article", { class: `call waiting${first ? " first" : ""}${selected ? " selected" : ""}`, ...of(call),
    "aria-current": selected ? "true" : false },
    badge(call, first), h("div", { class: "what" }, lines(call), !compact && tags(call), forWhom(call),
      !compact && h("div", { class: "steps" }, declineButton(call, button, { class: "second" }), moreButton(call, button, { class: "second" }),
        sheetButton(call, button, true, { class: "second" })),
      !compact && choices(call, button)),
    !selected && h("div", { class: "acts" }, button(call, "accept", t.accept, { class: compact ? "yellow" : "primary" }),
      compact && button(call, "show", t.look, { class: "second" }),
      !compact && button(call, "on_my_way", t.go, { class: "second" })));
}

// This counter has the call: only the next step is filled.
export function myRow(call) {
  const at = ORDER.indexOf(call.state);
  const words = { accept: t.accept, on_my_way: t.on_my_way, arrived: t.arrived, close: t.close };
  const steps = ORDER.map((state, i) => {
    const action = STEP_OF[state];
    if (i <= at) return h("span", { class: "done" }, icon("check"), words[action]);
    const next = NEXT[call.state] === action;
    return button(call, action, words[action], { class: next ? "primary" : "later", disabled: !next });
  });
  return h("article", { class: `call mine ${call.state}`, ...of(call) }, badge(call),
    h("div", { class: "what" }, lines(call), tags(call),
      h("div", { class: "steps" }, steps),
      h("div", { class: "steps" }, call.state !== "arrived" && button(call, "pass", t.pass, { class: "second" }),
        moreButton(call, button, { class: "second" }), sheetButton(call, button, true, { class: "second" })),
      call.state === "accepted" && minutesChoice(call), sayings(call, button), choices(call, button)));
}

function minutesChoice(call) {
  return h("div", { class: "minutes", role: "group", "aria-label": t.minutes_label }, h("span", {}, t.minutes_label),
    [1, 2, 5].map((n) => button(call, "on_my_way", t.on_my_way_in(n), { class: "second" }, n)));
}

export function pickRow(call, selected) {
  return h("article", { class: `call mine ${call.state}${selected ? " selected" : ""}`, ...of(call),
    "aria-current": selected ? "true" : false }, badge(call),
    h("div", { class: "what" }, lines(call)),
    !selected && h("div", { class: "acts" }, button(call, "show", where(call), { class: "over" })));
}

// The counter that has the call is no longer on shift, or its page is closed.
export function alone(call) {
  const holder = known.agents.get(call.agent);
  return !holder || holder.status === "away";
}

export const withWhom = (call) => (t.with[call.state] ?? t.with.accepted)(call.agent);

export function otherRow(call) {
  const gone = alone(call);
  return h("article", { class: "call other", ...of(call) }, badge(call), h("div", { class: "what" }, lines(call)),
    h("div", { class: "with" }, h("p", {}, icon("people"), withWhom(call)),
      gone && call.state !== "arrived" && button(call, "pass", t.take_over, { class: "second" }),
      gone && call.state === "arrived" && button(call, "close", t.close_call, { class: "second" })));
}

// The tablet's right side: one call in large.
export function panel(call) {
  const ringing = call.state === "ringing";
  const head = { ringing: "bell", accepted: "check", on_the_way: "walk", helping_from_desk: "people", arrived: "people" };
  const waits = h("p", {}, ...(call.state === "arrived" ? t.called_ago : t.waiting_for)("\u0000").split("\u0000").flatMap((part, i) => (i ? [time(call), part] : [part])),
    call.minutes && call.state === "on_the_way" ? ` ${t.said_minutes(call.minutes)}` : "");
  const next = NEXT[call.state];
  const reading = shownSheet(false)?.id === call.id;
  return h("article", { class: `panel ${ringing ? "ringing" : "taken"}${reading ? " reading" : ""}`, "data-id": call.id, "aria-labelledby": "panel-where" },
    h("div", { class: "head" }, h("span", { class: "disc" }, icon(head[call.state])),
      h("div", {}, h("h2", { id: "panel-where" }, raised(where(call))), waits), sheetButton(call, button, false, { class: "second" })),
    h("div", { class: "body" }, reading ? sheetCard(call) : [progress(call), ringing && forWhom(call), facts(call)],
      h("div", { class: "next" }, button(call, next, t.big[next], { class: "primary huge", icon: ringing ? "check" : head[{ accept: "accepted",
        on_my_way: "on_the_way", arrived: "accepted", close: "accepted" }[next]] }),
        !ringing && button(call, "pass", t.pass, { class: "second", disabled: call.state === "arrived" }),
        !ringing && moreButton(call, button, { class: "second" })),
      !reading && ringing && h("div", { class: "pair" }, button(call, "on_my_way", t.go, { class: "second" }),
        declineButton(call, button, { class: "second" }), moreButton(call, button, { class: "second" })),
      !reading && [call.state === "accepted" && minutesChoice(call), sayings(call, button), choices(call, button)]));
}

function progress(call) {
  const at = ORDER.indexOf(call.state);
  return h("ol", { class: "progress" }, ORDER.map((state, i) => h("li", { class: i < at ? "past" : i === at ? "now" : "",
    "aria-current": i === at ? "step" : false },
    h("span", { class: "dot" }, i < at || (i === at && state === "accepted") ? icon("check")
      : i === at ? icon(state === "on_the_way" ? "walk" : "people") : null), t.steps[state])));
}

function facts(call) {
  const step = t.step_n(call.step_number, call.step_label);
  return h("dl", {}, h("dt", {}, t.procedure), h("dd", {}, h("span", { lang: call.procedure && "fr" }, what(call)), step && h("span", { class: "step" }, step)),
    h("dt", {}, t.needs), h("dd", {}, tags(call)));
}
