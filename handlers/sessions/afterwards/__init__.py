"""It is over: what there is to read, how it was, a certificate, and what is put away."""
