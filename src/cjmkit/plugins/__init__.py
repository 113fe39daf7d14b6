"""
Plugins: the contracts, the hooks and the host that contains failures.
"""
