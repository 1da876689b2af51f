"""/leave and /forget, each with its question."""
