"""The Matrix channel: transport, encrypted device, sync pump, rooms and sending."""
