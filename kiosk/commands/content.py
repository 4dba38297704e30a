"""The State’s content as commands see it: its index, and what that is made from (`sync`, `search`)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from kiosk.config.library import Library, load_library
from kiosk.config.settings_table import Settings
from kiosk.content.library import StateLibrary
from kiosk.content.search.building import build
from kiosk.content.search.concepts import load_concepts
from kiosk.content.search.index import Index, Unusable
from kiosk.content.sync import INDEX, current
from kiosk.procedures.model import Procedure

CONCEPTS = "recherche.yaml"


def builder(config: Path, city: Library) -> Callable[[Path, StateLibrary], object]:
    """What builds the index of a content: the City's procedures and the State's in one list."""
    concepts, _ = load_concepts(config / CONCEPTS)
    return lambda path, state: build(path, _in_its_languages(city), state, concepts)


def _in_its_languages(city: Library) -> list[Procedure]:
    """Each procedure in French, then in every other language it has: found in the words of each."""
    translated = (city.get(one.id, language) for one in city.all() for language in city.languages(one.id)[1:])
    return [*city.all(), *(one for one in translated if one is not None)]


def made_with(config: Path) -> str:
    """The hash of the town hall's files that the index is made from: when they change, so does the index."""
    digest = hashlib.sha256()
    for path in sorted([*(config / "procedures").glob("*.yaml"), config / CONCEPTS, config / "themes.yaml"]):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def index_of(settings: Settings, config: Path) -> Index:
    """The index in service; without any, one of the town hall's procedures alone, kept beside the outbox."""
    synced = current(settings.content_dir)
    if synced is not None and (synced / INDEX).is_file():
        try:
            return Index(synced / INDEX)
        except Unusable:
            pass  # of another version: the town hall's procedures can still be found
    city, _ = load_library(config)
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    path = settings.state_dir / f"index-{made_with(config)}.sqlite"
    if not path.is_file():
        concepts, _ = load_concepts(config / CONCEPTS)
        build(path, _in_its_languages(city), None, concepts)
    return Index(path)
