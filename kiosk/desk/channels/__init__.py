"""What warns of a call beside the agents' page: a lamp, a webhook; each behind one small protocol."""
