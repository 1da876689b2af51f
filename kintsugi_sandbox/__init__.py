"""A local Telegram of our own with two phones in a web page: a stranger that imports nothing of the bot."""
