"""Brings the State's procedures here and puts them in service in one step; used by `kiosk.commands`.

A content is a folder named by its hash, never changed once it stands: the documents as a zip, their hashes,
the index, the report. `current` is a link to the one in service; a reader opens what it leads to once.
"""

from kiosk.content.sync.bar import bar
from kiosk.content.sync.download import Patience
from kiosk.content.sync.refusal import Refused
from kiosk.content.sync.report import Affected, SyncReport, Unreadable
from kiosk.content.sync.run import OFFICIAL, index_made_with, rollback, sync
from kiosk.content.sync.store import DOCUMENTS, INDEX, REPORT, current, hashes, last_report

__all__ = [
    "DOCUMENTS", "INDEX", "OFFICIAL", "REPORT", "Affected", "Patience", "Refused", "SyncReport", "Unreadable",
    "bar", "current", "hashes", "index_made_with", "last_report", "rollback", "sync",
]  # fmt: skip
