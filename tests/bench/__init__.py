"""The speed bench: our service beside a bare nio echo bot, on the same homeserver in the same run (`make bench`)."""
