// What the page says of the answers a citizen shows, in each language; used by sharing.js.

import { language } from "./texts.js";

const FR = {
  shown: "Réponses montrées",
  shows: (where) => `${where}\u00a0: la personne vous montre ses réponses`,
  shows_no_more: "La personne ne montre plus ses réponses.",
  not_kept: "Rien n’est gardé\u00a0: ces réponses s’effacent quand la personne arrête.",
  answered: "A répondu (la réponse n’est pas montrée)",
  an_answer: "Une réponse",
  none_yet: "Aucune réponse pour l’instant.",
};

const EN = {
  shown: "Answers shown",
  shows: (where) => `${where}: the person is showing you their answers`,
  shows_no_more: "The person no longer shows their answers.",
  not_kept: "Nothing is kept: these answers disappear when the person stops.",
  answered: "Answered (the answer is not shown)",
  an_answer: "An answer",
  none_yet: "No answer yet.",
};

export const s = language === "en" ? EN : FR;
