"""Things to explore: drawings of one thing from several sides, and a list of its parts."""
