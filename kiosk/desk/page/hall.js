// What each terminal of the hall is doing, by place: free, in use, calling, out of order; never what is done at it. Used by side.js.

import { h, icon } from "./dom.js";
import { callOfTerminal, known } from "./state.js";
import { language, t, terminalName, timeOfDay } from "./texts.js";

const WORDS = {
  fr: {
    title: "Les bornes", none: "Aucune borne ne s’est encore annoncée.", elsewhere: "Sans lieu indiqué",
    free: "Libre", in_use: "Utilisée", ringing: "Appel en cours", accepted: "Appel accepté", on_the_way: "Agent en route",
    helping_from_desk: "Aidée du guichet", arrived: "Agent sur place",
    out_of_order: (at) => `En panne depuis ${at}`, lost: (at) => `Injoignable depuis ${at}`,
    tried: (at) => `essai réussi à ${at}`, trial_lost: (at) => `essai de ${at} sans retour`,
    counted: { free: (n) => `${n} libre${n > 1 ? "s" : ""}`, in_use: (n) => `${n} utilisée${n > 1 ? "s" : ""}`,
               stopped: (n) => `${n} arrêtée${n > 1 ? "s" : ""}` },
    stops: { out_of_order: (name) => `${name} : en panne.`, lost: (name) => `${name} : injoignable.` },
  },
  en: {
    title: "The terminals", none: "No terminal has announced itself yet.", elsewhere: "No place given",
    free: "Free", in_use: "In use", ringing: "Calling", accepted: "Call accepted", on_the_way: "Agent on the way",
    helping_from_desk: "Helped from the desk", arrived: "Agent there",
    out_of_order: (at) => `Out of order since ${at}`, lost: (at) => `Unreachable since ${at}`,
    tried: (at) => `trial call came back at ${at}`, trial_lost: (at) => `trial call of ${at} never came back`,
    counted: { free: (n) => `${n} free`, in_use: (n) => `${n} in use`, stopped: (n) => `${n} stopped` },
    stops: { out_of_order: (name) => `${name}: out of order.`, lost: (name) => `${name}: unreachable.` },
  },
}[language];
const ICONS = { ringing: "bell", accepted: "check", on_the_way: "walk", helping_from_desk: "people", arrived: "people", in_use: "person", free: "free" };

// [kind, icon, words]
function doing(terminal) {
  const call = callOfTerminal(terminal.id);
  if (call && WORDS[call.state]) return [call.state === "ringing" ? "calling" : "helped", ICONS[call.state], WORDS[call.state]];
  if (stops(terminal)) return ["stopped", "alert", WORDS[terminal.state](timeOfDay(terminal.since))];
  const state = terminal.state === "in_use" ? "in_use" : "free";
  return [state, ICONS[state], WORDS[state]];
}

const stops = (terminal) => terminal.state === "lost" || terminal.state === "out_of_order";
const sorted = () => [...known.terminals.values()].sort((a, b) => terminalName(a.id).localeCompare(terminalName(b.id), language, { numeric: true }));

// In words, where a terminal has just stopped; "" for any other news of it.
export function justStopped(before, terminal) {
  return stops(terminal) && before && before.state !== terminal.state ? WORDS.stops[terminal.state](terminalName(terminal.id)) : "";
}

// The last trial call, from the terminal to this desk and back.
function tried(terminal) {
  if (!terminal.tried_at) return null;
  if (terminal.trial_ms === null) return h("span", { class: "trial stopped" }, WORDS.trial_lost(timeOfDay(terminal.tried_at)));
  return h("span", { class: "trial" }, WORDS.tried(timeOfDay(terminal.tried_at)));
}

function row(terminal) {
  const [kind, picture, words] = doing(terminal);
  return h("li", { class: kind, "data-terminal": terminal.id }, icon(picture), h("strong", {}, terminalName(terminal.id)),
    h("span", {}, words), tried(terminal));
}

export function terminals() {
  const places = new Map();
  for (const one of sorted()) places.set(one.place, [...(places.get(one.place) ?? []), one]);
  const named = [...places].sort(([a], [b]) => Number(!a) - Number(!b) || a.localeCompare(b, language, { numeric: true }));
  return h("section", { class: "card terminals", "aria-labelledby": "terminals" }, h("h2", { id: "terminals" }, WORDS.title),
    named.length === 0 && h("p", {}, WORDS.none),
    named.map(([place, some]) => h("div", { class: "place", "data-id": `place ${place}` },
      (named.length > 1 || place) && h("h3", {}, place || WORDS.elsewhere), h("ul", {}, some.map(row)))));
}

// One line for a tablet with calls: how many are free, in use, stopped.
export function counted() {
  const kinds = sorted().map((one) => doing(one)[0]);
  const words = ["free", "in_use", "stopped"].map((kind) => [kind, kinds.filter((one) => one === kind).length])
    .filter(([, n]) => n > 0).map(([kind, n]) => WORDS.counted[kind](n));
  return words.length > 0 && h("p", { class: "counted" }, icon("free"), h("span", {}, `${WORDS.title}${t.colon}`, h("strong", {}, words.join(", "))));
}

export const stoppedOnes = () => sorted().filter((one) => doing(one)[0] === "stopped").map((one) => WORDS.stops[one.state](terminalName(one.id)));
