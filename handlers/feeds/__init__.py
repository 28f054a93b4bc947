"""Calendar feeds: what stands in them, and the secret address of one's own."""
