"""The technician's pages: the code, the list of steps, and one file for each step (`steps`).

Their texts are in a catalogue of their own (`technician.po`), French and English.
"""
