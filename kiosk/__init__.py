"""The town-hall terminal: one citizen, one procedure, one question at a time, and a person at one touch."""

__version__ = "0.1.0"
