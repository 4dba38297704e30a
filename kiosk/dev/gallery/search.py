"""What the gallery's searches find and its themes hold, long words and all; used by `gallery`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.app.core import Core
from kiosk.procedures.library import Entry
from kiosk.procedures.model import Text
from kiosk.session.events import KeyTyped
from kiosk.session.searched import SearchFound, SearchResult, WordOffered

RESULTS = (
    SearchResult("galerie", "Prendre une carte de bibliothèque", "Adultes et enfants", "ville"),
    SearchResult("G1", "Carte de séjour d’un étudiant\u00a0: renouvellement", "Séjour en France"),
    SearchResult("galerie-un", "Rendre un livre", "Bibliothèques", "partage"),
    SearchResult(
        "G2", "Quels justificatifs faut-il donner pour une carte de stationnement\u00a0?", "Voiture"
    ),
    SearchResult("G3", "Carte d'abonnement", "Transports", guided="galerie-un"),
    *(SearchResult(f"G{n}", f"Carte numéro {n}, pour les essais", "Essais") for n in range(4, 19)),
)
ENTRIES: Mapping[str, tuple[Entry, ...]] = {
    "stationnement": (
        Entry("NG1", Text("Infractions routières"), "", 24),
        Entry("NG2", Text("Mesures antipollution"), "", 1),
    ),
    "NG1": (
        Entry("NG3", Text("Amendes - Contestation"), "", 3),
        Entry("NG4", Text("Reconnaissance des qualifications professionnelles"), "Métiers de la route", 2),
        Entry("G2", Text("Quels justificatifs faut-il donner pour une carte de stationnement ?"), "Papiers"),
        Entry("galerie-un", Text("Rendre un livre"), "Papiers"),
        *(Entry(f"G{n}", Text(f"Contester une amende, cas {n}"), "Amendes") for n in range(4, 30)),
    ),
}


OFFERED = tuple(
    WordOffered(word, f"{word} ") for word in ("renouvellement", "passeport", "bibliothèque", "identité")
)


def search(core: Core, words: str, count: int, offered: tuple[WordOffered, ...] = ()) -> None:
    """Types words on the page to search on; so many results come back, with words that are offered."""
    for char in words:
        core.send(KeyTyped(char))
    core.send(SearchFound(words, core.session.language, RESULTS[:count], offered))
