"""The ways out: of a couple, and of everything."""
