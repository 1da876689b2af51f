"""The cards of the weekly check-in."""
