"""What a browser shows when a sign-in has opened nothing; made for `routes`."""

from __future__ import annotations

from html import escape

_TEXTS = {
    "fr": (
        "Vous n’êtes pas entré",
        {
            "role": "Votre compte n’a pas de rôle à ce bureau. Demandez-le au service informatique.",
            "site": "Votre compte n’est d’aucune mairie de ce bureau. Demandez-le au service informatique.",
            "counter": "Le nom du guichet a de 1 à 40 caractères. Recommencez, et écrivez-le d’abord.",
            "off": "Ce bureau n’a pas de compte de la ville.",
        },
        "La connexion n’a pas abouti, ou a duré trop longtemps. Recommencez.",
        "Le service de connexion de la ville ne répond pas. Réessayez dans un moment.",
        "Retour au poste des agents",
    ),
    "en": (
        "You have not entered",
        {
            "role": "Your account has no role at this desk. Ask the IT service for one.",
            "site": "Your account belongs to no town hall of this desk. Ask the IT service.",
            "counter": "A counter’s name has 1 to 40 characters. Try again, and write it first.",
            "off": "This desk has no sign-in of the city.",
        },
        "Signing in did not succeed, or took too long. Try again.",
        "The city’s sign-in does not answer. Try again in a moment.",
        "Back to the agents’ page",
    ),
}


def told(reason: str, status: int, language: str) -> str:
    """A page that says what to do."""
    title, known, other, away, back = _TEXTS[language]
    text = known.get(reason, away if status == 502 else other)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        '<link rel="icon" href="/page/icon.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="/page/desk.css">\n</head>\n<body>\n<header class="top"></header>\n'
        f'<main class="alone"><div class="gate card"><h1>{escape(title)}</h1><p>{escape(text)}</p>'
        f'<p><a href="/?lang={language}">{escape(back)}</a></p></div></main>\n</body>\n</html>\n'
    )
