"""Warning signs, and what to do about them: `docs/_data/signs.yml` and the cards that show it."""
