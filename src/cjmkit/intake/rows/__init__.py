"""
Rows: readers that turn any file into a stream of rows.
"""
