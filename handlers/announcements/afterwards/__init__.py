"""What comes after: put right, taken back, kept in sight, tried again where it did not arrive, answered."""
