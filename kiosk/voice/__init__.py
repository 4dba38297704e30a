"""The voice: a child process that owns pyttsx3, and the speaker that the session process holds."""
