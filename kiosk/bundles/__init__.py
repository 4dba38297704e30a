"""Signed bundles: a city's settings, procedures and State content in one file, for many terminals."""
