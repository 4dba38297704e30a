"""What a sync found and did, for people and programs; made by `sync.run`, kept in the content's folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

TOLD = 8                  # identities in a sentence; the report in the folder names all

Outcome = Literal["new", "unchanged", "set_aside"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that cannot be read, and why; `kept`: its former text stays in service."""

    document: str
    why: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Affected:
    """An override or City procedure that refers to documents that changed, or that are not there any more."""

    name: str
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """`content` is the name of the folder in service, `previous` the one to roll back to; both may be empty.

    `outcome` is `new` (put in service), `unchanged` (it was already) or `set_aside` (an earlier rollback took
    this very content out of service, and it stays out). `seconds` are by stage.
    """

    outcome: Outcome
    source: str
    content: str
    previous: str = ""
    documents: int = 0
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unknown_tags: tuple[tuple[str, int], ...] = ()
    affected: tuple[Affected, ...] = ()
    passed_over: tuple[str, ...] = ()
    made_with: str = ""
    made_at: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def sentences(self) -> Iterator[str]:
        """The report for a technician, a line each; what needs a look comes last."""
        yield {
            "new": f"{self.documents} documents in service, as content {self.content}.",
            "unchanged": f"Nothing new: the {self.documents} documents in service are those of the source.",
            "set_aside": "A rollback took this content out of service; it stays out, unless with --force.",
        }[self.outcome]
        if self.outcome == "new":
            yield f"{_few('new', self.new)}; {_few('changed', self.changed)}; {_few('gone', self.gone)}."
        for tag, count in self.unknown_tags:
            yield f"! tag <{tag}>, unknown, {count} times; its text is read through"
        for one in self.unreadable:
            yield f"! {one.why} ({'its former text is kept' if one.kept else 'left out'})"
        for one in self.affected:
            if one.changed:
                yield f"! {one.name} refers to {_few('changed', one.changed)}; read them again"
            if one.gone:
                yield f"! {one.name} refers to {_few('not there', one.gone)}; « kiosk check » says where"


def affected(
    refers: Mapping[str, Iterable[str]], changed: Iterable[str], there: Iterable[str]
) -> tuple[Affected, ...]:
    """Those of these names whose documents are among the changed, or are not there; in order of name."""
    changed, there = set(changed), set(there)
    found = []
    for name in sorted(refers):
        wanted = sorted(set(refers[name]))
        one = Affected(
            name, tuple(i for i in wanted if i in changed), tuple(i for i in wanted if i not in there)
        )
        if one.changed or one.gone:
            found.append(one)
    return tuple(found)


def _few(what: str, identities: tuple[str, ...]) -> str:
    if not identities:
        return f"0 {what}"
    named = ", ".join(identities[:TOLD])
    return f"{len(identities)} {what} ({named}{', …' if len(identities) > TOLD else ''})"
