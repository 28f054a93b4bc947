"""Neighbourhoods: their rooms, who is in them, and who carries which role."""
