"""The life of a help request: asked in private, consented, claimed, reminded, finished, honestly unmet."""
