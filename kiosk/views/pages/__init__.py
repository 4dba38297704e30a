"""One file for each page: what it shows and offers, as a Draft that `compose` makes a View of."""
