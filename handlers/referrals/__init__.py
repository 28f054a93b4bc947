"""Somebody contacts a service for a neighbour, with a yes to what is passed on, until it is known what came of it."""
