"""The demo: what its clients show, its clock, its page."""
