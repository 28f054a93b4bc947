"""Ways to reach people who are not, or not only, on Matrix: who they are there, and when they want silence."""
