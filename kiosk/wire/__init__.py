"""What the processes say to each other: messages, calls and findings; pure, used by every layer."""
