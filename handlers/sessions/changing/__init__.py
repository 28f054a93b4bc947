"""Another moment, place, name or size, called off, or the end of its series; and whoever counted on it hears so."""
