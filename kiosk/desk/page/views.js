// The page's screens, drawn anew from what is known; keeps the keyboard's place. Used by desk.js.

import { alone, myRow, otherRow, panel, pickRow, waitingRow } from "./calls.js";
import { h, icon } from "./dom.js";
import { opened, skillsChoice } from "./finding.js";
import { morph } from "./morph.js";
import { pages } from "./pages.js";
import { sheetCard, sheetState, shownSheet } from "./sheet.js";
import { terminals } from "./hall.js";
import { channels, summary, team } from "./side.js";
import { signinButton } from "./signin.js";
import { isOn } from "./sound.js";
import { known, mine, others, waiting } from "./state.js";
import { t } from "./texts.js";

export const tablet = matchMedia("(pointer: coarse), (max-width: 1300px)");
let chosen = null;
let drawn = "";

export const choose = (id) => { chosen = id; };

function accountField(ways) {
  if (!ways.account) return [];
  return [h("label", { for: "account" }, t.account), h("input", { id: "account", name: "account", required: !ways.code,
    maxlength: 40, autocomplete: "username", autocapitalize: "none", spellcheck: "false", "aria-describedby": "account_hint" }),
  h("p", { class: "hint", id: "account_hint" }, ways.code ? t.account_or_code : t.account_hint)];
}

function secretFields(ways) {
  const secret = !ways.account ? t.code : ways.code ? t.password_or_code : t.password;
  return [accountField(ways),
    h("label", { for: "code" }, secret), h("input", { id: "code", name: "code", type: "password", required: true, maxlength: 200,
      autocomplete: ways.account ? "current-password" : "off" }),
    h("p", { class: "problem", role: "alert", id: "problem" }), h("button", { class: "primary huge" }, t.enter)];
}

export function enterForm(onSubmit, problem, ways) {
  const form = h("form", { class: "gate card", onsubmit: onSubmit, autocomplete: "off" }, h("h1", {}, t.enter_title), h("p", {}, t.enter_why),
    h("label", { for: "counter" }, t.counter), h("input", { id: "counter", name: "counter", required: true, maxlength: 40,
      "aria-describedby": "counter_hint" }), h("p", { class: "hint", id: "counter_hint" }, t.counter_hint),
    ways.code || ways.account ? secretFields(ways) : [], signinButton(ways));
  const line = form.querySelector("#problem");
  if (line) line.textContent = problem ?? "";
  return form;
}

export function shiftGate(kind) {
  const [title, why, words] = { off: [t.start_title, t.start_why, t.start], pause: [t.pause_title, t.pause_why, t.resume],
    on: [t.back_title, t.back_why, t.resume] }[kind];
  const n = waiting().length;
  return h("section", { class: "gate card" }, h("h1", {}, title), h("p", {}, why),
    n > 0 && h("p", { class: "count" }, icon("bell"), t.waiting(n)),
    h("button", { type: "button", class: "primary huge", "data-action": "shift", "data-shift": "start" }, words),
    kind !== "on" && skillsChoice(),
    h("button", { type: "button", class: "second", "data-action": "leave" }, kind === "off" ? t.leave : t.end));
}

export function tools(onDuty) {
  const sound = isOn() ? h("p", { class: "sound" }, icon("sound"), h("span", {}, t.sound_on))
    : h("button", { type: "button", class: "outline alarm", "data-action": "unlock" }, icon("mute"), t.sound_off);
  return onDuty ? [...pages(), sound, h("p", { class: "counter" }, t.on_duty(known.me)),
    h("button", { type: "button", class: "outline", "data-action": "shift", "data-shift": "pause" }, t.pause)]
    : known.me ? [...pages(), h("p", { class: "counter" }, known.me)] : [];
}

function desktopView() {
  const ringing = waiting();
  const beside = shownSheet(true);
  const [held, elsewhere] = [mine(), others()];
  return [h("div", { class: "column" }, heading(ringing),
    ringing.length === 0 && held.length === 0 && calm(),
    held.length > 0 && [h("h2", { class: "held quiet" }, t.you_go), held.map(myRow)],
    ringing.length > 0 && [h("h2", { class: "waits quiet" }, t.they_wait), ringing.map((call, i) => waitingRow(call, { first: i === 0 }))],
    elsewhere.length > 0 && [h("h2", { class: "others quiet" }, t.followed), elsewhere.map(otherRow)]),
  h("aside", { "aria-label": t.beside }, beside && sheetCard(beside), channels() || null, team(true), terminals())];
}

function tabletView() {
  const [ringing, held, elsewhere] = [waiting(), mine(), others()];
  const forsaken = elsewhere.filter(alone);
  const all = [...held, ...ringing];
  const shown = all.find((call) => call.id === chosen) ?? held[0] ?? ringing[0];
  const left = h("div", { class: "column" },
    heading(ringing),
    held.length > 0 && [h("h2", { class: "held" }, t.you_go), held.map((call) => pickRow(call, call === shown))],
    ringing.length > 0 && [h("h2", { class: held.length > 0 ? "waits" : "waits quiet" }, t.they_wait),
      ringing.map((call, i) => waitingRow(call, { first: i === 0, compact: true, selected: call === shown }))],
    forsaken.length > 0 && [h("h2", { class: "others" }, t.followed), forsaken.map(otherRow)],
    shown && (channels() || null), shown ? summary(elsewhere.filter((call) => !alone(call))) : calm());
  return [left, shown ? panel(shown) : h("aside", { "aria-label": t.beside }, channels() || null, team(true), terminals())];
}

// Where the keyboard comes to when what it was on has gone.
const heading = (ringing) => h("h1", { tabindex: "-1" }, t.waiting(ringing.length));

function calm() {
  return h("section", { class: "card calm" }, icon("free"), h("p", {}, t.calm));
}

export function drawDuty(main) {
  const signature = JSON.stringify([tablet.matches, chosen, [...opened], sheetState(), [...known.calls.values()], [...known.agents.values()],
    [...known.terminals.values()], [...known.channels.values()]]);
  if (signature === drawn && main.dataset.screen === "duty") return;
  const had = document.activeElement;
  const place = keyboardPlace(had);
  const fresh = main.dataset.screen !== "duty";
  if (fresh) main.replaceChildren();
  morph(main, tablet.matches ? tabletView() : desktopView());
  main.className = tablet.matches ? "duty tablet" : "duty desktop";
  main.dataset.screen = "duty";
  if (fresh) main.scrollTop = 0;
  drawn = signature;
  if (had && had !== document.body && document.activeElement === document.body) comeBack(main, place);
}

// Where the keyboard was: the call and the action, so that the same person's next step gets it.
function keyboardPlace(had) {
  const { call, action, minutes, counter, skill, outcome, code } = had?.dataset ?? {};
  return action ? { call, action, minutes, counter, skill, outcome, code } : null;
}

function comeBack(main, place) {
  const of = (call) => [...main.querySelectorAll("button:not(:disabled)")].filter((one) => one.dataset.call === call);
  const own = place?.call ? of(place.call) : [];
  const same = own.find((one) => Object.entries(place).every(([name, value]) => one.dataset[name] === value));
  const goal = same ?? own.find((one) => one.classList.contains("primary")) ?? own[0] ?? main.querySelector("h1") ?? main;
  goal.focus({ preventScroll: true });
}

