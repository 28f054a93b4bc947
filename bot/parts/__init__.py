"""Makes a message into the parts that a channel can carry; pure, so that their cost is known before they are sent."""
