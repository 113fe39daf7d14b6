"""
Spreadsheets of journeys: from grids of cells to a project, and from a project to pages. No file is touched here.
"""
