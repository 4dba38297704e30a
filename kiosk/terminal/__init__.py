"""The supervisor: sessions, the warm standby, heartbeats, the line to the link; and the doctor."""
