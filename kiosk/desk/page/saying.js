// Short messages to the citizen: sent by one press, shown and spoken at the terminal in their language; used by calls.js.

import { h, icon } from "./dom.js";
import { language } from "./texts.js";

const SET_OUT = ["on_my_way", "two_minutes"]; // before it, the step « I’m coming » and its minutes say so
const ANY_TIME = ["wait", "counter", "papers", "colleague"];
const OFFERED = { accepted: ANY_TIME, on_the_way: [...SET_OUT, ...ANY_TIME], helping_from_desk: [...SET_OUT, ...ANY_TIME] };
const WORDS = {
  fr: {
    say: "Dire à la borne :",
    told: (words) => `La borne dit : «\u00a0${words}\u00a0»`,
    codes: { on_my_way: "J’arrive", two_minutes: "Dans deux minutes", wait: "Attendez un peu", counter: "Venez au guichet",
             papers: "Préparez vos papiers", colleague: "Un collègue vient" },
  },
  en: {
    say: "Tell the person:",
    told: (words) => `The terminal says: “${words}”`,
    codes: { on_my_way: "I’m coming", two_minutes: "In two minutes", wait: "Please wait", counter: "Come to the counter",
             papers: "Have your papers ready", colleague: "A colleague is coming" },
  },
}[language];

// What may be said of a call that this counter has, and what was said last.
export function sayings(call, button) {
  const codes = OFFERED[call.state];
  if (!codes) return null;
  const lead = call.said ? [icon("sound"), WORDS.told(WORDS.codes[call.said] ?? call.said)] : WORDS.say;
  return h("div", { class: "sayings", role: "group", "aria-label": WORDS.say },
    h("p", { class: `last${call.said ? " told" : ""}`, role: "status" }, lead),
    h("div", { class: "codes" }, codes.map((code) => button(call, "say", WORDS.codes[code],
      { class: "second", "data-code": code, "data-number": String((call.said_number ?? 0) + 1) }))));
}
