"""The terminals as a technician looks after them: what they find of themselves, and how they stand."""
