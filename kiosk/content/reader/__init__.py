"""One published document (XML) read into a procedure; used by `kiosk.content.library`."""

from kiosk.content.reader.document import read_document
from kiosk.content.reader.report import Link, Report

__all__ = ["Link", "Report", "read_document"]
