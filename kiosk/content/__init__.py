"""The State's published procedures, read into the one model; used by `kiosk.app` and `kiosk.cli`."""
