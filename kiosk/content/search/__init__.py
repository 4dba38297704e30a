"""Finding procedures in the citizen’s own words, and browsing: see `building`, `concepts`, `index`."""
