"""Conversations that a machine makes up: people in six scripts, rooms, roles, crashes, and time that passes."""
