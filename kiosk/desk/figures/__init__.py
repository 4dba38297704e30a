"""Figures for the monitoring committee: received, merged, released once a month, kept as long as is set."""
