"""How articles are written, held against the rules that a site has set itself."""
