"""The presence check: who lives alone is asked whether all is well; a silence is told to whom they chose (2.3 A)."""
