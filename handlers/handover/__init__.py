"""An organiser hands a place over to somebody who says yes: what is theirs goes along, and their access ends."""
