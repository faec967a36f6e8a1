"""Citations: `[@key]` in the text, the list of references at its end, and files for reference
managers.
"""
