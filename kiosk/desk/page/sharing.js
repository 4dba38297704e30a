// What citizens show to this counter: offers the page's key for the calls it has, and shows what comes while it comes.
// Nothing of it is stored: it stands on the page, and goes from it with the showing, the call or the page.

import { h, icon, raised } from "./dom.js";
import { newKey, newName, open } from "./sealed.js";
import { s } from "./sharing_texts.js";
import { terminalName } from "./texts.js";

const GONE_MS = 12000; // the terminal says it again every 4 s
const AGAIN_MS = 1000;
const page = newName();
const key = newKey();
const watched = new Map(); // call id → what is known of it here
let send = null;

const path = (id, what) => `/api/agent/calls/${encodeURIComponent(id)}/${what}`;
const taken = (call) => ["accepted", "on_the_way", "helping_from_desk", "arrived"].includes(call.state);

// The calls that this counter has now; those it no longer has are forgotten with all they showed.
export function follow(calls, post) {
  send = post;
  const held = new Map(calls.filter(taken).map((call) => [call.id, call]));
  for (const id of watched.keys()) if (!held.has(id)) forget(id);
  for (const call of held.values()) {
    if (!watched.has(call.id)) watch(call);
  }
}

async function watch(call) {
  const one = { call, opened: 0, heard: 0, shown: null };
  watched.set(call.id, one);
  const mine = await key;
  if (!mine) return;
  while (watched.get(call.id) === one && !(await answered(() => send(path(call.id, "viewer"), { page, key: mine.text })))) await pause();
  while (watched.get(call.id) === one) {
    const said = await answered(() => send(path(call.id, "shown"), { page, opened: one.opened }));
    if (watched.get(call.id) !== one) return;
    if (said?.shown) await take(one, mine, said.shown);
    else if (!said) await pause();
  }
}

async function take(one, mine, { number, sealed }) {
  const shown = sealed ? await open(mine, sealed, one.call.id, number).catch(() => undefined) : null;
  if (shown === undefined) return pause(); // not for this page: never said to be opened
  Object.assign(one, { opened: number, heard: Date.now(), shown });
  draw();
}

// The answer, or null where the desk gave none.
async function answered(ask) {
  try {
    return await ask();
  } catch {
    return null;
  }
}

const pause = () => new Promise((done) => { setTimeout(done, AGAIN_MS); });

function forget(id) {
  watched.delete(id);
  draw();
}

// Who leaves the page says so: the citizen's frame goes at once.
addEventListener("pagehide", () => {
  for (const { call } of watched.values()) {
    fetch(path(call.id, "viewer"), { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ page, key: "" }) }).catch(() => {});
  }
});

setInterval(() => {
  let gone = false;
  for (const one of watched.values()) {
    if (one.shown && Date.now() - one.heard > GONE_MS) gone = Boolean(Object.assign(one, { shown: null }));
  }
  if (gone) draw();
}, AGAIN_MS);

function draw() {
  const showing = [...watched.values()].filter((one) => one.shown);
  const place = document.getElementById("shown");
  const before = place.childElementCount;
  place.replaceChildren(...showing.map(card));
  place.setAttribute("aria-label", s.shown);
  const told = showing.length ? s.shows(terminalName(showing[0].call.terminal)) : before ? s.shows_no_more : "";
  const live = document.getElementById("shown_live");
  if (Boolean(before) !== Boolean(showing.length)) live.textContent = told;
}

function card({ call, shown }) {
  const where = [terminalName(call.terminal), call.place].filter(Boolean).join(", ");
  return h("article", { class: "card shown", "data-call": call.id, "aria-label": s.shows(where) },
    h("h2", {}, icon("person"), raised(s.shows(where))),
    h("p", { class: "of" }, shown.procedure && h("b", {}, `${shown.procedure}. `), s.not_kept),
    shown.answers.length ? h("dl", {}, shown.answers.map(row)) : h("p", {}, s.none_yet));
}

function row(answer) {
  const said = answer.veiled ? h("dd", { class: "veiled" }, s.answered) : h("dd", {}, answer.answer);
  return h("div", {}, h("dt", {}, answer.label || s.an_answer,
    answer.question && answer.question !== answer.label && h("span", { class: "asked" }, answer.question)), said);
}
