"""Reads an author's question, of any type; called by the reader of blocks."""

from __future__ import annotations

from kiosk.config.conditions import Asked, read_condition
from kiosk.config.fields import YES_NO, Fields, Reading
from kiosk.formats.nodes import Mapping, Node
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import Choice, DontKnowMeans, Privacy, Question, QuestionKind, Text

KINDS: dict[str, QuestionKind] = {
    "un": "one",
    "oui_non": "yes_no",
    "plusieurs": "several",
    "nombre": "number",
    "texte": "text",
}
DONT_KNOW: dict[str, DontKnowMeans] = {"expliquer": "explain", "montrer_tout": "show_all", "agent": "agent"}
PRIVACY: dict[str, Privacy] = {
    "ouverte": "open",
    "personnelle": "personal",
    "voilee": "veiled",
    "secrete": "secret",
}
_RESERVED = ("je_ne_sais_pas",)  # what trials write for « Je ne sais pas »


def read_question(reading: Reading, fields: Fields, asked: Asked) -> Question | None:
    """The question, entered among those asked; None where it has no name."""
    name = fields.identity("question")
    before = len(reading.problems)
    kind = fields.one_of("type", KINDS) if "type" in fields.node.keys() else "one"
    choices = _choices(reading, fields, kind)
    if any(problem.level == "error" for problem in reading.problems[before:]):
        asked.doubtful.add(name)
    when = read_condition(reading, fields.get("si"), asked)
    text = fields.text("texte", required=True)
    why = fields.text("pourquoi")
    help_ = fields.text("aide")
    dont_know = fields.one_of("je_ne_sais_pas", DONT_KNOW, "show_all")
    privacy = fields.one_of("classe", PRIVACY, "veiled")
    label = fields.text(
        "etiquette",
        required=True,
        hint="Ajoutez «\u00a0etiquette: …\u00a0»\u00a0: un nom neutre de cette étape, qu’un agent peut voir.",
    )
    least, most = _bounds(reading, fields, kind)
    fields.done()
    if not why:
        reading.warning(
            fields.node,
            f"La question «\u00a0{name}\u00a0» ne dit pas pourquoi on la pose.",
            "Ajoutez «\u00a0pourquoi: …\u00a0».",
        )
    if dont_know == "explain" and not help_:
        reading.error(
            fields.node,
            f"La question «\u00a0{name}\u00a0» n’a rien à expliquer à qui ne sait pas.",
            "Ajoutez «\u00a0aide: …\u00a0», ou écrivez «\u00a0je_ne_sais_pas: montrer_tout\u00a0».",
        )
    if not name:
        return None
    question = Question(
        name,
        text,
        kind or "one",
        choices,
        why,
        help_,
        dont_know or "show_all",
        privacy or "veiled",
        label,
        least,
        most,
        when,
    )
    if name in asked.questions:
        reading.error(
            fields.node,
            f"La question «\u00a0{name}\u00a0» existe déjà dans cette démarche.",
            "Donnez-lui un autre nom, ou posez-la une fois, avant les cas.",
        )
    asked.questions.setdefault(name, question)
    return question


def _choices(reading: Reading, fields: Fields, kind: QuestionKind | None) -> tuple[Choice, ...]:
    nodes = fields.items("choix")
    if kind in ("number", "text"):
        if nodes:
            reading.error(
                nodes[0],
                "Une question de ce type n’a pas de choix.",
                "Supprimez «\u00a0choix\u00a0», ou écrivez «\u00a0type: un\u00a0».",
            )
        return ()
    seen: dict[str, Choice] = {}
    for node in nodes:
        choice = _choice(reading, node)
        if choice is None:
            continue
        if choice.id in seen:
            reading.error(
                node, f"Le choix «\u00a0{choice.id}\u00a0» est écrit deux fois.", "Donnez-lui un autre nom."
            )
        elif kind == "yes_no" and choice.id not in YES_NO:
            reading.error(
                node, "Les choix de «\u00a0oui_non\u00a0» s’appellent oui et non.", suggest(choice.id, YES_NO)
            )
        seen.setdefault(choice.id, choice)
    if kind == "yes_no":
        return tuple(seen.get(name) or Choice(name, Text(name.capitalize())) for name in YES_NO)
    if kind is not None and len(nodes) < 2:
        reading.error(
            fields.node,
            "Une question à choix en a au moins deux.",
            "Ajoutez «\u00a0choix:\u00a0» et une ligne «\u00a0- {id: …, texte: …}\u00a0» par réponse.",
        )
    return tuple(seen.values())


def _choice(reading: Reading, node: Node) -> Choice | None:
    fields = reading.fields(node, "un choix")
    if fields is None:
        return None
    name = fields.identity("id", required=True)
    yes_no = name in YES_NO
    text = fields.text("texte", required=not yes_no) or Text(name.capitalize() if yes_no else "")
    choice = Choice(
        name, text, fields.text("precision"), fields.plain("icone"), _facts(reading, fields.get("fixe"))
    )
    fields.done()
    if name in _RESERVED:
        reading.error(
            node,
            f"«\u00a0{name}\u00a0» est offert à chaque question par la borne.",
            "Supprimez ce choix, et écrivez «\u00a0je_ne_sais_pas: …\u00a0» pour la question.",
        )
    return choice if name else None


def _facts(reading: Reading, node: Node | None) -> tuple[tuple[str, bool], ...]:
    """`fixe: {nom: oui}`."""
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        reading.error(node, "Ici il faut des faits.", "Écrivez «\u00a0fixe: {nom_du_fait: oui}\u00a0».")
        return ()
    facts = []
    for entry in node.entries:
        name = reading.identity(entry.key, "un fait")
        value = reading.one_of(entry.value, YES_NO, f"la valeur du fait {name}")
        if name and value is not None:
            facts.append((name, value))
    return tuple(facts)


def _bounds(reading: Reading, fields: Fields, kind: QuestionKind | None) -> tuple[int | None, int | None]:
    node = fields.get("entre")
    if node is None:
        return None, None
    numbers = [reading.number(item, "entre") for item in reading.items(node, "entre")]
    hint = "Écrivez «\u00a0entre: [1, 20]\u00a0», le plus petit d’abord."
    if kind not in ("number", None):
        reading.error(
            node,
            "«\u00a0entre\u00a0» ne sert qu’au type nombre.",
            "Supprimez cette ligne, ou écrivez «\u00a0type: nombre\u00a0».",
        )
    elif len(numbers) != 2:
        reading.error(node, "Il faut deux nombres.", hint)
    elif None not in numbers and numbers[0] >= numbers[1]:  # type: ignore[operator]
        reading.error(node, "Le premier nombre doit être plus petit que le second.", hint)
    else:
        return numbers[0], numbers[1]
    return None, None
