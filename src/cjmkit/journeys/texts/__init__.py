"""
Journeys as texts for other programs: mermaid, Markdown, Graphviz.
"""
