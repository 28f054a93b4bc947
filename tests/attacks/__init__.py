"""The attacks and the bad input that the project knows of, tried on the whole service at a real homeserver."""
