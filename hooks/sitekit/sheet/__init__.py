"""Sheets that readers fill in on a page, or by hand, and print."""
