"""Every room gets it once, and who wrote it hears how it went."""
