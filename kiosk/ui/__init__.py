"""The window: draws Placements and turns touches into control ids; the only package that imports Kivy."""
