"""The other documents that stand beside one: questions, searches, one matter; used by `reader.document`."""

from __future__ import annotations

from kiosk.content.reader.inline import Element, text_of
from kiosk.procedures.text import Related, RelatedKind

_KINDS: dict[str, RelatedKind] = {
    "RechercheGuidee": "guided", "CommentFaireSi": "guided", "QuestionReponse": "question",
}
_SEE_ALSO = ("Fiche", "Dossier")


def read_related(root: Element, identity: str) -> tuple[Related, ...]:
    """Each once, in the order of the document; whether it is there is for those who show it."""
    once: dict[str, Related] = {}
    for element in root:
        kind = _KINDS.get(element.tag)
        if kind is not None:
            _add(once, kind, element)
        elif element.tag == "VoirAussi":
            for child in element:
                if child.tag in _SEE_ALSO:
                    _add(once, "see", child)
    once.pop(identity, None)
    return tuple(once.values())


def _add(once: dict[str, Related], kind: RelatedKind, element: Element) -> None:
    target = element.get("ID", "")
    if target:
        title = element.find("Titre")
        once.setdefault(target, Related(kind, target, text_of(element if title is None else title, None)))
