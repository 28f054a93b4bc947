"""Another moment, other words, taken back, every week again, or its people leave."""
