"""What the terminal is held to, clause by clause, and the tests that show it; used by `kiosk conformity`."""
