"""Very many wrong inputs, made by a seeded machine: nothing raises, and what stands beside them is heard."""
