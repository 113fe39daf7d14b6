"""
JRN100–JRN999: what is wrong or doubtful with a journey map.
"""
