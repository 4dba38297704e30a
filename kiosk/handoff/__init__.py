"""The hand-off: the link process, its outbox and the channels a call can take; the terminal's only network."""
