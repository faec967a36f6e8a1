"""Begins what an author writes: a page, an explained word, a source."""
