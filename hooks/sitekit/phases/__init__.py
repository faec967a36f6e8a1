"""How something goes on, phase by phase: what people notice in each, and what can be done then."""
