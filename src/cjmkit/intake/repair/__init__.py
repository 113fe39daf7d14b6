"""
Repair: what is cleaned without loss, what is mended with a proof, what is reported as lost.
"""
