"""The page as assistive technology reads it: a tree from the view, and its publication over AT-SPI."""
