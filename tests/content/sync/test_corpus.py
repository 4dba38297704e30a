"""The whole feed, when it is there: every document taken, the package's JSON written as the same bytes."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.library import StateLibrary
from kiosk.content.source import ZipSource
from kiosk.content.sync import DOCUMENTS, current, sync
from kiosk.content.sync.tree import to_xml
from tests.content.documents import FOUND, with_corpus
from tests.content.sync.contents import tree_of


@with_corpus
def test_every_document_of_the_feed_is_put_in_service(tmp_path: Path) -> None:
    report = sync(FOUND[0], tmp_path)
    assert report.documents > 4800
    assert report.unreadable == ()
    assert report.unknown_tags == ()
    folder = current(tmp_path)
    assert folder is not None
    library = StateLibrary(ZipSource(folder / DOCUMENTS))
    assert library.get("F34852") is not None
    library.close()


@with_corpus
def test_the_package_s_trees_become_the_feed_s_bytes() -> None:
    source = ZipSource(FOUND[0])
    wanted = ["F82", "F833", *sorted(source.identities())[::40]]        # the first two: odd attributes
    for identity in wanted:
        written = source.get_bytes(identity)
        assert written is not None
        assert to_xml({"id": identity, "children": tree_of(written)}) == written, identity
    source.close()
