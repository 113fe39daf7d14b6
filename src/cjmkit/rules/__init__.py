"""
Rules: one catalogue of coded facts that a card is checked against.
"""
