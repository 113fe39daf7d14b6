"""
What headings and values look like: spellings, words, kinds of values. The stages of the road ask it.
"""
