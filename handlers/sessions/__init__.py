"""Sessions: activities of a neighbourhood and of the learning network, with places, a waiting list and reminders."""
