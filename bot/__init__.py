"""Connects: channels, the dispatcher, the senders and the clock."""
