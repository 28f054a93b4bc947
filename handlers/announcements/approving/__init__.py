"""When it goes, and somebody else who must agree first."""
