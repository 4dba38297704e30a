// The technician's page: every terminal of the hall, in four states, with what it found of itself and what mends it.

import { h, icon, raised } from "./dom.js";
import { morph } from "./morph.js";
import { words } from "./terminals_texts.js";
import { duration, language, terminalName } from "./texts.js";

const $ = (id) => document.getElementById(id);
const EVERY_MS = 5000;
const URGENT = ["attention", "disconnected", "never", "working"];
const ICONS = { attention: "alert", disconnected: "offline", never: "clock", working: "check" };
const FOUND = { bad: "alert", warning: "clock" };
const chosen = { state: "", words: "", sort: "urgent" };
let known = [];
let now = 0;

const lasting = (seconds) => (seconds < 86400 ? duration(seconds) : words.days(Math.floor(seconds / 86400)));
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const compare = (a, b) => a.localeCompare(b, language, { numeric: true });
const worse = (one) => (one.findings.some((found) => found.level === "bad") || one.why.length > (one.why.includes("warning") ? 1 : 0) ? 0 : 1);
const SORTS = {
  urgent: (a, b) => URGENT.indexOf(a.state) - URGENT.indexOf(b.state) || worse(a) - worse(b) || compare(a.id, b.id),
  name: (a, b) => compare(a.id, b.id),
  place: (a, b) => compare(a.place, b.place) || compare(a.id, b.id),
  since: (a, b) => a.since - b.since,
};

function shown() {
  const wanted = plain(chosen.words).split(/\s+/).filter(Boolean);
  const matches = (one) => wanted.every((word) => plain(`${one.id} ${terminalName(one.id)} ${one.place}`).includes(word));
  return known.filter((one) => (!chosen.state || one.state === chosen.state) && matches(one)).sort(SORTS[chosen.sort]);
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function trial(one) {
  if (!one.tried_at) return words.never_tried;
  const when = lasting(now - one.tried_at);
  return one.trial_ms === null ? words.trial_lost(when) : words.trial_back(when, one.trial_ms);
}

// What the terminal says, in English where it says so: one of a version before speaks French alone.
function finding(found) {
  const [said, lang] = language === "en" && found.en ? [found.en, "en"] : [found, "fr"];
  return h("li", { class: found.level }, icon(FOUND[found.level]), h("div", {},
    h("p", {}, h("span", { class: "quiet" }, `${words[found.level]}. `), h("strong", { lang }, said.part), " – ", h("span", { lang }, said.measured)),
    said.remedy && h("p", { class: "remedy" }, h("span", { class: "quiet" }, `${words.remedy}. `), "→ ", h("span", { lang }, said.remedy))));
}

function reasons(one) {
  const said = one.why.filter((why) => words.why[why]).map((why) => words.why[why]);
  if (one.state === "disconnected") said.unshift(words.silent);
  if (one.state === "never") said.unshift(words.unheard);
  return said.map((text) => h("li", { class: one.state === "never" ? "" : "bad" }, icon(one.state === "never" ? "clock" : "alert"), h("p", {}, text)));
}

function row(one) {
  const named = terminalName(one.id);
  const unexamined = one.state === "working" && !one.examined_at; // nothing is known to be wrong, nor to be right
  const doing = words.doing[one.doing] && one.state !== "disconnected" ? ` (${words.doing[one.doing]})` : "";
  const found = [...reasons(one), ...one.findings.filter((it) => it.level === "bad").map(finding),
    ...one.findings.filter((it) => it.level !== "bad").map(finding)];
  return h("li", { class: `card ${one.state}`, "data-terminal": one.id },
    h("div", { class: "who" }, h("h2", {}, named), h("p", {}, one.place)),
    h("p", { class: "state" }, icon(unexamined ? "clock" : ICONS[one.state]), h("span", {}, h("strong", {}, words.states[one.state] + (unexamined ? words.unexamined : "")), `${doing}${one.state === "never" ? "" : `, ${words.since(lasting(now - one.since))}`}`)),
    one.state !== "never" && h("dl", {}, fact(words.trial, trial(one)),
      fact(words.examined, one.examined_at ? words.ago(lasting(now - one.examined_at)) : words.not_examined),
      one.version && fact(words.version, one.version), one.examined_at && fact(words.content, one.content_date || words.none),
      one.bundle && fact(words.bundle, one.bundle), one.started_at && fact(words.started, words.ago(lasting(now - one.started_at)))),
    found.length > 0 && (found.length < 3 ? h("ul", { class: "found" }, found)
      : h("details", { class: "found", "data-id": `found ${one.id}` }, h("summary", {}, words.findings(found.length), h("span", { class: "quiet" }, `, ${named}`)), h("ul", {}, found))));
}

function choice() {
  const counted = (state) => known.filter((one) => one.state === state).length;
  const button = (state, text, n) => h("button", { type: "button", class: "second", "data-action": `state-${state}`,
    "aria-pressed": String(chosen.state === state) }, state && icon(ICONS[state]), h("span", {}, text), h("strong", {}, String(n)));
  return [h("div", { class: "states", role: "group", "aria-label": words.states_label }, button("", words.all, known.length),
    URGENT.map((state) => button(state, words.counted[state], counted(state)))),
  h("div", { class: "fields" }, h("div", { class: "field" }, h("label", { for: "words" }, words.search), h("input", { id: "words", type: "search", maxlength: 80, autocomplete: "off" })),
    h("div", { class: "field" }, h("label", { for: "sort" }, words.sort), h("select", { id: "sort" },
      Object.entries(words.sorts).map(([sort, text]) => h("option", { value: sort }, text)))))];
}

function draw() {
  const some = shown();
  morph($("choice"), choice());
  morph($("terminals"), some.map(row));
  const told = words.shown(some.length, known.length);
  if ($("told").textContent !== told) $("told").textContent = told; // heard when it changes, and only then
}

async function look() {
  try {
    const answer = await fetch("/api/agent/terminals", { signal: AbortSignal.timeout(8000) });
    if (answer.status === 401 || answer.status === 403) return refuse(answer.status === 401 ? words.sign_in : words.role);
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    [known, now] = [said.terminals, said.now];
    $("hall").replaceChildren(...raised(said.hall));
    if ($("banner").textContent) $("banner").textContent = "";
    draw();
  } catch {
    $("banner").textContent = words.dead;
  }
  setTimeout(look, EVERY_MS);
}

function refuse(text) {
  known = [];
  $("choice").replaceChildren();
  $("terminals").replaceChildren();
  $("told").replaceChildren(text, " ", h("a", { href: `/?lang=${language}` }, words.back));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("button[data-action^=state-]");
  if (!pressed) return;
  chosen.state = pressed.dataset.action.slice("state-".length);
  draw();
});
document.addEventListener("input", (event) => {
  if (event.target.id === "words") chosen.words = event.target.value;
  if (event.target.id === "sort") chosen.sort = event.target.value;
  draw();
});

const other = language === "en" ? "fr" : "en";
document.documentElement.lang = language;
document.title = $("title").textContent = words.title;
$("tools").append(h("a", { href: `/?lang=${language}` }, words.back), h("a", { href: `/terminals?lang=${other}`, hreflang: other, lang: other }, words.other));
document.fonts.load("24px icons").then((faces) => { if (!faces.length) document.body.classList.add("no-icons"); }, () => {
  document.body.classList.add("no-icons");
});
look();
