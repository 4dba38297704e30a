"""Tickets to print, and what is read back off a picture; used by the tests of the ticket."""

from __future__ import annotations

from PIL import Image

from kiosk.services.ticket.content import Line, Section, Ticket
from kiosk.services.ticket.sheet import Code

NB = "\u00a0"
SECRET = "Chantournelle"  # in every ticket, so that it can be looked for where it must not be


def ticket(large: bool = False, language: str = "fr", qr_text: str = "https://exemple.fr/habiter") -> Ticket:
    """A ticket with all that one can have."""
    return Ticket(
        title="Se garer dans sa rue",
        hall="Mairie du 12ᵉ",
        when=f"Mardi 14 octobre 2025, 10{NB}h{NB}46",
        sections=(
            Section("À faire", (Line(f"Allez rue de la {SECRET}{NB}: c’est l’accueil."),)),
            Section(
                "À apporter",
                (
                    Line("Carte grise", "have"),
                    Line(
                        "Preuve d’adresse de moins de trois mois, facture ou quittance",
                        "missing",
                        "À trouver.",
                    ),
                    Line("Carte bancaire", "open"),
                ),
            ),
            Section("Prix", (Line(f"45{NB}€, Œuvres comprises"),), half=True),
            Section("Délai", (Line("8 jours environ"),), half=True),
        ),
        qr_text=qr_text,
        qr_words="Pour tout revoir sur votre téléphone, visez ce carré.",
        ending=(Section(f"Besoin d’aide{NB}?", (Line("Appelez le 3975."),)),),
        language=language,
        large=large,
    )


def rows_of(code: Code, picture: Image.Image) -> tuple[tuple[bool, ...], ...]:
    """A code's modules as a telephone would find them: each by its middle."""
    grey = picture.convert("L")
    middle = code.module // 2
    side = range(len(code.rows))
    return tuple(
        tuple(
            grey.getpixel((code.x + across * code.module + middle, code.y + down * code.module + middle)) == 0
            for across in side
        )
        for down in side
    )
