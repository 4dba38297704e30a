"""What the page of figures says, in French and English; used by `page` and `downloads`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

NB = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """One language: single texts, titles of tables, of columns and of rows."""

    language: str
    text: Mapping[str, str]
    tables: Mapping[str, str]
    columns: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str]]  # by what a table divides; "": in every one
    days: tuple[str, ...]
    months: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)  # of procedures, as far as they are known
    steps: Mapping[tuple[str, str], str] = field(
        default_factory=dict
    )  # neutral labels, by procedure and step

    def table(self, name: str, about: str = "") -> str:
        """A table's title."""
        return self.tables[name].format(about=self.titles.get(about, about))

    def row(self, table: str, key: str, about: str = "") -> str:
        """What a row is of: a day, an hour, a name that has words, or the name itself."""
        by = table.rpartition("_by_")[2]
        known = self.rows[""] | self.rows.get(by, {})
        if key in known:
            return known[key]
        if by == "day":
            return self.day(key)
        if by == "procedure":
            return self.titles.get(key, key)
        if (about, key) in self.steps:
            return f"{self.steps[about, key]} ({key})"
        return self.text["hour"].format(hour=int(key)) if by == "hour" else key

    def day(self, key: str) -> str:
        """A day in words."""
        day = date.fromisoformat(key)
        return self.text["day"].format(name=self.days[day.weekday()], day=day.day)

    def month(self, key: str) -> str:
        """A month in words."""
        year, number = key.split("-")
        return f"{self.months[int(number) - 1]} {year}"

    def number(self, number: int | None) -> str:
        """A number as it is written; a dash for one that is not told."""
        if number is None:
            return "–"
        return f"{number:,}".replace(",", "\u202f" if self.language == "fr" else ",")


FR = Words(
    "fr",
    {
        "title": "Chiffres des bornes",
        "why": "Pour le comité de suivi. Un mois paraît le 4 du mois suivant, une seule fois, puis ne change"
        f" plus. Aucun nombre de 1 à 4 n’est montré{NB}: les petits nombres sont réunis, ou remplacés par un"
        " tiret, pour que personne ne soit reconnu. Rien ne dit qui a répondu à un appel.",
        "months": "Mois publiés",
        "none": "Aucun mois n’est encore publié. Le premier paraîtra le 4 du mois prochain.",
        "take": "À emporter",
        "csv": "Tableaux (CSV)",
        "json": "Données (JSON)",
        "back": "Retour au poste des agents",
        "other": "In English",
        "what": "Quoi",
        "total": "Total",
        "untold": "non montré",
        "small": "Moins de cinq en tout ce mois-ci, ou rien.",
        "chart": f"Graphique{NB}: {{of}}, les mêmes nombres que le tableau.",
        "sign_in": "Entrez d’abord au poste des agents, avec un compte de superviseur.",
        "role": "Cette page est pour les superviseurs. Demandez-leur, ou entrez avec un autre compte.",
        "missing": "Ce mois n’est pas publié ici.",
        "hour": f"{{hour}}{NB}h",
        "day": f"{{name}}{NB}{{day}}",
        "visits": "Visites",
        "procedures": "Démarches",
        "stops": "Où l’on s’arrête",
        "ways": "Autres façons de faire",
        "calls": "Appels",
        "used": "Autres usages",
    },
    {
        "visits_by_language": "Visites, par langue",
        "visits_by_day": "Visites, par jour",
        "visits_by_hour": "Visites, par heure",
        "procedures_by_source": "Démarches commencées, de la Ville ou de l’État",
        "procedures_by_procedure": "Comment les démarches se passent",
        "procedures_by_day": "Démarches, par jour",
        "procedures_by_hour": "Démarches, par heure",
        "stops": f"À quelle étape s’arrête{NB}: {{about}}",
        "ways_by_way": "Façons proposées et choisies",
        "ways_by_procedure": "Autres façons, par démarche",
        "calls_by_outcome": "Comment les appels finissent",
        "calls_by_wait": "Combien de temps on attend une réponse",
        "calls_by_day": "Appels, par jour",
        "calls_by_hour": "Appels, par heure",
        "calls_by_procedure": "Appels, par démarche",
        "used": "Clavier, tickets et recherche",
    },
    {
        "visits": "Visites", "begun": "Commencées", "finished": "Finies", "finished_alone": "dont seul",
        "finished_assisted": "dont avec un agent", "stopped": "Arrêtées", "offered": "Proposée",
        "chosen": "Choisie", "calls": "Appels", "times": "Fois",
    },
    {
        "": {
            "*": "Autres, réunis", "*city": "Autres de la Ville, réunies",
            "*state": "Autres de l’État, réunies", "-": "Sans précision",
        },
        "source": {"city": "de la Ville", "state": "de l’État"},
        "language": {
            "fr": "Français", "fr-simple": "Français facile", "en": "Anglais", "es": "Espagnol",
            "pt": "Portugais", "ar": "Arabe", "zh": "Chinois", "uk": "Ukrainien",
        },
        "way": {
            "counter": f"Au guichet («{NB}Sans ordinateur{NB}»)",
            "telephone": "Sur son téléphone (carré à viser)", "paper": "Sur papier (ticket)",
        },
        "outcome": {
            "helped": "Personne aidée", "elsewhere": "Orientée ailleurs", "later": "Rendez-vous donné",
            "left": "Personne partie", "mistake": "Appel par erreur", "closed": "Terminé, sans précision",
            "cancelled": "Annulé par la personne", "expired": "Resté sans réponse",
        },
        "wait": {
            "under_30_s": f"moins de 30{NB}s", "under_1_min": f"30{NB}s à 1{NB}min",
            "under_2_min": f"1 à 2{NB}min", "under_5_min": f"2 à 5{NB}min", "longer": f"5{NB}min ou plus",
            "unanswered": "pas de réponse",
        },
        "used": {
            "keypad": "Clavier à part utilisé", "print": "Tickets demandés", "search": "Recherches ouvertes",
        },
        "stops": {
            "menu": "Le menu de la fiche", "reading": "La lecture", "checklist": "La liste des papiers",
        },
    },
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
)  # fmt: skip
EN = Words(
    "en",
    {
        "title": "Figures of the terminals",
        "why": "For the monitoring committee. A month appears on the 4th of the next, once, and then stays as"
        " it is. No number from 1 to 4 is shown: small numbers are put together, or replaced by a dash, so"
        " that nobody is found again. Nothing says who answered a call.",
        "months": "Published months",
        "none": "No month is published yet. The first appears on the 4th of next month.",
        "take": "To take away",
        "csv": "Tables (CSV)",
        "json": "Data (JSON)",
        "back": "Back to the agents’ page",
        "other": "En français",
        "what": "What",
        "total": "Total",
        "untold": "not shown",
        "small": "Fewer than five in all this month, or none.",
        "chart": "Chart: {of}, the same numbers as the table.",
        "sign_in": "First enter the agents’ page, with a supervisor’s account.",
        "role": "This page is for supervisors. Ask one of them, or enter with another account.",
        "missing": "This month is not published here.",
        "hour": "{hour:02}:00",
        "day": f"{{name}}{NB}{{day}}",
        "visits": "Visits",
        "procedures": "Procedures",
        "stops": "Where people stop",
        "ways": "Other ways",
        "calls": "Calls",
        "used": "Also used",
    },
    {
        "visits_by_language": "Visits, by language",
        "visits_by_day": "Visits, by day",
        "visits_by_hour": "Visits, by hour",
        "procedures_by_source": "Procedures begun, the City’s or the State’s",
        "procedures_by_procedure": "How procedures go",
        "procedures_by_day": "Procedures, by day",
        "procedures_by_hour": "Procedures, by hour",
        "stops": "At which step people stop: {about}",
        "ways_by_way": "Ways offered and chosen",
        "ways_by_procedure": "Other ways, by procedure",
        "calls_by_outcome": "How calls end",
        "calls_by_wait": "How long people wait for an answer",
        "calls_by_day": "Calls, by day",
        "calls_by_hour": "Calls, by hour",
        "calls_by_procedure": "Calls, by procedure",
        "used": "Keypad, tickets and search",
    },
    {
        "visits": "Visits", "begun": "Begun", "finished": "Finished", "finished_alone": "of them alone",
        "finished_assisted": "of them with an agent", "stopped": "Stopped", "offered": "Offered",
        "chosen": "Chosen", "calls": "Calls", "times": "Times",
    },
    {
        "": {
            "*": "Others, together", "*city": "Others of the City, together",
            "*state": "Others of the State, together", "-": "Not known",
        },
        "source": {"city": "the City’s", "state": "the State’s"},
        "language": {
            "fr": "French", "fr-simple": "Easy French", "en": "English", "es": "Spanish",
            "pt": "Portuguese", "ar": "Arabic", "zh": "Chinese", "uk": "Ukrainian",
        },
        "way": {
            "counter": "At the counter (“Without a computer”)",
            "telephone": "On their telephone (square to scan)", "paper": "On paper (ticket)",
        },
        "outcome": {
            "helped": "Person helped", "elsewhere": "Sent elsewhere", "later": "Appointment made",
            "left": "Person gone", "mistake": "Called by mistake", "closed": "Ended, not said how",
            "cancelled": "Called off by the person", "expired": "Left unanswered",
        },
        "wait": {
            "under_30_s": f"under 30{NB}s", "under_1_min": f"30{NB}s to 1{NB}min",
            "under_2_min": f"1 to 2{NB}min", "under_5_min": f"2 to 5{NB}min", "longer": f"5{NB}min or more",
            "unanswered": "no answer",
        },
        "used": {
            "keypad": "Separate keypad used", "print": "Tickets asked for", "search": "Searches opened",
        },
        "stops": {"menu": "The sheet’s menu", "reading": "Reading", "checklist": "The list of papers"},
    },
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
)  # fmt: skip


def words_of(language: str | None) -> Words:
    """English where it is asked for, else French."""
    return EN if language == "en" else FR
