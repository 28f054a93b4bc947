"""What people, rooms and servers send wrongly: a kind answer or silence, never a crash, an echo or a ping."""
