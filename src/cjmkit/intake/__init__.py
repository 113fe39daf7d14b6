"""
The road of the cards, in order: rows, header, mapping, repair, build.
"""
