"""What the buttons of each feature ask for, as values; know no handler and no wording."""
