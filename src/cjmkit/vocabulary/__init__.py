"""
Vocabularies of the field: channels, emotions, barriers and others, with Russian and English labels.
"""
