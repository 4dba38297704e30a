// Who a call is for and where else it may go: skills, declining, transfer, how it ended; used by calls.js and views.js.

import { h, icon } from "./dom.js";
import { known, ringsHere } from "./state.js";
import { t } from "./texts.js";

const OUTCOMES = ["helped", "elsewhere", "later", "left", "mistake"];
export const opened = new Set(); // the calls whose further choices are shown
export const skills = { offered: [], mine: new Set() };

export async function loadSkills() {
  if (known.role === "technician") return; // no calls, so no skills
  const answer = await fetch("/api/agent/skills");
  if (!answer.ok) return;
  const said = await answer.json();
  skills.offered = said.offered;
  skills.mine = new Set(said.mine);
}

export function skillName(code) {
  const [kind, name] = code.split(":");
  if (kind === "lang") return t.languages[name] ?? name;
  if (kind === "family") return skills.offered.find((one) => one.code === code)?.[t.own] ?? name;
  return t.skills[code] ?? code;
}

// What a counter knows, chosen when its shift starts; those of its last shift are chosen already.
export function skillsChoice() {
  const groups = [["lang", t.skills_lang], ["family", t.skills_family], ["", t.skills_other]];
  return h("details", { class: "skills", open: skills.mine.size > 0 }, h("summary", {}, t.skills_title), h("p", { class: "hint" }, t.skills_hint),
    groups.map(([kind, title]) => {
      const codes = skills.offered.map((one) => one.code).filter((code) => (kind ? code.startsWith(`${kind}:`) : !code.includes(":")));
      return codes.length > 0 && h("fieldset", {}, h("legend", {}, title), codes.map((code) => h("label", {},
        h("input", { type: "checkbox", "data-skill": code, checked: skills.mine.has(code),
          onchange: (event) => (event.target.checked ? skills.mine.add(code) : skills.mine.delete(code)) }), skillName(code))));
    }));
}

export const chosenSkills = () => skills.offered.map((one) => one.code).filter((code) => skills.mine.has(code));

// For whom a waiting call rings, in words; nothing where it rings for everyone.
export function forWhom(call) {
  if (call.stage === "telephone") return h("p", { class: "for urgent" }, icon("alert"), t.call_reception);
  if (call.offered_to === known.me) return h("p", { class: "for" }, icon("bell"), t.for_you);
  if (call.offered_to) return h("p", { class: "for" }, icon("people"), t.offered_to(call.offered_to));
  return !ringsHere(call) && h("p", { class: "for" }, icon("people"), t.rings_elsewhere);
}

export const declineButton = (call, button, attributes) => ringsHere(call) && button(call, "decline", t.decline, attributes);

export function moreButton(call, button, attributes) {
  return button(call, "more", t.more, { ...attributes, "aria-expanded": String(opened.has(call.id)) });
}

// Where else the call may go, and how it ended.
export function choices(call, button) {
  if (!opened.has(call.id)) return null;
  const colleagues = [...known.agents.values()].filter((one) => one.status === "on" && one.name !== known.me);
  const codes = skills.offered.map((one) => one.code).filter((code) => colleagues.some((one) => one.skills?.includes(code)));
  const mine = call.agent === known.me;
  return h("div", { class: "choices" },
    call.state !== "arrived" && group(t.transfer_to, colleagues.length === 0 ? [h("p", {}, t.nobody_else)] : [
      ...colleagues.map((one) => button(call, "transfer", one.name, { class: "second", "data-counter": one.name })),
      ...codes.map((code) => button(call, "transfer", t.who_knows(skillName(code)), { class: "second", "data-skill": code }))]),
    ["accepted", "on_the_way", "ringing"].includes(call.state) && button(call, "help_from_desk", t.help_from_desk, { class: "second" }),
    mine && group(t.close_as, OUTCOMES.map((code) => button(call, "close", t.outcomes[code], { class: "second", "data-outcome": code }))));
}

function group(title, children) {
  return h("div", { class: "group", role: "group", "aria-label": title }, h("span", {}, title), children);
}
