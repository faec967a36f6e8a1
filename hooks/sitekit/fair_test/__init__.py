"""A trial told in a few frames of dots, one person each."""
