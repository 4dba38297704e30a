"""The desk: the agents' server (calls, events, terminals, figures) and the page agents work with."""
