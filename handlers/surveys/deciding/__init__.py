"""After the counts: what is decided and why, and what came of it; everybody who was asked hears both."""
