"""
Formats: what comes in and goes out, through the same hooks as plugins.
"""
