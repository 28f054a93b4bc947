"""Danger comes before everything: which words speak of it, what is said at once, and which number is to be called."""
