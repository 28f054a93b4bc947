"""Calendar files and papers."""
