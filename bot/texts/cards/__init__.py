"""What each feature shows: pure functions from words and values to cards; know no storage and no network."""
