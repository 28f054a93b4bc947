"""Telling something in confidence about a request, and what stops until one person has decided."""
