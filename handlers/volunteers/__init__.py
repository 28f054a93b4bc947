"""Volunteers: signing up, pausing, leaving; asked fairly and never worn out."""
