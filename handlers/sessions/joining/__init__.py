"""A place in a session: given, waited for, given up, for oneself or for a guest, with what somebody needs."""
