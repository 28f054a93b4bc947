"""What an organiser has in hand, flow by flow: what it is, and how it goes to somebody else."""
