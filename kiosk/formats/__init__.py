"""Readers of the files people write, with the position of every value; used by several packages above."""
