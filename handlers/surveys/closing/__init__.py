"""The end of a survey: answers become counts, and everybody who was asked hears them."""
