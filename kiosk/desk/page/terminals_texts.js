// Everything the technician's page says, in each language; used by terminals.js.

import { language } from "./texts.js";

const NB = "\u00a0";

const FR = {
  title: "État des bornes", back: "Appels", other: "English", search: "Chercher une borne ou un lieu", sort: "Ranger par",
  sorts: { urgent: "ce qui presse", name: "nom", place: "lieu", since: "durée" }, states_label: "Montrer",
  all: "Toutes", states: { attention: "À voir", disconnected: "Injoignable", never: "Jamais vue", working: "En marche" },
  counted: { attention: "À voir", disconnected: "Injoignables", never: "Jamais vues", working: "En marche" },
  doing: { free: "libre", in_use: "utilisée", out_of_order: "en panne" },
  why: { out_of_order: "Elle est en panne.", trial: "Son appel d’essai n’est pas revenu." },
  since: (when) => `depuis ${when}`, version: "Version", content: "Fiches de l’État", none: "aucune", bundle: "Paquet de réglages",
  trial: "Appel d’essai", trial_back: (when, ms) => `revenu en ${ms}${NB}ms, il y a ${when}`, trial_lost: (when) => `sans retour depuis ${when}`,
  never_tried: "aucun", examined: "Examinée", ago: (when) => `il y a ${when}`, not_examined: "pas encore", unexamined: ", pas encore examinée", started: "Allumée",
  bad: "À réparer", warning: "À regarder", remedy: "Que faire", findings: (n) => `${n}${NB}constat${n > 1 ? "s" : ""}`,
  shown: (n, all) => (all === 0 ? "Aucune borne ne s’est encore annoncée." : n === all ? `${all}${NB}borne${all > 1 ? "s" : ""}` : `${n} sur ${all}${NB}bornes`),
  unheard: "Elle a un code ou une clé, et n’a encore rien dit.", silent: "Vérifiez son courant et son réseau.",
  days: (n) => `${n}${NB}jour${n > 1 ? "s" : ""}`, sign_in: "Entrez d’abord au bureau des appels, avec le compte d’un technicien ou d’un superviseur.",
  role: `Cette page est pour les techniciens et les superviseurs. Le code commun ne l’ouvre pas. Un compte se demande à qui tient le bureau, qui le crée par${NB}: kiosk desk account add NOM --role technician.`, dead: "Le bureau ne répond pas. Cette page se mettra à jour toute seule.",
};

const EN = {
  title: "State of the terminals", back: "Calls", other: "Français", search: "Search for a terminal or place", sort: "Sort by",
  sorts: { urgent: "urgency", name: "name", place: "place", since: "duration" }, states_label: "Show",
  all: "All", states: { attention: "Needs attention", disconnected: "Disconnected", never: "Never seen", working: "Working" },
  counted: { attention: "Need attention", disconnected: "Disconnected", never: "Never seen", working: "Working" },
  doing: { free: "free", in_use: "in use", out_of_order: "out of order" },
  why: { out_of_order: "It is out of order.", trial: "Its trial call did not come back." },
  since: (when) => `for ${when}`, version: "Version", content: "State’s procedures", none: "none", bundle: "Settings bundle",
  trial: "Trial call", trial_back: (when, ms) => `back in ${ms}${NB}ms, ${when} ago`, trial_lost: (when) => `not back for ${when}`,
  never_tried: "none", examined: "Examined", ago: (when) => `${when} ago`, not_examined: "not yet", unexamined: ", not examined yet", started: "Switched on",
  bad: "To mend", warning: "To look at", remedy: "What to do", findings: (n) => `${n}${NB}finding${n > 1 ? "s" : ""}`,
  shown: (n, all) => (all === 0 ? "No terminal has announced itself yet." : n === all ? `${all}${NB}terminal${all > 1 ? "s" : ""}` : `${n} of ${all}${NB}terminals`),
  unheard: "It has a code or a key, and has said nothing yet.", silent: "Check its power and its network.",
  days: (n) => `${n}${NB}day${n > 1 ? "s" : ""}`, sign_in: "Enter the call desk first, with the account of a technician or a supervisor.",
  role: "This page is for technicians and supervisors. The shared code does not open it. Ask for an account whoever runs the desk, who makes it by: kiosk desk account add NAME --role technician.", dead: "The desk does not answer. This page will catch up by itself.",
};

export const words = language === "en" ? EN : FR;
