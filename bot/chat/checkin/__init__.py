"""The weekly check-in as people see and tap it."""
