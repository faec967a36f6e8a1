"""How clear each page is, by two published lists of questions."""
