"""What always works: help, language, a person, stop, repeat, back, privacy, and an answer to what we cannot read."""
