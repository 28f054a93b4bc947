"""Asking: from the first word to the yes on exactly what neighbours will read."""
