"""From the promise to the deed: welcome, reminders, letting go, going in alone, and catching up after we were away."""
