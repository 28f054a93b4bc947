"""How it went: done, thanked, or not, and forgotten a month later."""
