"""The only SQL: tables, transactions, migrations and the vault; knows nothing of Telegram or of words shown."""
