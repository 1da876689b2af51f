"""The durable machine: receiver, worker, sender and ticker; knows nothing of what a message means."""
