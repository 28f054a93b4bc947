"""A neighbourhood stops: two people say so, everybody hears it in time, and on the day nothing of it is left acting."""
