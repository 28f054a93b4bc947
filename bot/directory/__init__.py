"""The directory of services as a file that people keep: read, compared with what is known, and written whole or not."""
