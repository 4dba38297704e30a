"""Every setting of one terminal's own parts: glass, voice, keys, printer; used by `settings_table`."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.config.declare import setting


@dataclass(frozen=True, slots=True)
class Terminal:
    """Cette borne."""

    id: str = setting(
        "borne-1", "Nom court de la borne, différent pour chacune.", kind="identity", required=True
    )
    place: str = setting("", "Où se trouve la borne, dit aux agents.", required=True)
    mode: str = setting(
        "kiosk",
        "Sorte de poste\u00a0: borne debout, tablette, ou comptoir.",
        choices=("kiosk", "tablet", "counter"),
    )
    state_dir: str = setting(
        "out/state",
        "Dossier des appels en attente. Relatif au dossier du projet.",
        kind="path",
        required=True,
    )


@dataclass(frozen=True, slots=True)
class Panel:
    """L’écran et sa pose, pour que tout ce qui se touche soit à portée de main."""

    width_mm: float = setting(336.0, "Largeur de la dalle, en millimètres.", least=80, most=2000)
    height_mm: float = setting(598.0, "Hauteur de la dalle, en millimètres.", least=80, most=2000)
    width_px: int = setting(1080, "Largeur de l’image, en points.", least=480, most=8192)
    height_px: int = setting(1920, "Hauteur de l’image, en points.", least=480, most=8192)
    bottom_mm: float = setting(
        900.0, "Hauteur du bord bas de la dalle au-dessus du sol, en millimètres.", least=0, most=1500
    )
    tilt_deg: float = setting(
        15.0, "Inclinaison vers l’arrière, en degrés. 0\u00a0: verticale.", least=0, most=80
    )
    setback_mm: float = setting(
        0.0,
        "Recul du bord bas de la dalle derrière l’obstacle (tablette, pied), en millimètres.",
        least=0,
        most=635,
    )
    reach_mm: float = setting(
        635.0, "Profondeur que la main ne dépasse pas, en millimètres.", least=200, most=635
    )
    viewing_mm: float = setting(
        600.0,
        "Distance de lecture, en millimètres. Fixe la taille des plus grands caractères.",
        least=250,
        most=1500,
    )


@dataclass(frozen=True, slots=True)
class Display:
    """Ce qui bouge à l’écran."""

    motion: bool = setting(
        True,
        "Les boutons s’enfoncent, le compte à rebours avance chaque seconde. false\u00a0: rien ne bouge, "
        "sauf si la personne le demande dans «\u00a0Affichage et son\u00a0».",
    )
    off_outside_hours: bool = setting(
        False,
        "Hors des horaires de [hall] opening, une demi-heure avant et après, l’écran s’éteint. Un doigt, une "
        "touche le rallument\u00a0: il dit que la mairie est fermée, et les autres moyens. Vérifiez les "
        "horaires d’abord.",
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """La voix."""

    engine: str = setting("espeak", "Moteur de pyttsx3.", kind="identity")
    rate_wpm: int = setting(160, "Vitesse au début de chaque visite, en mots par minute.", least=62, most=250)
    volume: float = setting(
        1.0,
        "Volume, de 0 à 1. Chaque visite commence 12\u00a0dB plus bas\u00a0: 65\u00a0dBA au plus alors.",
        least=0,
        most=1,
    )
    voices: tuple[str, ...] = setting(
        (),
        "De meilleures voix, là où elles sont installées, une ligne par langue\u00a0: "
        '["fr = mbrola fr4", "en = pico en-GB", "es = piper /srv/voix/es.onnx"]. '
        "Après le modèle de Piper, le chemin d’un programme Piper\u00a0; sans lui, le paquet Python sert. "
        "Une voix qui manque ou échoue laisse la place à celle de `engine`\u00a0: voir kiosk doctor.",
        kind="voices",
    )


@dataclass(frozen=True, slots=True)
class Printer:
    """L’imprimante de tickets (rouleau de 80 mm, ESC/POS)."""

    address: str = setting(
        "",
        "Où elle est\u00a0: file:/dev/usb/lp0, usb:04b8:0202 ou tcp:192.168.1.20:9100. "
        "Vide\u00a0: pas d’imprimante, et rien n’en parle.",
    )
    answers: bool = setting(
        True, "Elle dit elle-même s’il y a du papier. false\u00a0: elle ne répond jamais, on la croit prête."
    )
    where: str = setting(
        "en bas", "Où le ticket sort, dit au citoyen\u00a0: «\u00a0Prenez votre ticket, en bas.\u00a0»"
    )


@dataclass(frozen=True, slots=True)
class Inputs:
    """Ce que touchent les mains."""

    double_strike_ms: int = setting(
        400,
        "Un second appui au même endroit avant ce délai n’est pas compté, en millisecondes.",
        least=0,
        most=1000,
    )
    key_double_strike_ms: int = setting(
        30,
        "La même touche d’un clavier, frappée à nouveau avant ce délai, n’est pas comptée, en millisecondes. "
        "500 pour des mains qui tremblent.",
        least=0,
        most=1000,
    )
    assistive: bool = setting(
        True,
        "Un lecteur d’écran ou une plage braille, attachés à la borne, lisent ses pages et la commandent "
        "(AT-SPI). false\u00a0: rien ne s’attache.",
    )
    keys: tuple[str, ...] = setting(
        (),
        "Les touches d’un clavier pour aveugles ou de contacteurs, telles que «\u00a0kiosk keys\u00a0» les "
        'apprend\u00a0: ["f13 = NEXT", "f15 = SELECT"]. Elles s’ajoutent à celles d’usine.',
        kind="keys",
    )


@dataclass(frozen=True, slots=True)
class Technician:
    """Les pages du technicien, à l’écran de la borne."""

    key: str = setting(
        "KEY_POWER",
        "Le bouton qui les ouvre, dans le coffre fermé à clé, par son nom ou son numéro sous Linux\u00a0: "
        "KEY_POWER est celui de la machine. Vide\u00a0: rien ne les ouvre.",
        kind="button",
    )
    code: str = setting(
        "",
        "Secret\u00a0: le code demandé ensuite, de 6 à 12 chiffres. Vide\u00a0: celui que le technicien a "
        "choisi à l’écran.",
        kind="digits",
        least=6,
        most=12,
        secret=True,
    )
