"""Taking a request: who may, what comes before, and going along to see how it goes."""
