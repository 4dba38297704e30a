"""A procedure as one kind of value, whoever wrote it, and where a reader stands in it; pure."""
