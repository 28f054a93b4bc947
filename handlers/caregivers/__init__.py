"""The caregiver's question: how long somebody can go on, what would help now, and nothing about whom they care for."""
