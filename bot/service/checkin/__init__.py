"""The weekly check-in: agreeing on its time, its reminders, moving it, and the meeting itself; knows no words."""
