"""Pure values and rules; knows neither the network nor a database, and never waits."""
