// The ways to the pages beside this one, for who may see them; used by views.js.

import { h } from "./dom.js";
import { known } from "./state.js";
import { language } from "./texts.js";

const WORDS = { fr: { figures: "Chiffres", terminals: "État des bornes" }, en: { figures: "Figures", terminals: "State of the terminals" } }[language];
const PAGES = { supervisor: ["figures", "terminals"], technician: ["terminals"] };

export function pages() {
  return (PAGES[known.role] ?? []).map((page) => h("a", { href: `/${page}?lang=${language}` }, WORDS[page]));
}
