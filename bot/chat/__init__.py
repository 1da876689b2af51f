"""What people see and tap: each handler reads one update, makes one service call and shows a card."""
