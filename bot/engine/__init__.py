"""Decides and sends: one trigger at a time becomes one transaction, and what it queued goes out afterwards."""
