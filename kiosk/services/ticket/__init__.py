"""The printed ticket: its content, its picture, and the printer, which a child process drives."""
