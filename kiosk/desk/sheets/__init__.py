"""The procedures' own public content, for whoever helps with one and is no expert in it."""
