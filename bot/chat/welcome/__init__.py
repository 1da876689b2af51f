"""/start and the first questions; the settings ask the same ones again, one card each."""
