"""One file for each command of `kiosk`; imported by `kiosk.cli` only when its command is used."""
