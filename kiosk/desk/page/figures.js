// The way to the page of figures, for who may see it; used by views.js.

import { h } from "./dom.js";
import { known } from "./state.js";
import { language } from "./texts.js";

const WORDS = { fr: "Chiffres", en: "Figures" };

export function figuresLink() {
  return known.role === "supervisor" ? [h("a", { href: `/figures?lang=${language}` }, WORDS[language])] : [];
}
