"""Looking for somebody: in rounds, honestly unmet when nobody is found, and why somebody was asked."""
