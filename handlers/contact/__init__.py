"""A message to the people of a neighbourhood: to who is on duty for its topic, until it is answered and closed."""
