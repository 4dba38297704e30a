"""Placements made by hand: a question, the home page and the settings; for tests and measuring."""

from __future__ import annotations

from kiosk.ui.fonts import load_metrics
from kiosk.views.placement import Glyph, Line, Placement, Rect, Shape
from kiosk.views.view import Control

QUESTION = "La carte grise\nest-elle à votre nom\u00a0?"


class Page:
    """Gathers shapes in units of the portrait panel, stretched to another; words keep their form."""

    def __init__(self, width: int = 1080, height: int = 1920, theme: str = "standard") -> None:
        self.width, self.height, self.theme = width, height, theme
        self.sx, self.sy = width / 1080, height / 1920
        self.unit = (self.sx * self.sy) ** 0.5
        self.shapes: list[Shape] = []

    def line(
        self,
        text: str,
        x: float,
        y: float,
        height: float,
        size: float,
        weight: int = 400,
        ink: str = "ink",
        centre: float = 0.0,
        right: float = 0.0,
    ) -> Line:
        """A line from x, around `centre` or up to `right`."""
        size *= self.unit
        wide = load_metrics().width(text, size, weight)
        at = centre * self.sx - wide / 2 if centre else right * self.sx - wide if right else x * self.sx
        return Line(text, at, y * self.sy, height * self.sy, size, wide, weight, ink)

    def rect(self, x: float, y: float, w: float, h: float) -> Rect:
        return Rect(x * self.sx, y * self.sy, w * self.sx, h * self.sy)

    def glyph(
        self, name: str, x: float, y: float, size: float, ink: str = "primary", tile: float = 0
    ) -> Glyph:
        """An icon whose square begins at x and y, on a tile of that side around it."""
        out = (tile - size) / 2 * self.unit
        x, y, size = x * self.sx, y * self.sy, size * self.unit
        box = Rect(x - out, y - out, tile * self.unit, tile * self.unit) if tile else None
        return Glyph(name, x, y, size, ink, box)

    def add(self, look: str, rect: Rect, *parts: Line | Glyph, control: str = "", **more: object) -> None:
        lines = tuple(part for part in parts if isinstance(part, Line))
        glyphs = tuple(part for part in parts if isinstance(part, Glyph))
        made = Control(control, lines[0].text if lines else control, None, look=look) if control else None
        self.shapes.append(Shape(look, rect, lines, glyphs, made, **more))  # type: ignore[arg-type]

    def done(self, key: str, tone: str = "calm") -> Placement:
        return Placement(
            self.width,
            self.height,
            self.unit,
            self.theme,
            tone,
            tuple(self.shapes),
            key,  # type: ignore[arg-type]
        )

    def head(self, title: str, *body: str, context: str = "", where: str = "", state: str = "") -> None:
        self.add("page", self.rect(0, 0, 1080, 1920))
        rows = title.split("\n")
        top = 479 - 54 * len(body) - 80 * len(rows)
        lines = [
            self.line("Mairie du 12ᵉ", 40, 40, 46, 36, 700, "band_ink"),
            self.line("10 h 42", 0, 40, 46, 36, 400, "band_ink2", right=1040),
            *(self.line(row, 40, top + 80 * at, 80, 72, 700, "band_ink") for at, row in enumerate(rows)),
            *(
                self.line(row, 40, 479 - 54 * (len(body) - at), 54, 40, 400, "band_ink2")
                for at, row in enumerate(body)
            ),
        ]
        if context:
            lines.append(self.line(context, 40, top - 50, 46, 36, 600, "band_ink"))
            lines.append(self.line(where, 0, top - 50, 46, 36, 400, "band_ink2", right=1040))
        self.add("band", self.rect(0, 0, 1080, 523), *lines, state=state)

    def bar(
        self, back: str = "", tune: str = "", call: str = "rest", voice: str = "", focus: str = ""
    ) -> None:
        self.add("bar", self.rect(0, 1620, 1080, 300))
        x = 40.0
        tools = (
            ("back", "arrow-left", "Retour", 200, back),
            ("listen", "volume-high", "Réécouter", 232, voice),
            ("settings", "tune-vertical", "Affichage et son", 304, tune),
            ("language", "translate", "Langue", 228, ""),
        )
        for name, icon, label, width, state in tools:
            ink = "voice_bar" if name == "listen" else "primary"
            self.add(
                "tool",
                self.rect(x, 1642, width, 112),
                self.glyph(icon, x + width / 2 - 23, 1652, 46, ink),
                self.line(label, 0, 1702, 40, 36, 600, centre=x + width / 2),
                control=name,
                state=state,
                focused=focus == name,
            )
            x += width + 12
        words = {
            "rest": ("Appeler un agent", "On vient vous aider", "human-greeting"),
            "calling": ("Appel en cours…", "Il y a 8 secondes", "bell-ring"),
            "answered": ("Un agent arrive", "Environ 2 minutes", "walk"),
        }[call]
        self.add(
            "call",
            self.rect(40, 1770, 1000, 116),
            self.glyph(words[2], 70, 1790, 76, "on_call"),
            self.line(words[0], 172, 1800, 56, 50, 700),
            self.line(words[1], 0, 1805, 46, 36, 400, right=1006),
            control="call",
            state=call,
        )


def question(
    theme: str = "standard",
    pressed: str = "",
    focus: str = "",
    size: tuple[int, int] = (1080, 1920),
    number: int = 3,
    selected: str = "",
) -> Placement:
    """A question with three answers, « Je ne sais pas » and the bar."""
    page = Page(*size, theme)
    page.head(
        QUESTION,
        "Le tarif résident est réservé",
        "à la personne nommée sur la carte grise.",
        context="Se garer dans sa rue",
        where=f"Question {number} sur 5 environ",
    )
    y = 781.0
    answers = (
        ("yes", "check", "Oui, à mon nom", ""),
        ("relative", "account-multiple", "Non, au nom d’un proche", "Conjoint, parent, ami"),
        ("company", "briefcase", "Non, au nom d’une entreprise", "Voiture de fonction ou en location"),
    )
    for name, icon, label, hint in answers:
        rows = [page.line(label, 207, y + (57 if not hint else 34), 54, 46, 600)]
        if hint:
            rows.append(page.line(hint, 207, y + 86, 46, 36, 400, "ink2"))
        page.add(
            "answer",
            page.rect(40, y, 1000, 168),
            page.glyph(icon, 88, y + 49, 70, tile=108),
            page.glyph("chevron-right", 932, y + 48, 72),
            *rows,
            control=name,
            focused=focus == name,
            state="selected" if selected == name else "",
        )
        y += 194
    page.add(
        "quiet",
        page.rect(40, y + 8, 1000, 134),
        page.glyph("help", 98, y + 50, 50, tile=84),
        page.line("Je ne sais pas", 207, y + 22, 54, 46, 600),
        page.line("Ce n’est pas grave, on vous aide.", 207, y + 78, 46, 36, 400, "ink2"),
        control="unknown",
    )
    page.bar(focus=focus)
    return page.done(f"question {number}")


def home(theme: str = "standard", size: tuple[int, int] = (1080, 1920)) -> Placement:
    """Six tiles and two small controls."""
    page = Page(*size, theme)
    page.head(
        "Que voulez-vous faire\u00a0?",
        "Voici les demandes les plus fréquentes.",
        "Vous hésitez\u00a0? Appelez un agent, c’est notre métier.",
    )
    tiles = (
        ("parking", "Se garer dans\nsa rue"),
        ("silverware-variant", "Cantine et\nactivités"),
        ("baby", "Acte de\nnaissance"),
        ("account-card-details", "Carte\nd’identité,\npasseport"),
        ("archive", "S’inscrire\npour voter"),
        ("school", "École"),
    )
    for at, (icon, label) in enumerate(tiles):
        x, y, rows = 40 + 512 * (at % 2), 567 + 266 * (at // 2), label.split("\n")
        page.add(
            "tile",
            page.rect(x, y, 488, 232),
            page.glyph(icon, x + 47, y + 74, 84, tile=120),
            *(
                page.line(row, x + 175, y + 116 - 26 * len(rows) + 52 * n, 52, 46, 600)
                for n, row in enumerate(rows)
            ),
            control=icon,
        )
    for name, icon, label, x, w in (
        ("all", "format-list-bulleted", "Toutes les démarches", 40, 560),
        ("search", "magnify", "Chercher", 622, 418),
    ):
        page.add(
            "small",
            page.rect(x, 1374, w, 138),
            page.glyph(icon, x + 26, 1415, 56),
            page.line(label, x + 100, 1420, 46, 38, 600),
            control=name,
        )
    page.bar(back="disabled")
    return page.done("home")


def preferences(theme: str = "standard", size: tuple[int, int] = (1080, 1920)) -> Placement:
    """Text sizes, themes with their samples, switches."""
    page = Page(*size, theme)
    page.head(
        "Affichage et son",
        "Voici la taille choisie pour le texte.",
        "Après vous, tout redevient comme avant.",
    )
    headings = (("Taille du texte", 548), ("Couleurs", 754), ("Voix et vitesse", 988))
    page.add(
        "text", page.rect(40, 540, 1000, 60), *(page.line(text, 40, y, 46, 38, 600) for text, y in headings)
    )
    x = 40.0
    for number, size_px in enumerate((38, 46, 56, 70), start=1):
        page.add(
            "option",
            page.rect(x, 607, 236, 122),
            page.line("Aa", 0, 628, 80, size_px, 600, centre=x + 118),
            control=f"size-{number}",
            state="selected" if number == 1 else "",
            value=str(number),
        )
        x += 254.6
    x = 40.0
    for name, label in (
        ("standard", "Normales"),
        ("white_on_black", "Blanc\nsur noir"),
        ("yellow_on_black", "Jaune\nsur noir"),
        ("soft", "Douces"),
    ):
        rows = label.split("\n")
        page.add(
            "option",
            page.rect(x, 813, 236, 150),
            *(
                page.line(row, 0, 905 - 21 * len(rows) + 42 * n, 42, 36, 600, centre=x + 118)
                for n, row in enumerate(rows)
            ),
            control=f"theme-{name}",
            state="selected" if name == theme else "",
            value=name,
        )
        x += 254.6
    _switch(page, "voice", 40, 1047, 376, ("Voix",), "on", "volume-high", "voice_bar")
    for name, label, x, w in (
        ("slow", "Lente", 432, 190),
        ("normal", "Normale", 638, 198),
        ("fast", "Rapide", 852, 188),
    ):
        page.add(
            "option",
            page.rect(x, 1047, w, 122),
            page.line(label, 0, 1085, 46, 38, 600, centre=x + w / 2),
            control=name,
            state="selected" if name == "normal" else "",
        )
    _switch(page, "low", 40, 1229, 492, ("Boutons", "plus bas"), "off", "arrow-down-bold")
    _switch(page, "big", 548, 1229, 492, ("Boutons", "plus gros"), "off", "arrow-expand")
    page.add(
        "action",
        page.rect(40, 1462, 1000, 124),
        page.glyph("check", 262, 1497, 56, "on_primary"),
        page.line("C’est bien comme ça", 0, 1496, 56, 50, 600, "on_primary", centre=580),
        control="done",
    )
    page.bar(tune="selected")
    return page.done("settings")


def _switch(
    page: Page,
    name: str,
    x: float,
    y: float,
    w: float,
    rows: tuple[str, ...],
    state: str,
    icon: str,
    ink: str = "primary",
) -> None:
    word, middle = ("Oui", x + w - 172 + 50) if state == "on" else ("Non", x + w - 172 + 98)
    page.add(
        "switch",
        page.rect(x, y, w, 122),
        page.glyph(icon, x + 26, y + 36, 50, ink),
        *(
            page.line(row, x + (95 if len(rows) == 1 else 108), y + 61 - 21 * len(rows) + 42 * n, 42, 38, 600)
            for n, row in enumerate(rows)
        ),
        page.line(word, 0, y + 38, 46, 36, 600, centre=middle),
        control=name,
        state=state,
    )
