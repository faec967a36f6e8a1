"""Claims: what is said, how sure that is, and which way it points."""
