"""
PRS100–PRS299: what is wrong or doubtful with personas, their empathy maps and segments.
"""
