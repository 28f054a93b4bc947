"""A year of presence checks: many people, outages, nights when the clock changes; what must hold is looked at daily."""
