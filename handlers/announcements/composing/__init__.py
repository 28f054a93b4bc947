"""Writing it: to whom, the text in its languages, a file, and exactly what each room will get."""
