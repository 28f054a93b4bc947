"""The right door: which service helps with what, near where somebody lives, and how fresh we know that."""
