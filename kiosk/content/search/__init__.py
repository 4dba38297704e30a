"""Finding procedures in the citizen's own words, and browsing; used by the session and `kiosk search`."""

from kiosk.content.search.building import BuildError, Report, build
from kiosk.content.search.concepts import Concept, load_concepts
from kiosk.content.search.index import Hit, Index, Line, Record, Unusable

__all__ = [
    "BuildError",
    "Concept",
    "Hit",
    "Index",
    "Line",
    "Record",
    "Report",
    "Unusable",
    "build",
    "load_concepts",
]
