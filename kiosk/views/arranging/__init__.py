"""Where the parts and controls of a page go: rows, regions, pages; pure, used by `compose` and `arrange`."""
