"""The glossary: how terms are written, where they stand in a page, how they are marked there."""
