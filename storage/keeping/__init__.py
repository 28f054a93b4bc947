"""What becomes of every row in time: what goes after how long, and what of a person is forgotten."""
