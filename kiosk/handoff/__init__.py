"""The hand-off: the link process, its outbox and its desks; the terminal's only network."""
