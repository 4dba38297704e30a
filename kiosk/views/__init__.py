"""What is shown and what is said, computed from the session as frozen values; pure."""
