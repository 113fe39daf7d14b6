"""
The journey's road after reading: templates, analyses, differences between versions, segments of cards.
"""
