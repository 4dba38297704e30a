// The terminals that have a key of their own, for who may end one; used by desk.js.

import { h } from "./dom.js";
import { language, terminalName } from "./texts.js";

const WORDS = {
  fr: {
    title: "Bornes qui ont leur clé", none: "Aucune borne n’a encore sa propre clé.", revoke: "Retirer la clé",
    sure: (name) => `Retirer la clé de ${name}\u00a0? La borne n’appellera plus, jusqu’à une nouvelle inscription.`,
    yes: "Oui, retirer", no: "Non", since: (day) => `depuis le ${day}`, revoked: (day) => `clé retirée le ${day}`,
    done: (name) => `La clé de ${name} n’ouvre plus rien.`,
  },
  en: {
    title: "Terminals with a key", none: "No terminal has its own key yet.", revoke: "Revoke the key",
    sure: (name) => `Revoke the key of ${name}? The terminal calls no more, until it is enrolled again.`,
    yes: "Yes, revoke", no: "No", since: (day) => `since ${day}`, revoked: (day) => `revoked on ${day}`,
    done: (name) => `The key of ${name} opens nothing any more.`,
  },
}[language];

const day = (seconds) => new Date(seconds * 1000).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

// `load` gives the keys, `revoke` ends one by its terminal; what went wrong is told by `tell`.
export function keysCard(load, revoke, tell) {
  const list = h("ul", {});
  const said = h("p", { role: "status", id: "keys-said" });
  const draw = async () => {
    const { keys } = await load();
    list.replaceChildren(...(keys.length ? keys.map(row) : [h("li", {}, WORDS.none)]));
  };
  const row = (key) => {
    const name = terminalName(key.terminal);
    const line = h("li", { "data-key": key.terminal }, h("strong", {}, name),
      h("span", {}, [key.place, key.revoked_at ? WORDS.revoked(day(key.revoked_at)) : WORDS.since(day(key.made_at))].filter(Boolean).join(", ")));
    if (!key.revoked_at) line.append(h("button", { type: "button", class: "second", onclick: () => ask(line, key.terminal, name) },
      WORDS.revoke, h("span", { class: "quiet" }, ` ${name}`)));
    return line;
  };
  const ask = (line, terminal, name) => {
    const no = h("button", { type: "button", class: "second", onclick: () => draw().catch(tell) }, WORDS.no);
    const yes = h("button", { type: "button", class: "second", "data-revoke": terminal, onclick: async () => {
      try {
        await revoke(terminal);
        said.textContent = WORDS.done(name);
        await draw();
      } catch (refused) {
        tell(refused);
      }
    } }, WORDS.yes);
    line.replaceChildren(h("p", {}, WORDS.sure(name)), yes, no);
    no.focus();
  };
  draw().catch(tell);
  return h("section", { class: "gate card keys", "aria-labelledby": "keys-title" }, h("h2", { id: "keys-title" }, WORDS.title), list, said);
}
