"""What is fast, measured beside what a user would otherwise pick; knows the bot, and the bot does not know it."""
