# ruff: noqa: E501  (each line is one line of a file, or one mistake)
"""A procedure that uses every word of the format, for tests to read and to break; and a folder around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 21)

GOOD = """\
id: jardin
titre: Avoir un jardin
sous_titre: Un coin de terre
autorite: ville
famille: cadre-de-vie
icone: flower
source: https://www.paris.fr/jardins
source_date: 2025-03-02
relu_par: le service des jardins
relu_le: 2026-10-01
a_revoir_le: 2027-02-01
mots: [jardin, potager]
sans_ordinateur: Appelez le 3975.
blocs:
  - question: usage
    texte: Pour qui est le jardin ?
    pourquoi: Les règles ne sont pas les mêmes.
    aide: Une école demande pour une classe.
    type: un
    choix:
      - {id: habitant, texte: J’habite à Paris, precision: Toute l’année, icone: home, fixe: {habite_paris: oui}}
      - {id: ecole, texte: Je suis une école}
    je_ne_sais_pas: expliquer
    classe: ouverte
    etiquette: Usage
  - question: balcon
    si: {reponse: usage, est: habitant}
    texte: Avez-vous un balcon ?
    pourquoi: Un balcon suffit parfois.
    type: oui_non
    etiquette: Balcon
  - question: plantes
    texte: Que voulez-vous planter ?
    pourquoi: Tout ne pousse pas ici.
    type: plusieurs
    choix:
      - {id: fleurs, texte: Des fleurs}
      - {id: legumes, texte: Des légumes}
      - {id: arbres, texte: Des arbres}
    je_ne_sais_pas: montrer_tout
    classe: personnelle
    etiquette: Plantes
  - question: surface
    texte: Combien de mètres carrés ?
    pourquoi: Les petits jardins sont gratuits.
    type: nombre
    entre: [1, 200]
    classe: voilee
    etiquette: Surface
  - question: nom_du_lieu
    texte: Comment s’appelle le lieu ?
    pourquoi: Un agent le connaît peut-être.
    type: texte
    je_ne_sais_pas: agent
    classe: secrete
    etiquette: Lieu
  - cas:
      - si: {reponse: usage, est: [habitant]}
        titre: Si vous habitez à Paris
        blocs:
          - resultat: Vous pouvez demander un jardin.
            a_faire: Venez à l’accueil.
          - cas:
              - si: {reponse: balcon, est: oui}
                titre: Si vous avez un balcon
                blocs:
                  - texte: Plantez d’abord sur le balcon.
      - si: {reponse: usage, est: ecole}
        titre: Si vous êtes une école
        blocs:
          - ouvrir: jardin-ecole
            titre: Le jardin de l’école
            tout_de_suite: non
  - section: Qui y a droit
    role: qui
    si: {tous: [{fait: habite_paris}, {non: {reponse: plantes, est: arbres}}]}
    blocs:
      - liste:
          - Une personne de Paris
          - texte: Un grand jardin
            si: {reponse: surface, au_moins: 50, au_plus: 200}
            blocs:
              - texte: Il faut être plusieurs.
        ordonnee: oui
      - tableau:
          titre: Tailles
          colonnes: [Nom, Surface]
          lignes: [[petit, 10], ["moyen, ou presque", 50]]
      - encart: attention
        titre: L’eau
        texte: L’eau est coupée en hiver.
      - encart: exemple
        blocs:
          - texte: Une classe plante des radis.
  - a_verifier: Le prix de 2026 est à vérifier à l’accueil.
  - pieces:
      - {id: identite, texte: Une pièce d’identité}
      - {id: plan, texte: Un plan, aide: Dessiné à la main, si: {reponse: surface, au_moins: 20}}
    titre: Ce qu’il faut apporter
  - lieu: mairie
    note: Au premier étage.
  - lieu: {nom: La serre, adresse: 1 rue des Fleurs, horaires: Le lundi, telephone: 01 00 00 00 00, note: Fermée en août}
  - service: {titre: Faire la demande en ligne, adresse: https://www.paris.fr, note: Sur votre téléphone}
  - cout: C’est gratuit.
    si: {un: [{reponse: surface, au_plus: 10}, {fait: habite_paris, vaut: non}]}
  - delai: Comptez deux mois.
  - paiement: Payez sur votre propre téléphone.
essais:
  - reponses: {usage: habitant, balcon: oui, plantes: [fleurs, legumes], surface: 30, nom_du_lieu: Bercy}
    montre: [demander un jardin, L’eau est coupée]
    ne_montre_pas: [jardin de l’école]
    pieces: [identite, plan]
  - reponses: {usage: ecole, plantes: [], surface: 5, nom_du_lieu: je_ne_sais_pas}
    montre: [jardin de l’école]
    pieces: [identite]
"""

SCHOOL = """\
id: jardin-ecole
titre: Le jardin de l’école
autorite: ville
famille: cadre-de-vie
source: https://www.paris.fr/jardins
source_date: 2025-03-02
relu_par: le service des jardins
relu_le: 2026-10-01
a_revoir_le: 2027-02-01
sans_ordinateur: Appelez le 3975.
blocs:
  - texte: Parlez-en à la directrice.
essais:
  - montre: [directrice]
"""

ENGLISH = """\
langue: en
traduit_par: the gardeners
mots: [garden]
textes:
  - fr: Avoir un jardin
    en: Having a garden
  - fr: Pour qui est le jardin ?
    en: Who is the garden for?
"""

THEMES = """\
themes:
  - {id: cadre-de-vie, titre: Cadre de vie, titre_en: Streets, icone: delete}
"""


def write(folder: Path, text: str = GOOD, name: str = "jardin.yaml") -> Path:
    """The text as a file among the procedures of a configuration folder."""
    path = folder / "procedures" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def configuration(folder: Path) -> Path:
    """A small configuration in which everything is good."""
    write(folder)
    write(folder, SCHOOL, "jardin-ecole.yaml")
    (folder / "themes.yaml").write_text(THEMES, encoding="utf-8")
    (folder / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


SETTINGS = """\
[hall]
name = "Mairie"
address = "1 place de la Mairie"
hours = "Du lundi au vendredi."
phone = "3975"
reception_place = "à l’entrée"

[terminal]
id = "borne-1"
place = "Hall"

[panel]
width_mm = 336
height_mm = 598
bottom_mm = 900

[desk]
site = "mairie"
port = 8700

[home]
procedures = ["jardin"]
"""
