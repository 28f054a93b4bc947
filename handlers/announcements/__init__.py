"""Announcements: one message of an organiser to many rooms."""
