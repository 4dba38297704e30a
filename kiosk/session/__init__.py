"""One citizen's session: its state, the events that change it and the effects they have; pure."""
