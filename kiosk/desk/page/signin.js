// Entering with the city's own account; used by views.js.

import { h } from "./dom.js";
import { language } from "./texts.js";

const WORDS = { fr: "Entrer avec le compte de la ville", en: "Enter with the city’s account" };

// The counter's name goes along: the city's account says who may enter, never where they sit.
function start(event) {
  event.preventDefault(); // where it is the form's only button, it is what Enter presses
  const counter = document.getElementById("counter");
  if (counter.reportValidity()) location.assign(`/signin/start?${new URLSearchParams({ lang: language, counter: counter.value })}`);
}

export function signinButton(ways) {
  const alone = !ways.code && !ways.account;
  return ways.signin ? [h("button", { type: alone ? "submit" : "button", class: alone ? "primary huge" : "second huge", id: "signin",
    onclick: start }, WORDS[language])] : [];
}
