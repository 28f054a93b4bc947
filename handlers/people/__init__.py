"""One person across everything here: coming and going, what is kept about them, stopping, and who cannot be reached."""
