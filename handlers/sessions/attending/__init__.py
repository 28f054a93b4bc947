"""Being there: who is expected, and who came."""
