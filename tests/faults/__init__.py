"""The kill and fault bench: the whole product on a real homeserver, and everything that can go wrong around it."""
