"""Secrets planted in a whole life on a real homeserver: where they may be read, and nowhere else."""
