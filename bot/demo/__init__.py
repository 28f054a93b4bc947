"""A whole neighbourhood on one machine, to try and to test against."""
