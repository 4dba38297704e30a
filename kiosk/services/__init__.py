"""Outside services, each behind a small protocol: the directory of places and the printed ticket."""
