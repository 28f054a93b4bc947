"""Asking the neighbourhood: questions by private message, answers that belong to nobody, and one result for all."""
