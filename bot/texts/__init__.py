"""Turns content files and typed words into values; knows no chat and no database."""
