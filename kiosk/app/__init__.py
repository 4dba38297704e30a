"""The session process: joins the pure core, the window, the voice and the inputs; started by the terminal."""
