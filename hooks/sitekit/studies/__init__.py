"""Pictures of what studies found, drawn when the site is built."""
