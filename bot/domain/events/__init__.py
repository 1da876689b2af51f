"""What has happened that somebody is to be told who did not act themselves; must not know how it is shown."""
