"""Reads `config/` with file, line and column; returns (value, problems) and never raises half-way."""
