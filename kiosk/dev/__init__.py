"""What only developers use: pictures of every page, the dock, reloading; called by the commands."""
