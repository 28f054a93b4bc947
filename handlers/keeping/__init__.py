"""What is kept of people: how long, who saw it, a copy of it, and forgetting it."""
