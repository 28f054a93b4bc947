"""Until it begins: an invitation, what somebody has ahead, reminders, and a word from who leads it."""
