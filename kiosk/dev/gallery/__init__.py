"""Every page of the terminal by name, with procedures made for showing them."""
