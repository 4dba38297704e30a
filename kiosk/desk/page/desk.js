// The agents' page: enters, takes the shift, hears the desk, sends what the agent decides.

import { what, where } from "./calls.js";
import { h, raised } from "./dom.js";
import { enrolCard } from "./enrol.js";
import { chosenSkills, loadSkills, opened } from "./finding.js";
import { justStopped } from "./hall.js";
import { keysCard } from "./keys.js";
import { become, justMoved, morph, pushed } from "./morph.js";
import { toggle, whenLoaded } from "./sheet.js";
import { follow } from "./sharing.js";
import * as sound from "./sound.js";
import * as state from "./state.js";
import { known } from "./state.js";
import { Stream } from "./stream.js";
import { duration, errorText, language, t, timeOfDay } from "./texts.js";
import * as views from "./views.js";

const $ = (id) => document.getElementById(id);
let stream = null;
let started = false; // the tap that unlocks sound was given on this page

const post = (path, body = {}) => ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

async function ask(path, how = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...how, signal: AbortSignal.timeout(8000) });
  } catch {
    throw { code: "unreachable" };
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw { status: answer.status, ...said };
  return said;
}

function draw() {
  const main = $("main");
  document.title = known.calls.size && state.waiting().length ? `(${state.waiting().length}) ${t.title}` : t.title;
  $("hall").replaceChildren(...raised(known.hall));
  const onDuty = Boolean(known.me) && known.status === "on" && started;
  morph($("tools"), views.tools(onDuty));
  follow(onDuty ? state.mine() : [], post);
  if (!known.me) return;
  sound.ringWhile(onDuty && state.ringing().length > 0);
  if (onDuty) return views.drawDuty(main);
  const technician = known.role === "technician"; // no calls, so no shift
  const kind = technician ? "technician" : `gate-${known.status}`;
  if (main.dataset.screen === kind) { // who waits meanwhile: the focus stays where it is
    if (!technician) become(main.querySelector("section.gate"), views.shiftGate(known.status));
    return;
  }
  main.className = "alone";
  main.replaceChildren(...(technician ? [] : [views.shiftGate(known.status)]), ...(known.role === "agent" ? []
    : ofTerminals(technician)));
  main.dataset.screen = kind;
  main.querySelector(technician ? "input" : "button.primary").focus();
}

// What a supervisor or technician does with terminals: enrol one, see those that have a key, end a key.
function ofTerminals(technician) {
  const tell = (refused) => toast(errorText(refused));
  return [enrolCard((given) => post("/api/enrol/codes", given), tell, technician),
    keysCard(() => ask("/api/enrol/keys"), (terminal) => post(`/api/enrol/${encodeURIComponent(terminal)}/revoke`), tell)];
}

function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").textContent = ""; }, 9000);
}

// Read out at once, each once: a second call does not take the words of the first away.
function announce(text) {
  const said = h("p", {}, text);
  $("live").append(said);
  setTimeout(() => said.remove(), 10000);
}

function heardCall(call) {
  const before = state.call(call);
  if (before === null) return;
  const rang = before.state === "ringing" && state.ringsHere(before);
  if (call.state === "ringing" && !rang && state.ringsHere(call)) arrived(call, !["", "ringing"].includes(before.state));
  else if (call.stage === "telephone" && before.stage !== "telephone" && call.state === "ringing") toast(`${where(call)}${t.colon}${t.call_reception}`);
  else if (call.wishes_version > before.wishes_version) asked(call);
  const ours = before.agent === known.me && call.state !== "closed"; // closing it was this page's own act
  if (t.gone[call.state] && (ours || before.state === "ringing")) toast(t.gone[call.state](where(call)));
}

function arrived(call, again) {
  if (known.status !== "on" || !started) return;
  announce(t.new_call(where(call), what(call)));
  if (again) toast(t.rang_again(where(call)));
  if (document.hidden && globalThis.Notification?.permission === "granted") {
    new Notification(where(call), { body: what(call), tag: call.id, icon: "/page/icon.svg", requireInteraction: true });
  }
  painted(call.id);
}

// The citizen has changed what they ask for: whoever may go there sees and hears it.
function asked(call) {
  if (known.status !== "on" || !started || (call.state !== "ringing" && call.agent !== known.me)) return;
  const said = t.asks(where(call), call.wishes.map((wish) => t.codes[wish] ?? wish).join(", "));
  toast(said);
}

// « Shown » is said after the frame that shows it: two animation frames later.
function painted(id) {
  requestAnimationFrame(() => requestAnimationFrame(() => post(`/api/agent/seen/${encodeURIComponent(id)}`).catch(() => {})));
}

function onEvent(kind, body) {
  if (kind === "snapshot") state.snapshot(body);
  else if (kind === "call") heardCall(body);
  else if (kind === "agent") state.agent(body);
  else if (kind === "terminal") heardTerminal(body);
  else if (kind === "channel") state.channel(body);
  if (kind === "snapshot") {
    const own = known.agents.get(known.me);
    known.status = own ? (own.status === "away" ? "on" : own.status) : "off";
    state.waiting().forEach((call) => painted(call.id));
  }
  draw();
}

function heardTerminal(body) {
  const stopped = justStopped(known.terminals.get(body.id), body);
  state.terminal(body);
  if (stopped && started) toast(stopped);
}

function onAlive(alive, since) {
  document.body.dataset.alive = alive ? "yes" : "no";
  $("banner").textContent = alive ? "" : t.dead(timeOfDay(since));
  if (alive) toast(t.alive_again);
  if (!alive) sound.warn();
}

function listen() {
  stream?.close();
  if (known.role === "technician") return draw();
  document.body.dataset.alive = "yes";
  stream = new Stream({ onEvent, onAlive, onRefused: () => gate() });
}

function gate(problem) {
  stream?.close();
  Object.assign(known, { me: "", role: "agent", status: "off" });
  sound.ringWhile(false);
  $("banner").textContent = "";
  $("main").className = "alone";
  $("main").dataset.screen = "enter";
  $("main").replaceChildren(views.enterForm(enter, problem, known.ways));
  draw();
  $("counter").focus();
}

async function enter(event) {
  event.preventDefault();
  const { counter, account, code } = Object.fromEntries(new FormData(event.target));
  try {
    const said = await post("/api/agent/enter", { counter, account, code });
    Object.assign(known, { me: said.counter, role: said.role });
    await loadSkills();
    listen();
  } catch (refused) {
    $("problem").textContent = errorText(refused);
    $("code").value = "";
    $("code").focus();
  }
}

async function unlock() {
  started = true;
  await sound.unlock();
  if (globalThis.Notification?.permission === "default") Notification.requestPermission().catch(() => {});
  stayAwake();
}

// Asked for again whenever the page is seen again: a browser forgets it meanwhile.
function stayAwake() {
  if (started && !document.hidden) globalThis.navigator.wakeLock?.request("screen").catch(() => {});
}

const acts = {
  unlock: async () => unlock(),
  leave: async () => {
    const { then } = await post("/api/agent/leave");
    started = false;
    if (then) location.assign(then); // the city's sign-in is left too
    else gate();
  },
  show: async ({ call }) => views.choose(call),
  shift: async ({ shift }) => {
    if (shift === "start") await unlock();
    known.status = (await post("/api/agent/shift", shift === "start" ? { action: shift, skills: chosenSkills() } : { action: shift })).status;
    if (shift !== "start") started = false;
  },
  sheet: async ({ call }) => toggle(call, !views.tablet.matches),
  more: async ({ call }) => { if (!opened.delete(call)) opened.add(call); },
  say: async ({ call, code, number }) => {
    heardCall(await post(`/api/agent/calls/${encodeURIComponent(call)}/say`, { code, number: Number(number) }));
  },
  move: async ({ call, action, minutes, counter, skill, outcome }) => {
    const body = minutes ? { minutes: Number(minutes) } : { counter, skill, outcome };
    const said = await post(`/api/agent/calls/${encodeURIComponent(call)}/${action}`, body);
    opened.delete(call);
    heardCall(said);
    if (said.agent === known.me && !state.ended(said)) views.choose(call);
  },
};

document.addEventListener("click", async (event) => {
  const pressed = event.target.closest?.("button[data-action]");
  if (!pressed || pressed.getAttribute("aria-busy")) return;
  if (event.detail > 0 && justMoved(pressed)) return; // by a finger or a mouse, not by a key
  pressed.setAttribute("aria-busy", "true"); // a second touch of the same button counts once
  try {
    await (acts[pressed.dataset.action] ?? acts.move)({ ...pressed.dataset });
  } catch (refused) {
    if (refused.status === 401) gate(errorText(refused));
    else toast(errorText(refused));
  } finally {
    pressed.removeAttribute("aria-busy");
  }
  if (known.me) draw();
});

setInterval(() => {
  $("clock").textContent = timeOfDay(state.serverNow());
  for (const one of document.querySelectorAll("[data-since]")) {
    one.textContent = duration(state.serverNow() - Number(one.dataset.since));
  }
}, 500);
views.tablet.addEventListener("change", draw);
document.addEventListener("visibilitychange", stayAwake);
sound.whenChanged(() => known.me && draw());
whenLoaded(() => known.me && draw());
for (const above of ["banner", "shown"]) new MutationObserver(() => pushed($("main"))).observe($(above), { childList: true });

document.documentElement.lang = language;
$("title").textContent = t.title;
document.fonts.load("24px icons").then((faces) => { if (!faces.length) document.body.classList.add("no-icons"); }, () => {
  document.body.classList.add("no-icons");
});
fetch("/api/health").then(async (answer) => {
  known.hall ||= (await answer.json()).hall ?? "";
  $("hall").replaceChildren(...raised(known.hall));
}).catch(() => {});
fetch("/api/agent/me").then(async (answer) => {
  const said = await answer.json();
  known.ways = said.ways;
  if (!said.counter) return gate();
  Object.assign(known, { me: said.counter, role: said.role, hall: said.hall, status: said.status === "away" ? "on" : said.status });
  await loadSkills();
  listen();
}).catch(() => gate(t.no_answer));
