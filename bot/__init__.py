"""Kintsugi: a Telegram bot that helps two people rebuild trust after it was damaged."""
