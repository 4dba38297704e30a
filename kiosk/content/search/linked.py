"""What a document gains from those that lead to it, before it is indexed; called by `building`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kiosk.content.search.entry import Entry

GUIDED = "Recherche guidée"


def with_links(entries: list[Entry]) -> list[Entry]:
    """Each document also has the words of the links that lead to it, each wording once.

    A guided search that its page offers under an internal name takes the page's title, and a page the words
    of the guided search that it offers: one of the two is found, and opens either.
    """
    wordings: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for target, words in entry.mentions:
            if 0 < len(words) < 200:
                wordings[target].add(words)
    by_id = {entry.id: entry for entry in entries if entry.kind == GUIDED}
    offered = hosts(entries)
    made: list[Entry] = []
    for entry in entries:
        words = {**entry.words, "links": [*entry.words["links"], *sorted(wordings[entry.id])]}
        guided, host = by_id.get(entry.guided), offered.get(entry.id)
        if guided is not None:
            words["heads"] = [*words["heads"], *guided.words["heads"]]
        if host is not None:
            words["keys"] = [*words["keys"], host.title]
            if host.kind != "Dossier" or entry.internal:
                entry = replace(entry, title=host.title, subtitle=entry.subtitle or host.subtitle)
                words["title"] = [host.title]
        made.append(replace(entry, words=words))
    return made


def hosts(entries: list[Entry]) -> dict[str, Entry]:
    """Which page offers each guided search; a dossier rather than one of its pages."""
    ordered = sorted((entry for entry in entries if entry.guided), key=lambda entry: entry.kind == "Dossier")
    return {entry.guided: entry for entry in ordered}
