"""The desk's figures for whoever watches it (Prometheus): no name of a person, a counter or a terminal."""
