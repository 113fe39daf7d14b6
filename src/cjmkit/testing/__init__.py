"""
Testing: what plugin authors run against their plugins.
"""
