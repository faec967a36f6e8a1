"""Diaries that chance alone fills in, to show how often something in them looks like a cause."""
