"""What somebody told in confidence: who reads it, its receipt, what was decided and why, and objecting to that."""
