"""What an operator does beside running it: look whether all is well, back up, put back, renew the keys."""
