"""Keypads, keyboards and the headset jack: hardware becomes meaning here, once."""
