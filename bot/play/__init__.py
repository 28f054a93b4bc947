"""Plays conversations without a homeserver: the whole product in a terminal, in tests and in written stories."""
