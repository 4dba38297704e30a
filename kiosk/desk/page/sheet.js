// The procedure's own sheet beside a call: its public content, the step marked where the person is; used by views.js.

import { h, icon } from "./dom.js";
import { known, mine } from "./state.js";
import { language, t } from "./texts.js";

const FRESH_MS = 600_000;
const WORDS = {
  fr: {
    read: "Lire la fiche", close: "Fermer la fiche", loading: "La fiche arrive…", none: "Cette démarche n’a pas de fiche ici.",
    here: "La personne en est ici", papers: "À apporter", depends: "selon la situation", practical: "À savoir", steps: "Toutes les questions",
    links: "Liens", text: "Texte de la fiche", start: "Début", source: "Voir la source",
    by: { city: "Démarche de la Ville", state: "Démarche de l’État", shared: "Ville et État" },
    reviewed: (day) => `relue le ${day}`, review: (day) => `à revoir le ${day}`, dated: (day) => `source du ${day}`,
    outside: "(s’ouvre dans un nouvel onglet)", without: "Sans ordinateur",
    kinds: { cost: "Coût", delay: "Délai", payment: "Paiement", outcome: "Résultat", place: "Où" },
  },
  en: {
    read: "Read the sheet", close: "Close the sheet", loading: "The sheet is coming…", none: "This procedure has no sheet here.",
    here: "The person is here", papers: "To bring", depends: "depends on the situation", practical: "Good to know", steps: "All questions",
    links: "Links", text: "Text of the sheet", start: "Beginning", source: "See the source",
    by: { city: "The City’s procedure", state: "The State’s procedure", shared: "City and State" },
    reviewed: (day) => `reviewed on ${day}`, review: (day) => `to be reviewed on ${day}`, dated: (day) => `source of ${day}`,
    outside: "(opens in a new tab)", without: "Without a computer",
    kinds: { cost: "Cost", delay: "Delay", payment: "Payment", outcome: "Result", place: "Where" },
  },
}[language];
const PAPERS_STEP = "Liste des documents"; // as a call names that page

const sheets = new Map(); // procedure → { at, body: undefined while it loads, null where there is none }
let chosen = null; // the call whose sheet was asked for; "" where it was closed, null where nobody said
let drawAgain = () => {};

export const whenLoaded = (draw) => { drawAgain = draw; };
export const sheetState = () => [chosen, ...[...sheets].map(([name, one]) => [name, one.body === undefined])];

export function toggle(call, byItself) {
  chosen = shownSheet(byItself)?.id === call ? "" : call;
}

// The call whose sheet is shown; `byItself`: that of the call this counter has, without asking.
export function shownSheet(byItself) {
  const call = known.calls.get(chosen);
  if (call && !["closed", "cancelled", "expired"].includes(call.state)) return call;
  if (chosen && chosen !== "") chosen = null;
  if (chosen === "" && mine().length === 0) chosen = null; // closed for that call only
  return byItself && chosen === null ? mine().find((one) => one.procedure) : undefined;
}

async function load(procedure) {
  const kept = { at: Date.now(), body: undefined };
  sheets.set(procedure, kept);
  try {
    const answer = await fetch(`/api/agent/sheets/${encodeURIComponent(procedure)}?lang=${language}`);
    if (answer.ok) kept.body = await answer.json();
    else if (answer.status === 404) kept.body = null;
    else sheets.delete(procedure);
  } catch {
    sheets.delete(procedure); // asked again with the next news
  }
  kept.node = null;
  drawAgain();
}

export function sheetButton(call, button, byItself, attributes = {}) {
  if (!call.procedure) return null;
  const open = shownSheet(byItself)?.id === call.id;
  return button(call, "sheet", open ? WORDS.close : WORDS.read, { ...attributes, "aria-expanded": String(open) });
}

export function sheetCard(call) {
  const kept = sheets.get(call.procedure);
  if (!kept || (kept.body !== undefined && Date.now() - kept.at > FRESH_MS)) load(call.procedure);
  const body = kept?.body;
  const inside = body === undefined ? h("p", { role: "status" }, WORDS.loading) : body === null ? h("p", {}, WORDS.none) : whole(body, call);
  const title = body?.title ?? call.procedure_title ?? call.procedure;
  return h("section", { class: "card sheet", id: `sheet-${call.id}`, "aria-labelledby": "sheet-title", lang: body ? body.language : false },
    h("h2", { id: "sheet-title" }, title), inside);
}

function whole(sheet, call) {
  return [about(sheet), here(sheet, call), sheet.papers.length > 0 && [h("h3", {}, WORDS.papers), grouped(sheet.papers, paper)],
    sheet.practical.length > 0 && [h("h3", {}, WORDS.practical), grouped(sheet.practical, fact)],
    sheet.without_computer && [h("h3", {}, WORDS.without), h("p", {}, sheet.without_computer)],
    sheet.steps.length > 0 && fold("steps", WORDS.steps, h("ol", {}, sheet.steps.map((one) => h("li",
      { "aria-current": isHere(one, sheet, call) ? "step" : false }, step(one))))),
    sheet.chapters.length > 0 && [h("h3", {}, WORDS.text), sheet.chapters.map((one, i) => fold(`chapter-${i}`,
      [...one.under, one.title || (one.under.length ? "" : WORDS.start)].filter(Boolean).join(" › "), lines(one.lines)))],
    sheet.links.length > 0 && [h("h3", {}, WORDS.links), h("ul", { class: "links" }, sheet.links.map((one) => h("li", {}, link(one.title, one.address))))]];
}

function about(sheet) {
  const day = (iso) => new Date(`${iso}T12:00:00`).toLocaleDateString(language === "en" ? "en-GB" : "fr-FR", { day: "numeric", month: "long", year: "numeric" });
  const said = [WORDS.by[sheet.authority], sheet.source_date && WORDS.dated(day(sheet.source_date)),
    sheet.reviewed_on && WORDS.reviewed(day(sheet.reviewed_on)), sheet.review_on && WORDS.review(day(sheet.review_on))];
  return h("p", { class: "about", lang: language }, `${said.filter(Boolean).join(", ")}. `, sheet.address && link(WORDS.source, sheet.address));
}

// A label that several steps share marks none of them.
function isHere(one, sheet, call) {
  return Boolean(one.label) && one.label === call.step_label && sheet.steps.filter((other) => other.label === one.label).length === 1;
}

function here(sheet, call) {
  const at = sheet.steps.find((one) => isHere(one, sheet, call));
  if (!at && !call.step_label) return null;
  const papers = call.step_label === PAPERS_STEP;
  return h("div", { class: "here", "aria-current": "step" }, h("p", { class: "mark" }, icon("person"), WORDS.here),
    at ? step(at) : h("p", {}, h("strong", {}, papers ? WORDS.papers : call.step_label)));
}

function step(one) {
  return [h("p", {}, h("strong", {}, one.text)), one.help && h("p", {}, one.help),
    one.choices.length > 0 && h("ul", { class: "choices-of" }, one.choices.map((choice) => h("li", {}, choice.text,
      choice.detail && h("span", { class: "detail" }, ` (${choice.detail})`))))];
}

// Under the cases that each stands in.
function grouped(all, entry) {
  const groups = new Map();
  for (const one of all) {
    const under = one.under.join(" › ");
    groups.set(under, [...(groups.get(under) ?? []), one]);
  }
  return [...groups].map(([under, some]) => [under && h("h4", {}, under), h("ul", {}, some.map((one) => h("li", {}, entry(one))))]);
}

const paper = (one) => [one.text, one.depends && h("span", { class: "detail", lang: language }, ` (${WORDS.depends})`), one.help && h("span", { class: "detail help" }, one.help)];
const fact = (one) => [h("strong", { lang: language }, `${WORDS.kinds[one.kind]}${t.colon}`), one.text];

function lines(all) {
  return all.map((line) => line.kind === "heading" ? h("h4", {}, line.text) : h("p", { class: line.kind }, line.text));
}

function fold(name, title, inside) {
  return h("details", { class: name }, h("summary", {}, title), inside);
}

function link(title, address) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title, h("span", { class: "quiet" }, ` ${WORDS.outside}`));
}
