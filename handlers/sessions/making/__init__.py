"""Telling what a session will be, by one line or by questions, until it is published; and the next times of a row."""
